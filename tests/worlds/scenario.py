"""One story, told in both worlds alike: a centre and its families, a day in the hall, requests, answers, a concern."""

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

import pytest

from tests.worlds.differing import World, made_of
from wicketgate.domain.accounts.models import Account as Person
from wicketgate.domain.accounts.models import Role
from wicketgate.domain.concerns.models import Kind
from wicketgate.domain.concerns.operations import Account, raise_concern
from wicketgate.domain.disclosures.asked import Asked
from wicketgate.domain.disclosures.models import AttendanceRequest
from wicketgate.domain.disclosures.operations import (
    ask_for_attendance,
    confirm_identity,
    match_family,
    refuse_by_letter,
    release_attendance,
)
from wicketgate.domain.ledger.refusals import Refused
from wicketgate.domain.people.coded import SideKind
from wicketgate.domain.sessions.models import Booking, Window
from wicketgate.domain.sessions.operations import record_absence, record_arrival, record_departure
from wicketgate.doors.cli.demonstration import arranging, filling, saturdays, year
from wicketgate.doors.cli.demonstration.filling import Filled, at_the_hall
from wicketgate.vault import chance
from wicketgate.vault.chance import new_id

SEED = "two worlds"
DAY = date(2026, 11, 21)
MORNING = "in the morning"
SHORT_YEAR = {"WEEKS_BEFORE": 3, "WEEKS_AFTER": 2}
# The family that is here today, and the one that did not come.
HERE, ABSENT = "oak", "gorse"
# Who asks for the dates and times of the family that is here: the agency of each side, and one that has no part in it.
ASKERS = {"hartley": "HM-2025-0118", "bridge": "HM-2025-0118", "council": "LC-CS-0000"}


def told(world: World) -> Iterator[tuple[str, datetime]]:
    """Tell the story, and stop at each moment at which somebody may look."""
    filled = begun(world)
    yield MORNING, at_the_hall(DAY, "09:50")
    with chance.seeded(f"{SEED}/hall"):
        _in_the_hall(filled, world)
    if world.has_concern:
        _worry(filled)
    yield "in the hall", at_the_hall(DAY, "11:30")
    with chance.seeded(f"{SEED}/answers"):
        _leave(filled)
        _answer(filled)
    yield "afterwards", at_the_hall(DAY, "15:00")


def begun(world: World) -> Filled:
    """Fill the centre up to the morning of the day."""
    with pytest.MonkeyPatch.context() as patch, made_of(world), chance.seeded(SEED):
        for name, weeks in SHORT_YEAR.items():
            patch.setattr(saturdays, name, weeks)
        filled = filling.found(SEED, DAY)
        arranging.arrange(filled)
        year.live(filled)
        _ask_for_notes()
        return filled


def _ask_for_notes() -> None:
    for account in Person.objects.order_by("username"):
        account.email = f"{account.username}@their.example"
        account.save(update_fields=["email"])


def _in_the_hall(filled: Filled, world: World) -> None:
    for kind, clock in ((SideKind.LIVES_WITH, "10:05"), (SideKind.VISITS, "10:22")):
        at = at_the_hall(DAY, clock)
        for window in _windows(filled, kind):
            record_arrival(window.id, by=filled.viewer("leader", Role.TEAM_LEADER, at=at), at=at)
    at = at_the_hall(DAY, "11:05")
    missed = Booking.objects.get(arrangement=filled.arrangements[ABSENT], opening_day__day=DAY)
    record_absence(
        missed.id, reason=world.absences[0], expected_version=missed.version, by=filled.coordinator(at), at=at
    )


def _windows(filled: Filled, kind: SideKind) -> list[Window]:
    of_the_day = Window.objects.filter(
        booking__arrangement=filled.arrangements[HERE], booking__opening_day__day=DAY
    )
    return list(of_the_day.filter(member__side__kind=kind).order_by("id"))


def _worry(filled: Filled) -> None:
    at = at_the_hall(DAY, "11:20")
    with chance.seeded(f"{SEED}/concern"):
        worry = Account(kind=Kind.CONCERN, words="She flinched when the gate banged", about="The eldest")
        raise_concern(worry, once=UUID(int=9).hex, by=filled.coordinator(at), at=at)


def _leave(filled: Filled) -> None:
    at = at_the_hall(DAY, "11:40")
    for kind in SideKind:
        for window in _windows(filled, kind):
            record_departure(window.id, by=filled.viewer("leader", Role.TEAM_LEADER, at=at), at=at)


def _answer(filled: Filled) -> None:
    at = at_the_hall(DAY, "14:00")
    for username, reference in ASKERS.items():
        asked = Asked(
            family="The children of our file",
            reference=reference,
            items=frozenset({"date", "time"}),
            since=date(2026, 9, 1),
            until=date(2026, 11, 20),
        )
        by = filled.viewer(username, Role.REFERRER, at=at)
        _answered(ask_for_attendance(asked, sent_once=new_id(), by=by, at=at), filled, at=at)


def _answered(request: AttendanceRequest, filled: Filled, *, at: datetime) -> None:
    by, family = filled.coordinator(at), filled.arrangements[HERE].id
    matched = match_family(request.id, family, expected_version=request.version, by=by, at=at)
    ready = confirm_identity(matched.id, expected_version=matched.version, by=by, at=at)
    try:
        release_attendance(ready.id, expected_version=ready.version, by=by, at=at)
    except Refused:
        refuse_by_letter(ready.id, expected_version=ready.version, by=by, at=at)
