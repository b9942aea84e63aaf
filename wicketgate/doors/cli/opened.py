"""Open an installation's records for a command: settings, migrations, the checks at the start."""

import os
import sys
from collections.abc import Callable

import django
from django.core.management import call_command

from wicketgate.vault.errors import VaultError


def prepare() -> None:
    """Load the settings and bring both databases up to this program's form, making them on the first run."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wicketgate.config.settings")
    django.setup()
    from django.conf import settings  # the settings exist only now

    settings.WICKETGATE_DATA.mkdir(parents=True, exist_ok=True, mode=0o700)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("migrate", database="keyring", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


def or_letter(act: Callable[[], int]) -> int:
    """Return what `act` returns; a safe that does not open is a letter on standard error, and status 1."""
    try:
        return act()
    except VaultError as error:
        sys.stderr.write(f"{error}\n")
        return 1
