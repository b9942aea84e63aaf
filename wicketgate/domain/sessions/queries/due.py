"""Who is due on a day: a booking that stands, on a day that is open, or somebody who has come all the same."""

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from wicketgate.domain.people.models import Member
from wicketgate.domain.sessions.models import Presence, Window

# A letter is one page: so many days stand on it, which is half a year of fortnights.
ON_ONE_PAGE = 12


def windows_due(centre: UUID, *, on: date) -> QuerySet[Window]:
    """
    Return the windows of everybody who is due at the centre on `on`, in the order in which they are to come.

    A booking whose absence was entered is due no longer, except for whoever is here already.
    """
    came = Presence.objects.filter(
        booking=OuterRef("booking"), member=OuterRef("member"), arrived_at__isnull=False
    )
    return (
        Window.objects.filter(
            Q(booking__absence__isnull=True) | Exists(came),
            centre=centre,
            booking__opening_day__day=on,
            booking__opening_day__is_cancelled=False,
            booking__is_cancelled=False,
        )
        .select_related("booking__opening_day", "booking__arrangement", "member__person", "member__side")
        .order_by("arrive_at", "leave_at", "member__part", "id")
    )


def due_today(person_id: UUID, *, on: date) -> bool:
    """Return whether the person is expected or present at the centre on `on`."""
    centres = Window.objects.filter(member__person=person_id).values_list("centre", flat=True).distinct()
    return any(windows_due(centre, on=on).filter(member__person=person_id).exists() for centre in centres)


def windows_to_come(member: Member, *, since: date) -> QuerySet[Window]:
    """Return one member's own windows from `since` on, soonest first."""
    return (
        Window.objects.filter(
            member=member,
            booking__opening_day__day__gte=since,
            booking__opening_day__is_cancelled=False,
            booking__is_cancelled=False,
        )
        .select_related("booking__opening_day", "member")
        .order_by("booking__opening_day__day", "arrive_at")
    )


def times_to_tell(member: Member, *, since: date) -> list[Window]:
    """Return the next windows that one letter or one telephone call tells: as many as stand on one page."""
    return list(windows_to_come(member, since=since)[:ON_ONE_PAGE])
