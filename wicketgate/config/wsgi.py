"""The way in for the web server."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from wicketgate.config.installation import from_environment
from wicketgate.vault import quarantine, turning

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wicketgate.config.settings")
_installation = from_environment()
# Whichever way the pages are opened: nobody signs in to records in quarantine, or whose keys are being changed.
quarantine.require_none(_installation.data)
turning.settle_at_start(
    _installation.data, _installation.key_file, has_server=_installation.database_url is not None
)
application = get_wsgi_application()

if settings.INSTALLATION.database_url is None:
    from wicketgate.vault.embedded.files import ALIASES
    from wicketgate.vault.embedded.holding import hold_open

    hold_open(settings.WICKETGATE_DATA / f"{name}.db" for name in ALIASES)
