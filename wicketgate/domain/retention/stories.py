"""Gather each record's story: when it was made, each use of it, and what holds it. The law then says when it is due."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from django.db.models import Max

from wicketgate.clauses.disposal import DisposeFacts, Event, Hold
from wicketgate.clauses.edition import Edition
from wicketgate.domain.concerns.models import Concern
from wicketgate.domain.disclosures.models import (
    AttendanceRequest,
    OwnList,
    OwnListStatus,
    RequestStatus,
)
from wicketgate.domain.gate.question import LONDON
from wicketgate.domain.ledger.events import Event as LedgerEvent
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.people.models import Arrangement, Member
from wicketgate.domain.referrals.models import Agency, Referral
from wicketgate.domain.retention.uses import USED_AS
from wicketgate.domain.sessions.models import Presence
from wicketgate.domain.volunteers.models import Check, Volunteer

Uses = Mapping[UUID, tuple[Event, ...]]


@dataclass(frozen=True, slots=True)
class Story:
    """One record: the kind by which the edition keeps it, the reference by which people know it, and the facts."""

    kind: str
    reference: str
    id: UUID
    facts: DisposeFacts


def stories(centre: UUID, *, edition: Edition, concerns: Iterable[UUID]) -> Iterator[Story]:
    """Yield the story of every record that a kind of the edition keeps; of concerns, those given and no others."""
    uses = _uses(centre)
    yield from _arrangements(centre, uses)
    yield from _referrals_that_led_nowhere(centre, uses)
    yield from _those_who_serve(centre, uses)
    yield from _checks(centre)
    yield from _agencies(centre, uses)
    yield from _requests(centre, uses)
    yield from _concerns(concerns, edition)


def _uses(centre: UUID) -> Uses:
    """Return the last use of each kind for everything that the ledger has an entry about."""
    counted = {event.value: word for event, word in USED_AS.items() if word}
    entries = Entry.objects.filter(centre=centre, event__in=counted)
    found: dict[UUID, list[Event]] = {}
    for subject, event, at in entries.values_list("subject", "event").annotate(Max("at")).order_by():
        found.setdefault(subject, []).append(_event(counted[event], at))
    return {subject: tuple(events) for subject, events in found.items()}


def _arrangements(centre: UUID, uses: Uses) -> Iterator[Story]:
    arrangements = Arrangement.objects.filter(centre=centre).prefetch_related("referrals", "requests")
    present = _last_days_present(centre)
    concerned, asked = _first_concerns(centre), _own_lists_to_give(centre)
    for arrangement in arrangements:
        about = [
            arrangement.id,
            *(row.id for row in (*arrangement.referrals.all(), *arrangement.requests.all())),
        ]
        events = [Event("referral", arrangement.accepted_on), *_all(about, uses)]
        if arrangement.id in present:
            events.append(Event("attendance", present[arrangement.id]))
        holds = _holds_of_requests(arrangement.requests.all())
        if arrangement.id in asked:
            holds.append(Hold("request", asked[arrangement.id], None))
        if arrangement.id in concerned:
            holds.append(Hold("safeguarding", concerned[arrangement.id], None))
        yield _story("family", arrangement.reference, arrangement.id, events, holds)


def _referrals_that_led_nowhere(centre: UUID, uses: Uses) -> Iterator[Story]:
    for referral in Referral.objects.filter(centre=centre, arrangement=None):
        events = [Event("referral", _day(referral.begun_at)), *_all([referral.id], uses)]
        yield _story("family", referral.reference, referral.id, events)


def _those_who_serve(centre: UUID, uses: Uses) -> Iterator[Story]:
    for volunteer in Volunteer.objects.filter(centre=centre).prefetch_related("checks"):
        about = [volunteer.id, *filter(None, [volunteer.account_id])]
        days = [check.decided_on for check in volunteer.checks.all() if check.decided_on]
        events = [Event("created", volunteer.joined_on), *_all(about, uses)]
        events += [Event("dbs_decision", day) for day in days]
        yield _story("volunteer", volunteer.id.hex[:8], volunteer.id, events, left_on=volunteer.left_on)


def _checks(centre: UUID) -> Iterator[Story]:
    for check in Check.objects.filter(centre=centre, decided_on__isnull=False).select_related("volunteer"):
        assert check.decided_on is not None
        events = [Event("created", check.decided_on), Event("dbs_decision", check.decided_on)]
        yield _story("dbs_check", check.id.hex[:8], check.id, events, left_on=check.volunteer.left_on)


def _agencies(centre: UUID, uses: Uses) -> Iterator[Story]:
    agencies = Agency.objects.filter(centre=centre).prefetch_related("contacts", "referrals", "requests")
    for agency in agencies:
        rows = (*agency.contacts.all(), *agency.referrals.all(), *agency.requests.all())
        accounts = [contact.account_id for contact in agency.contacts.all() if contact.account_id]
        events = list(_all([agency.id, *accounts, *(row.id for row in rows)], uses))
        events += [Event("referral", _day(referral.begun_at)) for referral in agency.referrals.all()]
        events += [Event("request", _day(request.received_at)) for request in agency.requests.all()]
        yield _story("agency", agency.name, agency.id, events)


def _requests(centre: UUID, uses: Uses) -> Iterator[Story]:
    for request in AttendanceRequest.objects.filter(centre=centre):
        received = _day(request.received_at)
        events = [Event("created", received), Event("request", received), *_all([request.id], uses)]
        yield _story("disclosure", request.reference, request.id, events, _holds_of_requests([request]))


def _concerns(ids: Iterable[UUID], edition: Edition) -> Iterator[Story]:
    for concern in Concern.objects.filter(id__in=list(ids)):
        day = _day(concern.raised_at)
        events = [Event("created", day), Event("concern", day)]
        is_held = concern.kind in edition.retention.hold_from_start
        holds = [Hold("safeguarding", day, None)] if is_held else []
        yield _story(concern.kind, concern.reference, concern.id, events, holds)


def _last_days_present(centre: UUID) -> dict[UUID, date]:
    present = Presence.objects.filter(centre=centre).order_by().values_list("booking__arrangement")
    return dict(present.annotate(Max("booking__opening_day__day")))


def _first_concerns(centre: UUID) -> dict[UUID, date]:
    named = Concern.objects.filter(centre=centre, arrangement__isnull=False).order_by("-raised_at")
    return {cast(UUID, concern.arrangement): _day(concern.raised_at) for concern in named}


def _own_lists_to_give(centre: UUID) -> dict[UUID, date]:
    """Return the families of whoever asked what was given out about them, and has not been told yet."""
    told = Entry.objects.filter(centre=centre, event=LedgerEvent.GIVEN_OUT_TOLD).order_by()
    last = dict(told.values_list("subject").annotate(Max("sequence")))
    lists = OwnList.objects.filter(centre=centre).exclude(status=OwnListStatus.STOPPED).order_by("-asked_at")
    waiting = {
        own.person_id: own for own in lists if own.size is None or last.get(own.person_id, 0) <= own.size
    }
    parts = Member.objects.filter(person__in=waiting).values_list("arrangement", "person")
    return {arrangement: _day(waiting[person].asked_at) for arrangement, person in parts}


def _holds_of_requests(requests: Iterable[AttendanceRequest]) -> list[Hold]:
    waiting = [request for request in requests if request.status == RequestStatus.RECEIVED]
    return [Hold("request", _day(request.received_at), None) for request in waiting]


def _all(subjects: Iterable[UUID], uses: Uses) -> Iterator[Event]:
    return (event for subject in subjects for event in uses.get(subject, ()))


def _story(
    kind: str,
    reference: str,
    record: UUID,
    events: Iterable[Event],
    holds: Iterable[Hold] = (),
    left_on: date | None = None,
) -> Story:
    facts = DisposeFacts(
        kind=kind,
        left_on=left_on,
        events=tuple(events),
        holds=tuple(holds),
        approvals=(),
        objection=False,
    )
    return Story(kind, reference, record, facts)


def _event(word: str, at: datetime) -> Event:
    return Event(cast(Any, word), _day(at))


def _day(at: datetime) -> date:
    return at.astimezone(LONDON).date()
