"""The form in which an entry is hashed. It may never change: old entries must always give the same digest."""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC
from typing import Any

from django.db import models

from wicketgate.domain.ledger.models import Entry

GENESIS = ""


def canonical(value: Any) -> bytes:
    """Return the one JSON form of `value`: sorted keys, no spaces, plain ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def digest_of(entry: Entry) -> str:
    """Return the digest that chains `entry` to the one before it."""
    at = entry.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    held = (
        "wicketgate entry 1",
        entry.id.hex,
        entry.centre.hex,
        entry.sequence,
        at,
        entry.actor.hex,
        entry.event,
    )
    asked = (entry.rule, entry.ground, entry.edition)
    bound = (entry.subject.hex, entry.written, entry.commitment, entry.previous)
    return hashlib.sha256(canonical(held + asked + bound)).hexdigest()


def digest_of_rows(rows: Iterable[models.Model]) -> str:
    """Return one digest over every column of `rows` as they stand in the database, sealed values still closed."""
    digests = [hashlib.sha256(canonical(_columns(row))).hexdigest() for row in rows]
    return hashlib.sha256(canonical(digests)).hexdigest() if digests else ""


def _columns(row: models.Model) -> dict[str, str]:
    return {field.attname: _plain(row.__dict__.get(field.attname)) for field in row._meta.concrete_fields}


def _plain(value: object) -> str:
    return bytes(value).hex() if isinstance(value, (bytes, memoryview)) else str(value)
