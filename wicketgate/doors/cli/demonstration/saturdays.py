"""A year of Saturdays: opening days, bookings, and who was there, from day sheets and, of late, by taps."""

import random
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from functools import partial
from uuid import UUID

from wicketgate.domain.accounts.models import Role
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.people.coded import SideKind
from wicketgate.domain.people.models import Arrangement, Member, Part
from wicketgate.domain.sessions.coded import AbsenceReason
from wicketgate.domain.sessions.models import Booking, Door, OpeningDay, Window
from wicketgate.domain.sessions.operations import (
    arrange_days,
    book,
    enter_from_paper,
    print_day_sheet,
    record_absence,
    record_arrival,
    record_departure,
    record_return,
)
from wicketgate.domain.sessions.paper_checks import PaperTimes
from wicketgate.domain.sessions.queries.sheets import next_number
from wicketgate.domain.sessions.wanted import Wanted
from wicketgate.domain.volunteers.operations import put_on_duty
from wicketgate.doors.cli.demonstration.families import FAMILIES, Family
from wicketgate.doors.cli.demonstration.filling import Filled, Happening, at_the_hall
from wicketgate.doors.cli.demonstration.serving import SERVING

WEEKS_BEFORE, WEEKS_AFTER = 52, 6
OPENS, CLOSES = time(10), time(12, 30)
MINUTES_OF_A_VISIT = 60
# The last weeks were tapped in by the team leader; before that the sheets of the day were typed in.
WEEKS_TAPPED = 2
WEEKS_BOOKED_AT_ONCE = 10
DOORS = {SideKind.LIVES_WITH: Door.FRONT, SideKind.VISITS: Door.SIDE}
REASONS = (AbsenceReason.UNWELL, AbsenceReason.TRAVEL, AbsenceReason.AWAY, AbsenceReason.NO_WORD)


def a_year(filled: Filled) -> Iterator[Happening]:
    """Yield what happens as the hall opens week after week, up to the given day and beyond."""
    days, chance = _days(filled.day), random.Random(f"{filled.seed}/year")  # noqa: S311 - an invented year
    opened = at_the_hall(days[0] - timedelta(days=9), "20:00")
    yield Happening(opened, partial(_open, filled, days, at=opened))
    for first in range(0, len(days), WEEKS_BOOKED_AT_ONCE):
        block = days[first : first + WEEKS_BOOKED_AT_ONCE]
        booked = _before(block[0], filled.day)
        yield Happening(booked, partial(_book, filled, block, at=booked))
    for day in days:
        if day < filled.day:
            yield from _saturday(filled, day, chance)
    # The evening before: nothing in the ledger is of an hour that may not have come yet.
    asked = at_the_hall(filled.day - timedelta(days=1), "19:30")
    yield Happening(asked, partial(_rota, filled, filled.day, at=asked))


def _saturday(filled: Filled, day: date, chance: random.Random) -> Iterator[Happening]:
    is_tapped = day >= filled.day - timedelta(weeks=WEEKS_TAPPED)
    if is_tapped:
        asked = at_the_hall(day - timedelta(days=2), "18:00")
        yield Happening(asked, partial(_rota_of_leader, filled, day, at=asked))
    yield Happening(at_the_hall(day, "09:15"), partial(_happen, filled, day, chance, is_tapped=is_tapped))


def _days(day: date) -> list[date]:
    saturday = day - timedelta(days=(day.weekday() - 5) % 7 or 7)
    past = [saturday - timedelta(weeks=week) for week in reversed(range(WEEKS_BEFORE))]
    coming = [saturday + timedelta(weeks=week) for week in range(1, WEEKS_AFTER + 1)]
    # The hall is also open on the given day itself, so that there is a day to look at whenever it is opened.
    return sorted({*past, day, *coming})


def _open(filled: Filled, days: list[date], *, at: datetime) -> None:
    arrange_days(days, opens_at=OPENS, closes_at=CLOSES, by=filled.coordinator(at), at=at)


def _before(first: date, today: date) -> datetime:
    return at_the_hall(min(first, today) - timedelta(days=3), "19:30")


def _book(filled: Filled, days: list[date], *, at: datetime) -> None:
    by = filled.coordinator(at)
    opened = {day.day: day for day in OpeningDay.objects.filter(centre=filled.centre, day__in=days)}
    for number, family in enumerate(FAMILIES):
        theirs = [opened[day].id for day in days if _comes(family, number, day, today=filled.day)]
        if theirs:
            arrangement = filled.arrangements[family.code]
            book(arrangement.id, days=theirs, wanted=_wanted(family, arrangement), by=by, at=at)


