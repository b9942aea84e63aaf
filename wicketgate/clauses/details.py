"""Clause 4: nobody's details go out without their own permission; and each sees only what is their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from wicketgate.clauses.dates import in_force
from wicketgate.clauses.decision import NOTHING, Decision, Message
from wicketgate.clauses.edition import Edition
from wicketgate.clauses.exceptions import (
    RECIPIENTS,
    Authority,
    Requester,
    RiskException,
    authority_holds,
    by_authority,
    by_exception,
    ground_met,
)
from wicketgate.clauses.routes import Route, release, unconfirmed
from wicketgate.clauses.ruling import Question

DetailItem = Literal[
    "name",
    "address",
    "telephone",
    "email",
    "new_name",
    "school",
    "nursery",
    "workplace",
    "doctor",
    "vehicle",
    "family_of",
    "photograph",
]


@dataclass(frozen=True, slots=True)
class DetailsException(RiskException):
    """A risk for which somebody's details are necessary."""

    necessary: frozenset[DetailItem]


@dataclass(frozen=True, slots=True)
class DetailsAuthority(Authority):
    """An authority that names somebody's details."""

    items: frozenset[DetailItem]


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose details they are. Every kind is protected alike."""

    id: str
    kind: Literal["parent", "child", "carer", "relative", "volunteer"]


@dataclass(frozen=True, slots=True)
class Permission:
    """What the subject lets one recipient (an id) have, for one purpose and a time."""

    items: frozenset[DetailItem]
    recipient: str
    purpose: str
    from_: date
    until: date | None
    withdrawn_on: date | None


@dataclass(frozen=True, slots=True)
class ReleaseDetailsFacts:
    """Whose details would go to whom and what for, and what speaks for it."""

    subject: Subject
    recipient: Requester
    items: frozenset[DetailItem]
    purpose: str
    permissions: tuple[Permission, ...]
    exception: DetailsException | None
    authority: DetailsAuthority | None


def release_details(edition: Edition, facts: ReleaseDetailsFacts, at: datetime) -> Decision:
    """Decide which of somebody's details a recipient may have."""
    question = Question("release_details", "details", edition)
    if not facts.recipient.identity_confirmed:
        return unconfirmed(question, facts.items)
    otherwise = Message("no_permission"), Message("ask_the_person_or_record_an_exception")
    return release(question, facts.items, _routes(edition, facts, at.date()), otherwise=otherwise)


def _routes(edition: Edition, facts: ReleaseDetailsFacts, on: date) -> Iterator[Route]:
    recipient, authority, exception = facts.recipient, facts.authority, facts.exception
    holds = authority_holds(authority, recipient, subjects={facts.subject.id})
    if authority and holds and not _is_barred(facts):
        yield by_authority(authority, facts.items & authority.items, second_approval=True)
    ground = ground_met(edition, exception)
    if ground and exception and recipient.kind in RECIPIENTS:
        items = facts.items & exception.necessary
        yield by_exception(ground, exception, items, paragraph=ground.details_paragraph)
    yield Route(facts.items & _permitted(facts, on), Message("permission"))


def _is_barred(facts: ReleaseDetailsFacts) -> bool:
    """Say whether only the subject's own permission may reach this recipient (the floor)."""
    other_party = facts.recipient.kind == "party" and facts.recipient.id != facts.subject.id
    return other_party or facts.recipient.kind in ("former_partner", "private_person")


def _permitted(facts: ReleaseDetailsFacts, on: date) -> frozenset[str]:
    return NOTHING.union(*(given.items for given in facts.permissions if _counts(given, facts, on)))


def _counts(given: Permission, facts: ReleaseDetailsFacts, on: date) -> bool:
    matches = given.recipient == facts.recipient.id and given.purpose == facts.purpose
    withdrawn = given.withdrawn_on is not None and given.withdrawn_on <= on
    purposeful = bool(facts.purpose.strip())
    return matches and purposeful and not withdrawn and in_force(on, start=given.from_, until=given.until)


@dataclass(frozen=True, slots=True)
class ShowOwnFacts:
    """Who looks at a thing, whom it tells anything about, and whether they typed it and sent it."""

    viewer: str
    concerns: frozenset[str]
    window: Literal["future", "past"]
    typed_by_viewer: bool
    sent: bool


def show_own(edition: Edition, facts: ShowOwnFacts, at: datetime) -> Decision:
    """Decide whether somebody may be shown a thing as their own."""
    question = Question("show_own", "details", edition)
    if facts.concerns == {facts.viewer}:
        return question.allow(Message("concerns_only_them"), Message("show_it"))
    if facts.typed_by_viewer and not facts.sent:
        return question.allow(Message("typed_and_not_sent"), Message("show_until_sent"))
    return question.refuse(Message("concerns_others"), Message("show_only_their_own"))
