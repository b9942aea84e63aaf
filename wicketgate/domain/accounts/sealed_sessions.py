"""
What a signed-in browser's session holds, sealed at rest, and its name kept as a digest.

Between two pages a session can hold the seed of a second factor that is being set up, so its row holds no plain text.
Whoever reads the table finds no name to put into a cookie of their own, and what one row holds opens in no other.
"""

import hashlib
import json
from typing import Any
from uuid import UUID

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends import db
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db.models.functions import Now

from wicketgate.vault.errors import SealBroken
from wicketgate.vault.secrets import open_text, seal_text

_LONGEST = 40  # characters of Django's own column: 160 bits of the digest


def kept_name(session_key: str) -> str:
    """Return the name under which a session's row is kept: enough to know the cookie again, not enough to be it."""
    return hashlib.sha256(f"wicketgate session {session_key}".encode()).hexdigest()[:_LONGEST]


class SessionStore(db.SessionStore):
    """Django's sessions in the database, each row's content sealed for the one cookie that names it."""

    def encode(self, session_dict: dict[str, Any]) -> str:
        return seal_text(_purpose(self._kept()), json.dumps(session_dict))

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        text = session_data.decode() if isinstance(session_data, bytes) else session_data
        return _opened(self._kept(), text)

    def exists(self, session_key: str) -> bool:
        return super().exists(kept_name(session_key))

    def create_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        row = super().create_model_instance(data)
        row.session_key = kept_name(row.session_key)
        return row

    def delete(self, session_key: str | None = None) -> None:
        named = session_key or self.session_key
        if named is not None:
            super().delete(kept_name(named))

    def _get_session_from_db(self) -> AbstractBaseSession | None:
        row = self.model.objects.filter(session_key=self._kept(), expire_date__gt=Now()).first()
        if row is None:
            self._session_key = None
        return row

    def _kept(self) -> str:
        return kept_name(self.session_key or "")


def sessions_of(account: UUID, *, signed: str) -> list[tuple[str, dict[str, Any]]]:
    """
    Return what each session holds in which the account is signed in, by the name under which it is kept.

    `signed` is what a session of the account bears that nothing has ended: a new password or stamp changes it.
    """
    rows = db.SessionStore.get_model_class().objects.filter(expire_date__gt=Now()).order_by("-expire_date")
    found = ((row.session_key, _opened(row.session_key, row.session_data)) for row in rows)
    wanted = (str(account), signed)
    return [
        (name, held) for name, held in found if (held.get(SESSION_KEY), held.get(HASH_SESSION_KEY)) == wanted
    ]


def _opened(name: str, sealed: str) -> dict[str, Any]:
    try:
        held: dict[str, Any] = json.loads(open_text(_purpose(name), sealed))
    except SealBroken:
        return {}
    return held


def _purpose(name: str) -> str:
    return f"session {name}"
