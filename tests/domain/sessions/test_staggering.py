"""The two sides of an arrangement come and go at different times, so that they need not meet."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from wicketgate.domain.sessions.staggering import (
    MINUTES_AFTER,
    DoesNotFit,
    Plan,
    Stay,
    later,
    plan_handover,
    plan_visit,
)

DRAWN = """
the plan                          | kind     | hall open   | booked      | brings      | waits       | child
----------------------------------+----------+-------------+-------------+-------------+-------------+------------
two hours in the middle           | visit    | 09:30-12:30 | 10:00-12:00 | 10:00-12:00 | 09:45-12:10 | 10:00-12:00
as early as can be                | visit    | 09:30-12:30 | 09:45-12:00 | 09:45-12:00 | 09:30-12:10 | 09:45-12:00
as late as can be                 | visit    | 09:30-12:30 | 10:00-12:20 | 10:00-12:20 | 09:45-12:30 | 10:00-12:20
a minute too early                | visit    | 09:30-12:30 | 09:44-12:00 | 09:45       | 12:20       | 15
a minute too late                 | visit    | 09:30-12:30 | 10:00-12:21 | 09:45       | 12:20       | 15
the end before the beginning      | visit    | 09:30-12:30 | 12:00-10:00 | 09:45       | 12:20       | 15
a quarter of an hour is enough    | visit    | 09:30-12:30 | 10:00-10:15 | 10:00-10:15 | 09:45-10:25 | 10:00-10:15
too short to be a visit           | visit    | 09:30-12:30 | 10:00-10:14 | 09:45       | 12:20       | 15
the child changes hands           | handover | 09:30-12:30 | 10:00-10:30 | 10:00-10:05 | 09:45-10:30 | 10:00-10:30
it ends as the hall closes        | handover | 09:30-12:30 | 12:00-12:30 | 12:00-12:05 | 11:45-12:30 | 12:00-12:30
a handover that is too short      | handover | 09:30-12:30 | 10:00-10:14 | 09:45       | 12:30       | 15
a hall that opens before midnight | visit    | 23:50-23:59 | 23:55-23:58 | 23:59       | 23:49       | 15
"""
CASES = [[cell.strip() for cell in line.split("|")] for line in DRAWN.strip().splitlines()[2:]]
PLANNED = {"visit": plan_visit, "handover": plan_handover}
clock = some.integers(0, 24 * 60 - 1).map(lambda minutes: time(*divmod(minutes, 60)))


@pytest.mark.parametrize(
    ("kind", "hall", "booked", "brings", "waits", "child"),
    [pytest.param(*cells, id=name) for name, *cells in CASES],
)
def test_a_plan_is_drawn_or_says_what_would_fit(
    kind: str, hall: str, booked: str, brings: str, waits: str, child: str
) -> None:
    opens_at, closes_at = _times(hall)

    try:
        plan = PLANNED[kind](*_times(booked), opens_at=opens_at, closes_at=closes_at)
        found = tuple(map(_said, (plan.bringing, plan.waiting, plan.child)))
    except DoesNotFit as error:
        found = (f"{error.earliest:%H:%M}", f"{error.latest:%H:%M}", str(error.shortest_minutes))

    assert found == (brings, waits, child)


@given(kind=some.sampled_from(list(PLANNED)), begins=clock, ends=clock, opens=clock, closes=clock)
def test_the_two_sides_never_pass_a_door_within_ten_minutes(
    kind: str, begins: time, ends: time, opens: time, closes: time
) -> None:
    plan = _planned(kind, begins, ends, opens, closes)
    if plan is None:
        return

    passed = [
        abs(_minutes(one) - _minutes(other))
        for one in (plan.bringing.arrive_at, plan.bringing.leave_at)
        for other in (plan.waiting.arrive_at, plan.waiting.leave_at)
    ]

    assert min(passed) >= MINUTES_AFTER


@given(kind=some.sampled_from(list(PLANNED)), begins=clock, ends=clock, opens=clock, closes=clock)
def test_everybody_comes_and_goes_while_the_hall_is_open_and_the_child_is_never_alone(
    kind: str, begins: time, ends: time, opens: time, closes: time
) -> None:
    plan = _planned(kind, begins, ends, opens, closes)
    if plan is None:
        return

    assert opens <= plan.whole.arrive_at < plan.whole.leave_at <= closes
    assert plan.waiting.arrive_at < plan.child.arrive_at
    assert plan.child.leave_at in (plan.bringing.leave_at, plan.waiting.leave_at)


@pytest.mark.parametrize(
    ("one", "other", "minutes", "reaches"),
    [
        pytest.param("10:00-11:00", "10:30-11:30", 0, True, id="they share half an hour"),
        pytest.param("10:00-11:00", "11:00-12:00", 0, False, id="one goes as the other comes"),
        pytest.param("10:00-11:00", "11:14-12:00", 15, True, id="a minute too near"),
        pytest.param("10:00-11:00", "11:15-12:00", 15, False, id="just far enough"),
        pytest.param("11:15-12:00", "10:00-11:00", 15, False, id="the other way round"),
        pytest.param("10:00-12:00", "10:30-11:00", 0, True, id="one within the other"),
    ],
)
def test_two_stays_reach_each_other(one: str, other: str, minutes: int, *, reaches: bool) -> None:
    assert Stay(*_times(one)).reaches(Stay(*_times(other)), minutes=minutes) is reaches


def test_a_time_before_midnight_stays_on_its_day() -> None:
    assert later(time(0, 20), -15) == time(0, 5)


def _planned(kind: str, begins: time, ends: time, opens: time, closes: time) -> Plan | None:
    try:
        return PLANNED[kind](begins, ends, opens_at=opens, closes_at=closes)
    except DoesNotFit:
        return None


def _times(drawn: str) -> tuple[time, time]:
    since, until = drawn.split("-")
    return time.fromisoformat(since), time.fromisoformat(until)


def _said(stay: Stay) -> str:
    return f"{stay.arrive_at:%H:%M}-{stay.leave_at:%H:%M}"


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
