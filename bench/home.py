"""A centre of its own for a measurement: folders, a key and a cast of people that are gone afterwards."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.people import Cast


@contextmanager
def temporary() -> Iterator[Path]:
    """Open an empty embedded database, migrated, in a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="wicketgate-bench-") as folder:
        data, key_file = Path(folder) / "data", Path(folder) / "key" / "root.key"
        os.environ |= {
            "WICKETGATE_DATA": str(data),
            "WICKETGATE_KEY_FILE": str(key_file),
            "WICKETGATE_DEMONSTRATION": "1",
            "DJANGO_SETTINGS_MODULE": "wicketgate.config.settings",
        }
        from wicketgate.doors.cli.opened import prepare
        from wicketgate.vault import rootkey

        rootkey.make(key_file)  # the settings must find it
        prepare()
        yield data


@contextmanager
def peopled() -> Iterator["Cast"]:
    """Open such a centre with the cast of the tests in it, tables for names in plain text, and the clock held."""
    with temporary():
        from bench.plain import make_tables
        from tests.people import NOW, cast
        from wicketgate.doors import clock

        with clock.held(NOW):
            people = cast()
            make_tables()
            yield people