def _comes(family: Family, number: int, day: date, *, today: date) -> bool:
    if day == today:
        return family.is_due_today
    # One week those with an even number come, and the next week the others: six families a Saturday.
    return (day.toordinal() // 7 + number) % 2 == 0


def _wanted(family: Family, arrangement: Arrangement) -> Wanted:
    begins = time.fromisoformat(family.begins)
    minutes = begins.hour * 60 + begins.minute + MINUTES_OF_A_VISIT
    members = Member.objects.filter(arrangement=arrangement, part__in=(Part.CHILD, Part.ADULT, Part.MAY_COME))
    return Wanted(
        begins_at=begins,
        ends_at=time(minutes // 60, minutes % 60),
        members=frozenset(members.values_list("id", flat=True)),
        doors=DOORS,
        accepts_clash=True,
    )


def _rota(filled: Filled, day: date, *, at: datetime) -> None:
    for server in SERVING:
        if server.is_on_duty_today:
            by = filled.coordinator(at).actor
            put_on_duty(filled.accounts[server.username], day=day, role=Role(server.role), by=by, at=at)


def _happen(filled: Filled, on: date, chance: random.Random, *, is_tapped: bool) -> None:
    day = OpeningDay.objects.get(centre=filled.centre, day=on)
    bookings = list(Booking.objects.filter(opening_day=day).order_by("begins_at", "arrangement__reference"))
    missed = {booking.id for booking in bookings if chance.random() < 0.1}
    windows = list(
        Window.objects.filter(booking__in=[b.id for b in bookings if b.id not in missed]).order_by("id")
    )
    times = {
        window.id: _times(window, chance) for window in sorted(windows, key=lambda w: (w.arrive_at, w.id))
    }
    if is_tapped:
        _tap(filled, on, times)
    else:
        _from_paper(filled, day, times)
    evening = at_the_hall(day.day, "16:30")
    for booking in bookings:
        if booking.id in missed:
            reason = chance.choice(REASONS)
            by = filled.coordinator(evening)
            record_absence(booking.id, reason=reason, expected_version=booking.version, by=by, at=evening)


def _times(window: Window, chance: random.Random) -> tuple[time, time]:
    late, stays = chance.choice((0, 0, 1, 2, 4)), chance.choice((0, 0, 1, 3))
    return _moved(window.arrive_at, late), _moved(window.leave_at, stays)


def _moved(clock: time, minutes: int) -> time:
    total = clock.hour * 60 + clock.minute + minutes
    return time(total // 60, total % 60)


def _tap(filled: Filled, day: date, times: Mapping[UUID, tuple[time, time]]) -> None:
    taps = [(arrived, window, record_arrival) for window, (arrived, _left) in times.items()]
    taps += [(left, window, record_departure) for window, (_arrived, left) in times.items()]
    by = _leader(filled, at_the_hall(day, "10:00"))
    for clock, window, record in sorted(taps, key=lambda tap: (tap[0], tap[1])):
        record(window, by=by, at=datetime.combine(day, clock, tzinfo=at_the_hall(day, "10:00").tzinfo))


def _rota_of_leader(filled: Filled, day: date, *, at: datetime) -> None:
    by = filled.coordinator(at).actor
    put_on_duty(filled.accounts["leader"], day=day, role=Role.TEAM_LEADER, by=by, at=at)


def _leader(filled: Filled, at: datetime) -> Viewer:
    return filled.viewer("leader", Role.TEAM_LEADER, at=at)


def _from_paper(filled: Filled, day: OpeningDay, times: Mapping[UUID, tuple[time, time]]) -> None:
    morning, evening = at_the_hall(day.day, "09:15"), at_the_hall(day.day, "15:30")
    by = filled.coordinator(morning)
    printed = print_day_sheet(day.id, number=next_number(filled.centre), with_needs=False, by=by, at=morning)
    written = [PaperTimes(window, arrived, left) for window, (arrived, left) in times.items()]
    by = filled.coordinator(evening)
    enter_from_paper(printed.sheet.id, written=written, by=by, at=evening)
    record_return(printed.sheet.id, by=by, at=evening + timedelta(minutes=20))
