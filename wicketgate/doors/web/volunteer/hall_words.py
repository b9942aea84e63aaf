"""The day in the hall, as words and buttons: who is next at each door, and what can be tapped."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time
from itertools import groupby
from uuid import UUID

from django.urls import reverse
from django.utils.formats import time_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wicketgate.domain.sessions.interlock import Wait
from wicketgate.domain.sessions.models import Door
from wicketgate.domain.sessions.queries import Due
from wicketgate.doors.web.shared.parts import HallPerson, HallState, LightState

# Neutral words: what can be seen in the hall, and never why.
WAITS: dict[Wait, str | Promise] = {
    Wait.OTHER_SIDE_NOT_IN: gettext_lazy("Wait: the other side is not in yet"),
    Wait.OTHER_SIDE_HERE: gettext_lazy("Wait: the other side is in the hall"),
    Wait.OTHER_SIDE_NOT_GONE: gettext_lazy("Wait: the other side has not left the hall yet"),
    Wait.OTHER_SIDE_JUST_GONE: gettext_lazy("Wait: the other side left less than ten minutes ago"),
}


@dataclass(frozen=True, slots=True)
class AtDoor:
    """Everybody of one door in the order of the plan, and its light: who is next, and whether they may pass."""

    door: str | Promise
    light: LightState
    words: str
    people: tuple[HallPerson, ...]


def by_door(due: Sequence[Due], *, may_tap: bool) -> list[AtDoor]:
    """Return the hall's doors, each with its people; buttons only for whoever keeps the register."""
    ordered = sorted(due, key=lambda one: Door.values.index(one.door))
    return [
        _at_door(Door(door), list(people), may_tap=may_tap)
        for door, people in groupby(ordered, key=lambda one: one.door)
    ]


def _at_door(door: Door, people: list[Due], *, may_tap: bool) -> AtDoor:
    light, words = _light(people)
    shown = tuple(_person(order, one, may_tap=may_tap) for order, one in enumerate(people, start=1))
    return AtDoor(door.label, light, words, shown)


def _light(people: list[Due]) -> tuple[LightState, str]:
    still = [one for one in people if one.left_at is None]
    if not still:
        return "open", _("Everybody who came by this door has left")
    following = min(still, key=_next_time)
    said = {"name": following.name, "time": time_format(_next_time(following), "H:i")}
    if following.wait is not None:
        return "wait", _("%(name)s, next at %(time)s.") % said + f" {WAITS[following.wait]}"
    if following.arrived_at is None:
        return "open", _("%(name)s, next at %(time)s, may come in") % said
    return "open", _("%(name)s, next at %(time)s, may leave") % said


def _next_time(one: Due) -> time:
    return one.arrive_at if one.arrived_at is None else one.leave_at


def _person(order: int, one: Due, *, may_tap: bool) -> HallPerson:
    urls = dict(_urls(one)) if may_tap else {}
    return HallPerson(
        order=order,
        name=one.name,
        detail=_detail(one),
        state=_state(one),
        arrived_at=_said(one.arrived_at),
        left_at=_said(one.left_at),
        alert=str(WAITS[one.wait]) if one.wait else "",
        **urls,
    )


def _detail(one: Due) -> str:
    said = {"arrive": _said(one.arrive_at), "leave": _said(one.leave_at)}
    if one.is_child:
        return _("Child, %(arrive)s to %(leave)s") % said
    return _("%(arrive)s to %(leave)s") % said


def _state(one: Due) -> HallState:
    if one.left_at is not None:
        return "left"
    return "here" if one.arrived_at is not None else "expected"


def _urls(one: Due) -> Iterator[tuple[str, str]]:
    if one.arrived_at is None:
        yield "arrived_url", _address("arrived", one.window)
        return
    if one.left_at is None:
        yield "left_url", _address("left", one.window)
        yield "undo_url", _address("undo_arrived", one.window)
        return
    yield "undo_url", _address("undo_left", one.window)


def _address(name: str, window: UUID) -> str:
    return reverse(f"volunteer:{name}", args=[window])


def _said(clock: time | None) -> str:
    return time_format(clock, "H:i") if clock else ""
