"""What must hold whenever the records are opened again: nothing acknowledged is lost, and nothing is half there."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import permutations
from uuid import UUID

from django.conf import settings
from django.db import connection, models

from tests.faults import centre
from tests.faults.acts import Told
from wicketgate.domain.concerns.models import Concern
from wicketgate.domain.disclosures.models import Answer, AttendanceRequest, RequestStatus
from wicketgate.domain.ledger.chain import digest_of_rows
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.verify import verify, verify_details
from wicketgate.domain.people.models import Arrangement, Member, Person, Side
from wicketgate.domain.retention.sealed_values import try_every_value
from wicketgate.domain.sessions.models import Booking, OpeningDay, Presence
from wicketgate.vault import rootkey
from wicketgate.vault.embedded import files

# The rows of these kinds that an entry stands for, one each, by the entry's subject.
BY_SUBJECT: dict[Event, type[models.Model]] = {
    Event.CONCERN_RAISED: Concern,
    Event.REQUEST_RECEIVED: AttendanceRequest,
    Event.ARRANGEMENT_MADE: Arrangement,
}
# And of these, as many as entries.
BY_COUNT: dict[Event, type[models.Model]] = {
    Event.OPENING_DAY_ARRANGED: OpeningDay,
    Event.BOOKING_MADE: Booking,
    Event.ATTENDANCE_RELEASED: Answer,
}


class Before:
    """What was there before the first blow, some of it written by the tests' own hands and without an entry."""

    def __init__(self) -> None:
        every: set[type[models.Model]] = {*BY_SUBJECT.values(), *BY_COUNT.values(), Presence}
        self.rows = {model: set(model._default_manager.values_list("pk", flat=True)) for model in every}
        self.entries = Entry.objects.count()

    def new(self, model: type[models.Model]) -> list[models.Model]:
        """Return the rows of one kind that came since."""
        return [row for row in model._default_manager.all() if row.pk not in self.rows[model]]

    def entered(self, event: Event) -> list[Entry]:
        """Return the entries of one kind that came since, in order."""
        return list(Entry.objects.filter(event=event, sequence__gt=self.entries).order_by("sequence"))


def wrong(before: Before, acknowledged: Iterable[Told]) -> list[str]:
    """Return everything that is not as it must be, each in a sentence."""
    checks = (
        _lost(acknowledged),
        _half_there(before),
        _half_a_family(),
        _unlike_its_entry(before),
        _unsound(),
    )
    return [sentence for check in checks for sentence in check]


def _lost(acknowledged: Iterable[Told]) -> Iterator[str]:
    for told in acknowledged:
        held = {"event": told.event, "at": datetime.fromisoformat(told.at), "subject": UUID(told.subject)}
        if not Entry.objects.filter(centre=centre.ID, **held).exists():
            yield f"{told.event} at {told.at} was acknowledged and has no entry"


def _half_there(before: Before) -> Iterator[str]:
    for event, model in BY_SUBJECT.items():
        rows = {row.pk for row in before.new(model)}
        entered = {entry.subject for entry in before.entered(event)}
        if rows != entered:
            yield f"{event}: {len(rows - entered)} rows without an entry, {len(entered - rows)} entries without a row"
    for event, model in BY_COUNT.items():
        rows_held, entries = len(before.new(model)), len(before.entered(event))
        if rows_held != entries:
            yield f"{event}: {rows_held} rows and {entries} entries"
    for request in AttendanceRequest.objects.all():
        answers = Answer.objects.filter(request=request).count()
        if answers != (request.status != RequestStatus.RECEIVED):
            yield f"a request is {request.status} with {answers} answers"


def _half_a_family() -> Iterator[str]:
    usual = {"people": 6, "members": 6, "sides": 2}
    for arrangement in Arrangement.objects.all():
        members = Member.objects.filter(arrangement=arrangement)
        people = Person.objects.filter(id__in=members.values("person")).count()
        sides = Side.objects.filter(arrangement=arrangement).count()
        got = {"people": people, "members": members.count(), "sides": sides}
        if got != usual:
            yield f"half a family: {got}"
    if Person.objects.exclude(id__in=Member.objects.values("person")).exists():
        yield "a person who belongs to no family"
    if (
        Booking.objects.filter(windows__isnull=True)
        .exclude(id__in=Presence.objects.values("booking"))
        .exists()
    ):
        # The bookings of the tests' own hands have no windows, but for the day on which nobody came.
        yield "a booking in which nobody has times"


def _unlike_its_entry(before: Before) -> Iterator[str]:
    """Yield the rows that are not as the last entry about them says."""
    for subject in {entry.subject for entry in before.entered(Event.PERSON_RECORDED)}:
        yield from _unlike(Person.objects.filter(id=subject), Event.PERSON_RECORDED, subject)
    for row in before.new(Concern):
        yield from _unlike(Concern.objects.filter(id=row.pk), Event.CONCERN_RAISED, row.pk)
    taps = [*before.entered(Event.ARRIVAL_RECORDED), *before.entered(Event.ATTENDANCE_UNDONE)]
    tapped = before.new(Presence)
    last = max(taps, key=lambda entry: entry.sequence, default=None)
    if len(tapped) != bool(taps) or (last is not None and digest_of_rows(tapped) != last.written):
        yield f"the register is not as the last of {len(taps)} taps left it"
    for booking in before.new(Booking):
        assert isinstance(booking, Booking)
        if not _is_as_entered(booking):
            yield "a booking's times are not those that were entered"


def _unlike(
    rows: "models.QuerySet[Person] | models.QuerySet[Concern]", event: Event, subject: UUID
) -> Iterator[str]:
    last = Entry.objects.filter(event=event, subject=subject).order_by("-sequence").first()
    if last is None or digest_of_rows(rows) != last.written:
        yield f"a row is not as its last {event} says"


def _is_as_entered(booking: Booking) -> bool:
    entered = set(Entry.objects.filter(event=Event.BOOKING_MADE).values_list("written", flat=True))
    return any(digest_of_rows([booking, *order]) in entered for order in permutations(booking.windows.all()))


def _unsound() -> Iterator[str]:
    for verdict in (verify(centre.ID), verify_details(centre.ID)):
        if not verdict.holds:
            yield f"the ledger: entry {verdict.first_bad}: {verdict.problem}"
    tried = try_every_value(centre.ID)
    if not tried.is_sound:
        yield f"{len(tried.damaged)} of {tried.values} sealed values don't open, {tried.unreadable} can't be read"
    if connection.vendor == "sqlite":
        root = rootkey.current()
        for name in files.ALIASES:
            if not files.is_sound(settings.WICKETGATE_DATA / f"{name}.db", root=root):
                yield f"the file of the {name} is damaged"
