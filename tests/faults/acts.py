"""What is going on when the blow falls: the product's own operations, each acknowledged when its call has returned."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from tests.asking import ASKED
from tests.domain.sessions.saturday import wanted
from tests.families import family_details
from tests.faults.centre import Struck
from tests.people import NOW, TODAY
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.concerns.models import Concern
from wicketgate.domain.concerns.operations import Account, raise_concern
from wicketgate.domain.disclosures.operations import (
    ask_for_attendance,
    confirm_identity,
    match_family,
    release_attendance,
)
from wicketgate.domain.ledger import checkpoints
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.refusals import Overtaken
from wicketgate.domain.people.models import Member
from wicketgate.domain.people.operations import make_arrangement, record_item, reveal_item
from wicketgate.domain.people.queries.family import family as family_page
from wicketgate.domain.retention.operations import sweep_keys
from wicketgate.domain.sessions.models import OpeningDay
from wicketgate.domain.sessions.operations import arrange_days, book, record_arrival, take_back_arrival
from wicketgate.vault.chance import new_id

# Each process numbers its acts from a thousand of its own.
NUMBERS = 1_000


@dataclass(frozen=True, slots=True)
class Told:
    """What is acknowledged: an entry that must be in the ledger, by its event, its instant and its subject."""

    event: str
    at: str
    subject: str


Act = Callable[[Struck, datetime], Iterator[Told]]


def told(event: Event, at: datetime, subject: UUID) -> Told:
    """Return what is written to the pipe once the call has returned."""
    return Told(event.value, at.isoformat(), subject.hex)


def arrival(struck: Struck, at: datetime) -> Iterator[Told]:
    """Record an arrival; take it back where it is recorded."""
    by = _viewer(struck, "team_leader", at)
    try:
        record_arrival(struck.window, by=by, at=at)
        yield told(Event.ARRIVAL_RECORDED, at, struck.family.id)
    except Overtaken:
        take_back_arrival(struck.window, by=by, at=at)
        yield told(Event.ATTENDANCE_UNDONE, at, struck.family.id)


def address(struck: Struck, at: datetime) -> Iterator[Told]:
    """Record a person's address anew."""
    text = f"{at.microsecond} Tannery Lane\nLarkfield\nLK1 8TL"
    person = record_item(
        struck.adult, item="address", text=text, by=_viewer(struck, "coordinator", at), at=at
    )
    yield told(Event.PERSON_RECORDED, at, person.id)


def reveal(struck: Struck, at: datetime) -> Iterator[Told]:
    """Open an address for a purpose: each process on a day of its own, since nobody has more than a few a day."""
    at += timedelta(days=_process(at) % 400)
    by, person = _viewer(struck, "coordinator", at), Member.objects.get(id=struck.adult).person_id
    reveal_item(struck.adult, item="address", purpose="check_details", due_today=False, by=by, at=at)
    yield told(Event.VALUE_REVEALED, at, person)


def look(struck: Struck, at: datetime) -> Iterator[Told]:
    """Open the family's page."""
    family_page(struck.family.id, by=_viewer(struck, "coordinator", at), at=at)
    yield told(Event.PAGE_SHOWN, at, struck.family.id)


def concern(struck: Struck, at: datetime) -> Iterator[Told]:
    """Raise a concern."""
    account = Account(kind="concern", words="She flinched when he came in.", about=struck.family.reference)
    once = new_id().hex
    raise_concern(account, once=once, by=_viewer(struck, "volunteer", at), at=at)
    yield told(Event.CONCERN_RAISED, at, Concern.objects.get(sent_once=once).id)


def booking(struck: Struck, at: datetime) -> Iterator[Told]:
    """Open the hall on the next day that is free, and book the family into it."""
    by = _viewer(struck, "coordinator", at)
    last = OpeningDay.objects.order_by("-day").values_list("day", flat=True).first() or TODAY
    days = arrange_days([last + timedelta(days=1)], opens_at=time(9), closes_at=time(13), by=by, at=at)
    yield told(Event.OPENING_DAY_ARRANGED, at, by.centre)
    book(struck.family.id, days=[day.id for day in days], wanted=wanted(struck.family), by=by, at=at)
    yield told(Event.BOOKING_MADE, at, struck.family.id)


def release(struck: Struck, at: datetime) -> Iterator[Told]:
    """Ask for attendance as the agency does, and answer it as the coordinator does."""
    by = _viewer(struck, "coordinator", at)
    asked = ask_for_attendance(ASKED, sent_once=new_id(), by=_viewer(struck, "referrer", at), at=at)
    yield told(Event.REQUEST_RECEIVED, at, asked.id)
    matched = match_family(asked.id, struck.family.id, expected_version=asked.version, by=by, at=at)
    yield told(Event.REQUEST_MATCHED, at, struck.family.id)
    sure = confirm_identity(asked.id, expected_version=matched.version, by=by, at=at)
    yield told(Event.IDENTITY_CONFIRMED, at, asked.id)
    answer = release_attendance(asked.id, expected_version=sure.version, by=by, at=at)
    yield told(Event.ATTENDANCE_RELEASED, at, answer.about)


def family(struck: Struck, at: datetime) -> Iterator[Told]:
    """Make an arrangement: many rows, and a key for each of its people and sides."""
    made = make_arrangement(family_details(), by=_viewer(struck, "coordinator", at), at=at)
    yield told(Event.ARRANGEMENT_MADE, at, made.id)


def checkpoint(struck: Struck, at: datetime) -> Iterator[Told]:
    """Sign the ledger."""
    by = _viewer(struck, "coordinator", at).actor
    checkpoints.make(by=by, at=at)
    yield told(Event.CHECKPOINT_MADE, at, by.centre)


def sweep(struck: Struck, at: datetime) -> Iterator[Told]:
    """Sweep up keys that seal nothing, as on the day after the day after."""
    at += timedelta(days=2 * (_process(at) % 400))
    by = _viewer(struck, "coordinator", at).actor
    sweep_keys(by=by, at=at)
    yield told(Event.KEYS_SWEPT, at, by.centre)


ACTS: dict[str, Act] = {
    act.__name__: act
    for act in (arrival, address, reveal, look, concern, booking, release, family, checkpoint, sweep)
}


def at_moment(number: int) -> datetime:
    """Return an instant that no other act has, so that each finds its own entry."""
    return NOW + timedelta(microseconds=number)


def in_any_order(struck: Struck, chance: random.Random, *, first: int) -> Iterator[Told]:
    """Do one act after another without end, and yield what each acknowledges."""
    names, number = list(ACTS), first
    while True:
        yield from ACTS[chance.choice(names)](struck, at_moment(number))
        number += 1


def _process(at: datetime) -> int:
    return (at - NOW) // timedelta(microseconds=NUMBERS)


def _viewer(struck: Struck, name: str, at: datetime) -> Viewer:
    return struck.cast.viewer(name, second_factor=at)
