"""One plain form for anything frozen, so that the same edition always has the same digest."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass
from datetime import date


def plain(value: object) -> object:
    """Turn dataclasses into dicts, sets into sorted lists and days into text; the rest stays as it is."""
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value) if field.init}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def digest(form: object) -> str:
    """Return the SHA-256 of a plain form, in hexadecimal."""
    text = json.dumps(form, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()
