"""The form in which an entry is hashed. It may never change: old entries must always give the same digest."""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.db import models

from wicketgate.domain.ledger.merkle import leaf_hash
from wicketgate.domain.ledger.models import Entry

GENESIS = ""
FORM = "wicketgate entry 2"


def canonical(value: Any) -> bytes:
    """Return the one JSON form of `value`: sorted keys, no spaces, plain ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def form_of(entry: Entry) -> str:
    """
    Return the thirteen lines that an entry is hashed as: the name of the form, then its columns.

    Sequence, id, centre, instant, actor, event, rule, ground, edition, subject, written, commitment, previous. Ids are
    32 hexadecimal digits; the instant is UTC, `2026-11-21 10:30:00`, with six decimals where it has a fraction.
    No column may hold the end of a line, so that thirteen lines can be read in one way only.
    """
    asked = (entry.event, entry.rule, entry.ground, entry.edition)
    bound = (entry.subject.hex, entry.written, entry.commitment, entry.previous)
    held = (str(entry.sequence), entry.id.hex, entry.centre.hex, instant(entry.at), entry.actor.hex)
    columns = (*held, *asked, *bound)
    if any("\n" in column for column in columns):
        raise ValueError("Expected columns of one line each, got one with the end of a line in it.")
    return "\n".join((FORM, *columns))


def instant(at: datetime) -> str:
    """Return an aware instant as the form writes it."""
    return str(at.astimezone(UTC).replace(tzinfo=None))


def digest_of(entry: Entry) -> str:
    """Return the digest that chains `entry` to the one before it: its leaf in the tree (RFC 6962), in hexadecimal."""
    return leaf_hash(form_of(entry).encode()).hex()


def digest_of_rows(rows: Iterable[models.Model]) -> str:
    """Return one digest over every column of `rows` as they stand in the database, sealed values still closed."""
    digests = [hashlib.sha256(canonical(_columns(row))).hexdigest() for row in rows]
    return hashlib.sha256(canonical(digests)).hexdigest() if digests else ""


def _columns(row: models.Model) -> dict[str, str]:
    return {field.attname: _plain(row.__dict__.get(field.attname)) for field in row._meta.concrete_fields}


def _plain(value: object) -> str:
    return bytes(value).hex() if isinstance(value, (bytes, memoryview)) else str(value)
