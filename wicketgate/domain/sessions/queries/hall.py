"""Who is due today, by door and order, as the hall's tablet shows it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from wicketgate.clauses.decision import Decision
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.question import LONDON
from wicketgate.domain.sessions.interlock import Standing, Wait, why_wait
from wicketgate.domain.sessions.models import OpeningDay, Presence, Window
from wicketgate.domain.sessions.queries.due import windows_due
from wicketgate.domain.sessions.queries.names import Named, names_of, why_nobody_is_seen
from wicketgate.domain.sessions.staggering import Stay


@dataclass(frozen=True, slots=True, repr=False)
class Due:
    """
    Somebody who is due today: a short name, the plan, what the register holds, and why they had better wait.

    `has_number` is whether a telephone number is held for them.
    """

    window: UUID
    person: UUID
    name: str
    is_child: bool
    door: str
    arrive_at: time
    leave_at: time
    arrived_at: time | None
    left_at: time | None
    wait: Wait | None
    has_number: bool


@dataclass(frozen=True, slots=True)
class Hall:
    """
    The day in the hall. `day` is None when the hall is not open today; `next_day` is the next one that it is.

    `families_for_others` counts families that somebody else looks after, since this viewer knows them. `closed` is the
    law's answer where this viewer may see no family at all today, whoever it is.
    """

    day: OpeningDay | None
    next_day: OpeningDay | None
    due: tuple[Due, ...]
    families_for_others: int
    closed: Decision | None


def hall_today(viewer: Viewer, *, at: datetime) -> Hall:
    """Return who is due today, in the order in which they are to come, with the names that the viewer may see."""
    here = at.astimezone(LONDON)
    open_days = OpeningDay.objects.filter(centre=viewer.centre, is_cancelled=False)
    day = open_days.filter(day=here.date()).first()
    windows = list(windows_due(viewer.centre, on=here.date()))
    names = _names(windows, viewer=viewer, at=at)
    others = {window.booking_id for window in windows if window.member_id not in names}
    return Hall(
        day=day,
        next_day=open_days.filter(day__gt=here.date()).order_by("day").first(),
        due=tuple(_due(windows, names, now=here.time())),
        families_for_others=len(others),
        closed=None if names else why_nobody_is_seen(windows, viewer=viewer, at=at),
    )


def _names(windows: Iterable[Window], *, viewer: Viewer, at: datetime) -> dict[UUID, Named]:
    members = [window.member for window in windows]
    return names_of(members, page="the day", by=viewer, at=at, subject=viewer.centre)


def _due(windows: list[Window], names: Mapping[UUID, Named], *, now: time) -> Iterable[Due]:
    standings = standings_of(windows)
    families: dict[UUID, list[Standing]] = defaultdict(list)
    for window in windows:
        families[window.booking_id].append(standings[window.id])
    for window in windows:
        if window.member_id in names:
            standing = standings[window.id]
            wait = why_wait(standing, families[window.booking_id], now=now)
            yield _one(window, names[window.member_id], standing, wait)


def _one(window: Window, named: Named, standing: Standing, wait: Wait | None) -> Due:
    return Due(
        window=window.id,
        person=window.member.person_id,
        name=named.short,
        is_child=window.member.side is None,
        door=window.door,
        arrive_at=window.arrive_at,
        leave_at=window.leave_at,
        arrived_at=standing.arrived_at,
        left_at=standing.left_at,
        wait=wait,
        has_number=window.member.person.telephone is not None,
    )


def standings_of(windows: Iterable[Window]) -> dict[UUID, Standing]:
    """Return how everybody stands, by window: their plan and what the register holds."""
    wanted = list(windows)
    held = Presence.objects.filter(booking__in={window.booking_id for window in wanted})
    times = {(row.booking_id, row.member_id): (row.arrived_at, row.left_at) for row in held}
    return {
        window.id: Standing(
            window.member.side.kind if window.member.side else None,
            Stay(window.arrive_at, window.leave_at),
            *times.get((window.booking_id, window.member_id), (None, None)),
        )
        for window in wanted
    }
