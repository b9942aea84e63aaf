"""Records of a test's own, for a program that is run apart from it: on the database that the environment names."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit


@contextmanager
def own_records() -> Iterator[None]:
    """Open empty databases for this process alone, their tables made, and throw them away at its end."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "wicketgate.config.settings_test"
    with _databases_of_their_own():
        import django
        from django.conf import settings
        from django.core.management import call_command
        from django.db import connections

        django.setup()
        try:
            for database in ("default", "keyring"):
                call_command("migrate", database=database, verbosity=0)
            yield
        finally:
            connections.close_all()
            shutil.rmtree(Path(settings.WICKETGATE_DATA).parent, ignore_errors=True)


@contextmanager
def _databases_of_their_own() -> Iterator[None]:
    """Make two databases in the cluster that the environment names, if it names one, and drop them afterwards."""
    url = os.environ.get("WICKETGATE_DATABASE_URL")
    if not url:
        yield
        return
    import psycopg

    name = f"faults_{secrets.token_hex(6)}"
    names = (name, f"{name}_keyring")
    with psycopg.connect(url, autocommit=True) as cluster:
        for one in names:
            cluster.execute(f"CREATE DATABASE {one}")
        os.environ["WICKETGATE_DATABASE_URL"] = urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
        try:
            yield
        finally:
            for one in names:
                cluster.execute(f"DROP DATABASE {one} WITH (FORCE)")
