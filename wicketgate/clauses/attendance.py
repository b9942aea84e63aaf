"""Clause 3: a family's dates and times for the agency that referred it, and what may be shared in danger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from wicketgate.clauses.codes import PUBLIC_BODIES, Asker
from wicketgate.clauses.decision import NOTHING, Decision, Message
from wicketgate.clauses.edition import Edition
from wicketgate.clauses.edition_tables import AttendanceItem
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

_FUTURE: frozenset[str] = frozenset({"future_date", "future_time"})
_DATES_AND_TIMES: frozenset[str] = frozenset({"date", "time"})


@dataclass(frozen=True, slots=True)
class AttendanceException(RiskException):
    """A risk for which items of attendance are necessary."""

    necessary: frozenset[AttendanceItem]


@dataclass(frozen=True, slots=True)
class AttendanceAuthority(Authority):
    """An authority that names items of attendance."""

    items: frozenset[AttendanceItem]


@dataclass(frozen=True, slots=True)
class Referred:
    """The ids of the agencies that referred this arrangement; none where the family came by itself."""

    referring_agencies: frozenset[str]


@dataclass(frozen=True, slots=True)
class ReleaseAttendanceFacts:
    """Who asks for what of whose attendance, since when, and what speaks for it."""

    requester: Requester
    subject_ids: frozenset[str]
    requested_on: date | None
    arrangement: Referred
    items: frozenset[AttendanceItem]
    exception: AttendanceException | None
    authority: AttendanceAuthority | None


def release_attendance(edition: Edition, facts: ReleaseAttendanceFacts, at: datetime) -> Decision:
    """
    Decide which items of a family's attendance an asker may have.

    Attendance is that child and visiting adult were together; its time is when that began and ended, never
    when either side came or went.
    """
    question = Question("release_attendance", "attendance", edition)
    asked: frozenset[str] = facts.items
    if not facts.requester.identity_confirmed:
        return unconfirmed(question, asked)
    open_to = asked - _never_to(facts.requester.kind)
    routes = _routes(edition, facts, open_to, at.date())
    return release(question, asked, routes, otherwise=_why_nothing(edition, facts, at.date()))


def _never_to(kind: str) -> frozenset[str]:
    """Return what no right at all lets out to this kind of asker (the floor)."""
    return frozenset({"remark"}) | (NOTHING if kind in PUBLIC_BODIES else _FUTURE)


def _routes(
    edition: Edition, facts: ReleaseAttendanceFacts, open_to: frozenset[str], on: date
) -> Iterator[Route]:
    asker, authority, exception = facts.requester, facts.authority, facts.exception
    if authority and authority_holds(authority, asker, subjects=facts.subject_ids):
        items = open_to & authority.items
        plain_access = authority.kind == "subject_access" and items <= _DATES_AND_TIMES
        yield by_authority(authority, items, second_approval=not plain_access)
    ground = ground_met(edition, exception)
    if ground and exception and asker.kind in RECIPIENTS:
        paragraph = ground.attendance_paragraph
        yield by_exception(ground, exception, open_to & exception.necessary, paragraph=paragraph)
    if _may_have_it_ordinarily(edition, facts) and _notice_has_run(edition, facts.requested_on, on):
        yield Route((open_to - _FUTURE) & edition.attendance.items, Message("named_recipient"))


def _may_have_it_ordinarily(edition: Edition, facts: ReleaseAttendanceFacts) -> bool:
    asker, named = facts.requester, edition.attendance.recipients
    if asker.kind == "agency":
        return "referring_agency" in named and asker.id in facts.arrangement.referring_agencies
    if asker.kind == "party":
        return "any_party" in named and asker.id in facts.subject_ids
    return asker.kind == "court_officer" and "court_officer" in named


def _notice_has_run(edition: Edition, requested_on: date | None, on: date) -> bool:
    return requested_on is not None and (on - requested_on).days >= edition.attendance.notice_days


def _why_nothing(edition: Edition, facts: ReleaseAttendanceFacts, on: date) -> tuple[Message, Message]:
    if not _may_have_it_ordinarily(edition, facts):
        return Message("not_a_named_recipient"), Message("send_the_neutral_letter")
    if not _notice_has_run(edition, facts.requested_on, on):
        days = (("days", str(edition.attendance.notice_days)),)
        return Message("no_request_whose_notice_has_run", days), Message("record_the_request_and_wait")
    return Message("not_among_the_items"), Message("offer_dates_and_times")


ConcernItem = Literal["facts", "child", "adults", "location", "raised_by", "history"]
_CONCERN_RECIPIENTS: frozenset[str] = frozenset({"police", "local_authority", "health", "person_at_risk"})
_NOT_TO_THE_PERSON: frozenset[str] = frozenset({"location", "raised_by"})


@dataclass(frozen=True, slots=True)
class ConcernException(RiskException):
    """A risk for which items of a concern are necessary."""

    necessary: frozenset[ConcernItem]


@dataclass(frozen=True, slots=True)
class ConcernRecipient:
    """Who would be told of a concern: their kind, their id, and whether it is surely they."""

    kind: Literal[Asker, "health", "person_at_risk"]
    id: str
    identity_confirmed: bool


@dataclass(frozen=True, slots=True)
class ShareConcernFacts:
    """Which items of a concern would go to whom, and the risk that speaks for it."""

    recipient: ConcernRecipient
    items: frozenset[ConcernItem]
    exception: ConcernException | None


def share_concern(edition: Edition, facts: ShareConcernFacts, at: datetime) -> Decision:
    """Decide which items of a concern may be shared with somebody outside."""
    question = Question("share_concern", "attendance", edition)
    asked: frozenset[str] = facts.items
    if not facts.recipient.identity_confirmed:
        return unconfirmed(question, asked)
    return release(
        question, asked, _concern_routes(edition, facts), otherwise=_why_not_shared(edition, facts)
    )


def _concern_routes(edition: Edition, facts: ShareConcernFacts) -> Iterator[Route]:
    ground, exception, kind = ground_met(edition, facts.exception), facts.exception, facts.recipient.kind
    if ground and exception and kind in _CONCERN_RECIPIENTS:
        items = facts.items & exception.necessary
        if kind == "person_at_risk":
            items -= _NOT_TO_THE_PERSON
        yield by_exception(ground, exception, items, paragraph=ground.attendance_paragraph)


def _why_not_shared(edition: Edition, facts: ShareConcernFacts) -> tuple[Message, Message]:
    if facts.recipient.kind not in _CONCERN_RECIPIENTS:
        return Message("not_told_of_concerns"), Message("tell_those_who_can_help")
    if ground_met(edition, facts.exception) is None:
        return Message("no_risk_ground"), Message("record_an_exception")
    return Message("not_necessary"), Message("share_what_is_necessary")
