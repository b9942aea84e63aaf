"""The way in for the web server."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from wicketgate.vault import quarantine

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wicketgate.config.settings")
# Whichever way the pages are opened: nobody signs in to records that wait in quarantine.
quarantine.require_none(settings.WICKETGATE_DATA)
application = get_wsgi_application()

if settings.INSTALLATION.database_url is None:
    from wicketgate.vault.embedded.files import ALIASES
    from wicketgate.vault.embedded.holding import hold_open

    hold_open(settings.WICKETGATE_DATA / f"{name}.db" for name in ALIASES)
