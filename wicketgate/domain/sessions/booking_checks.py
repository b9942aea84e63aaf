"""What must hold before a family is booked into a day. Each says what was expected, what came and what to do next."""

from collections.abc import Sequence
from datetime import date

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from wicketgate.domain.ledger.refusals import Unable
from wicketgate.domain.people.coded import SideKind
from wicketgate.domain.people.models import Arrangement, Member, Part, Service
from wicketgate.domain.sessions.clashes import is_here_twice, meets_kept_apart
from wicketgate.domain.sessions.models import Booking, OpeningDay
from wicketgate.domain.sessions.staggering import DoesNotFit, Plan, Stay, plan_handover, plan_visit
from wicketgate.domain.sessions.wanted import Wanted


def require_bookable(day: OpeningDay, *, today: date) -> None:
    """Raise Unable for a day that has passed or is cancelled."""
    if day.is_cancelled or day.day < today:
        raise Unable(
            _("%(day)s is cancelled or has passed. Choose another day.") % {"day": _said(day)}, field="days"
        )


def members_wanted(arrangement: Arrangement, wanted: Wanted) -> Sequence[Member]:
    """Return the parts of those who are to come: a child and somebody of each side, each person once."""
    if arrangement.status != "current":
        raise Unable(_("This family’s arrangement is paused or has ended. Resume it first, then book."))
    members = list(
        Member.objects.filter(arrangement=arrangement, id__in=wanted.members).select_related("side", "person")
    )
    sides = {member.side.kind if member.side else Part.CHILD for member in members}
    if len(members) != len(wanted.members) or sides != {Part.CHILD, *SideKind}:
        raise Unable(_("Choose at least one child, and at least one adult of each side."), field="members")
    if len({member.person_id for member in members}) != len(members):
        raise Unable(_("Somebody is chosen twice. Choose each person once."), field="members")
    return members


def plan_wanted(arrangement: Arrangement, day: OpeningDay, wanted: Wanted) -> Plan:
    """Return the plan for that day. Raises Unable, with the times that would fit."""
    pattern = plan_handover if arrangement.service == Service.HANDOVER else plan_visit
    try:
        return pattern(wanted.begins_at, wanted.ends_at, opens_at=day.opens_at, closes_at=day.closes_at)
    except DoesNotFit as error:
        fitting = {
            "day": _said(day),
            "earliest": time_format(error.earliest, "H:i"),
            "latest": time_format(error.latest, "H:i"),
            "minutes": error.shortest_minutes,
        }
        sentence = _(
            "On %(day)s the child can come from %(earliest)s and leave by %(latest)s, and be here for %(minutes)s "
            "minutes or more: one side comes before, and one leaves after. Write times within that."
        )
        raise Unable(sentence % fitting, field="begins_at") from error


def require_free(
    arrangement: Arrangement, day: OpeningDay, plan: Plan, members: Sequence[Member], wanted: Wanted
) -> None:
    """Raise Unable where the day has no place for this plan. It is not said whose times are in the way, nor why."""
    said = {"day": _said(day)}
    if Booking.objects.filter(arrangement=arrangement, opening_day=day, is_cancelled=False).exists():
        raise Unable(_("This family has a place on %(day)s already.") % said, field="days")
    if meets_kept_apart(arrangement.id, plan.whole, centre=day.centre, on=day.day):
        sentence = _("There is no place at that time on %(day)s. Choose other times, or another day.")
        raise Unable(sentence % said, field="begins_at")
    stays = [(member.person_id, stay_of(member, plan, wanted)) for member in members]
    if not wanted.accepts_clash and is_here_twice(arrangement.id, stays, centre=day.centre, on=day.day):
        sentence = _(
            "These times don’t go well with the rest of %(day)s. Choose other times, or tick the box below to book "
            "them as they are."
        )
        raise Unable(sentence % said, field="accepts_clash")


def stay_of(member: Member, plan: Plan, wanted: Wanted) -> Stay:
    """Return when this person is to be here: a child with the plan's child, an adult with their side."""
    if member.side is None:
        return plan.child
    return plan.bringing if member.side.kind == wanted.brings else plan.waiting


def _said(day: OpeningDay) -> str:
    return date_format(day.day, "l j F")
