"""One line of a person's own list: an entry of the ledger, in codes, and whom it tells anything about."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    """
    One time that something of somebody was given out or opened.

    `place` is the entry’s own in the ledger; `posts` are those that whoever did it held. `told` are codes and ids that
    become words on the paper; `concerns` are those about whom the line tells anything. `detail` is the entry’s own,
    where it concerns this person alone, and else empty.
    """

    place: int
    at: datetime
    kind: str
    posts: tuple[str, ...]
    told: Mapping[str, Any]
    concerns: frozenset[UUID]
    detail: str = ""


def written(lines: Iterable[Line]) -> str:
    """Return lines as one text, always the same for the same lines."""
    held = [
        {
            "place": line.place,
            "at": line.at.isoformat(),
            "kind": line.kind,
            "posts": list(line.posts),
            "told": dict(line.told),
            "concerns": sorted(person.hex for person in line.concerns),
            "detail": line.detail,
        }
        for line in lines
    ]
    return json.dumps(held, sort_keys=True, separators=(",", ":"))


def read(text: str) -> tuple[Line, ...]:
    """Return the lines that `written` wrote."""
    return tuple(
        Line(
            place=held["place"],
            at=datetime.fromisoformat(held["at"]),
            kind=held["kind"],
            posts=tuple(held["posts"]),
            told=held["told"],
            concerns=frozenset(UUID(person) for person in held["concerns"]),
            detail=held["detail"],
        )
        for held in json.loads(text)
    )


def all_concerned(lines: Iterable[Line]) -> frozenset[UUID]:
    """Return everybody about whom any of the lines tells anything."""
    return frozenset().union(*(line.concerns for line in lines))
