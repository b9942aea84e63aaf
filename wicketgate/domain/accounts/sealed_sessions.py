"""
What a signed-in browser's session holds, sealed at rest.

Between two pages a session can hold the seed of a second factor that is being set up, so its row holds no plain text.
"""

import json
from typing import Any

from django.contrib.sessions.backends import db

from wicketgate.vault.errors import SealBroken
from wicketgate.vault.secrets import open_text, seal_text

_PURPOSE = "session"


class SessionStore(db.SessionStore):
    """Django's sessions in the database, each row's content sealed."""

    def encode(self, session_dict: dict[str, Any]) -> str:
        return seal_text(_PURPOSE, json.dumps(session_dict))

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        text = session_data.decode() if isinstance(session_data, bytes) else session_data
        try:
            held: dict[str, Any] = json.loads(open_text(_PURPOSE, text))
        except SealBroken:
            return {}
        return held
