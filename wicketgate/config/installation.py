"""Where this installation's records and key are, from the environment. Opens nothing."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from wicketgate.config import database_line
from wicketgate.vault import rootkey
from wicketgate.vault.errors import RootKeyError


@dataclass(frozen=True, slots=True)
class Installation:
    """One centre's place on this computer: `data` holds records, `key_file` lies elsewhere."""

    data: Path
    key_file: Path
    passphrase: str | None
    database_url: str | None
    is_demonstration: bool
    # The name by which browsers in the hall reach this computer, and its certificate; None where it serves itself only.
    host: str | None = None
    certificate: Path | None = None
    certificate_key: Path | None = None

    def secret(self, purpose: str) -> str:
        """Return a secret for `purpose`, or an empty one, with which nothing can be served, when there is no key."""
        try:
            root = rootkey.load(self.key_file, data=self.data, passphrase=self.passphrase)
        except RootKeyError:
            return ""
        return rootkey.secret(root, purpose)

    def databases(self) -> dict[str, dict[str, Any]]:
        """Return Django's DATABASES: the records, and the keyring apart from them."""
        make = _embedded if self.database_url is None else _postgresql
        return {"default": make(self, "records"), "keyring": make(self, "keyring")}


def from_environment() -> Installation:
    """
    Return the installation that the environment names.

    WICKETGATE_DATA, _KEY_FILE, _PASSPHRASE, _DATABASE_URL, _DEMONSTRATION, _HOST, _CERTIFICATE and _CERTIFICATE_KEY.
    """
    home = Path.home()
    return Installation(
        data=Path(os.environ.get("WICKETGATE_DATA", home / ".local/share/wicketgate/centre")),
        key_file=Path(os.environ.get("WICKETGATE_KEY_FILE", home / ".config/wicketgate/centre.key")),
        passphrase=os.environ.get("WICKETGATE_PASSPHRASE"),
        database_url=os.environ.get("WICKETGATE_DATABASE_URL"),
        is_demonstration=os.environ.get("WICKETGATE_DEMONSTRATION") == "1",
        host=os.environ.get("WICKETGATE_HOST") or None,
        certificate=_path("WICKETGATE_CERTIFICATE"),
        certificate_key=_path("WICKETGATE_CERTIFICATE_KEY"),
    )


def _path(name: str) -> Path | None:
    told = os.environ.get(name)
    return Path(told) if told else None


def _embedded(installation: Installation, name: str) -> dict[str, Any]:
    return {
        "ENGINE": "wicketgate.vault.embedded",
        "NAME": str(installation.data / f"{name}.db"),
        # A writer that begins as a reader can lose its place to another: every transaction takes its turn at once.
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20},
        "TEST": {"NAME": str(installation.data / f"test-{name}.db")},
    }


def _postgresql(installation: Installation, name: str) -> dict[str, Any]:
    url = urlsplit(installation.database_url or "")
    database = url.path.lstrip("/") or "wicketgate"
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": database if name == "records" else f"{database}_{name}",
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": unquote(url.hostname or ""),
        "PORT": str(url.port or ""),
        "OPTIONS": database_line.options(unquote(url.hostname or ""), url.query),
        "CONN_MAX_AGE": 60,
    }
