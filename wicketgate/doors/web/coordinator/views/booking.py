"""Book a family into opening days; look at a booking, cancel it, or record why it did not happen."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wicketgate.domain.ledger.refusals import Overtaken, Unable
from wicketgate.domain.people.models import Arrangement, Service
from wicketgate.domain.people.operations import arrangement_of, require_seen
from wicketgate.domain.sessions import operations, queries
from wicketgate.domain.sessions.coded import AbsenceReason
from wicketgate.domain.sessions.models import Door
from wicketgate.doors import clock
from wicketgate.doors.web.coordinator.forms.booking import AbsenceForm, BookingForm, VersionForm
from wicketgate.doors.web.coordinator.views.booking_words import day_choices, people_choices
from wicketgate.doors.web.coordinator.views.opening_days import add_unable
from wicketgate.doors.web.shared.door import DoorRequest, door

KEY = "bookings and times"


@door(KEY)
def book(request: DoorRequest, arrangement_id: UUID) -> HttpResponse:
    """Ask for the days, the times and who comes, and book them all or none."""
    arrangement = arrangement_of(arrangement_id, by=request.viewer)
    require_seen(arrangement.id, by=request.viewer, at=request.at)
    form = _booking_form(request, arrangement)
    if request.method == "POST" and form.is_valid():
        booked = _book(request, arrangement, form)
        if booked is not None:
            return booked
    shown = {"form": form, "reference": arrangement.reference, "has_days": bool(form.fields["days"].choices)}  # type: ignore[attr-defined]  # it is a choice
    return render(request, "coordinator/booking_new.html", shown)


@door(KEY)
def booking(request: DoorRequest, booking_id: UUID) -> HttpResponse:
    """Show one booking: everybody's own times, and who has been told."""
    booked = queries.booking(booking_id, viewer=request.viewer, at=request.at)
    is_past = booked.day.day < clock.today()
    shown = {"booked": booked, "is_past": is_past, "is_to_come": booked.day.day > clock.today()}
    return render(request, "coordinator/booking.html", shown)


@door(KEY)
def cancel(request: DoorRequest, booking_id: UUID) -> HttpResponse:
    """Ask, and cancel the booking."""
    booked = queries.booking(booking_id, viewer=request.viewer, at=request.at)
    form = VersionForm(request.POST or None, initial={"version": booked.booking.version})
    if request.method == "POST" and form.is_valid():
        try:
            operations.cancel_booking(
                booking_id, expected_version=form.cleaned_data["version"], by=request.viewer, at=request.at
            )
            messages.success(request, _("The booking is cancelled. Tell each adult who was told to come."))
        except Unable as unable:
            messages.error(request, unable.sentence)
        return redirect("coordinator:booking", booking_id=booking_id)
    return render(request, "coordinator/booking_cancel.html", {"booked": booked, "form": form})


@door(KEY)
def absence(request: DoorRequest, booking_id: UUID) -> HttpResponse:
    """Ask for the reason, and record it."""
    booked = queries.booking(booking_id, viewer=request.viewer, at=request.at)
    form = AbsenceForm(request.POST or None, initial={"version": booked.booking.version})
    if request.method == "POST" and form.is_valid() and _absent(request, booking_id, form):
        return redirect("coordinator:booking", booking_id=booking_id)
    return render(request, "coordinator/booking_absence.html", {"booked": booked, "form": form})


def _booking_form(request: DoorRequest, arrangement: Arrangement) -> BookingForm:
    people = queries.who_may_come(arrangement, viewer=request.viewer, at=request.at)
    days = queries.days_to_book(request.viewer, arrangement.id, on=clock.today())
    usual = [str(person.member) for person in people if person.is_usual]
    doors = {"door_lives_with": Door.FRONT, "door_visits": Door.FRONT}
    return BookingForm(
        request.POST or None,
        days=day_choices(days),
        people=people_choices(people),
        is_handover=arrangement.service == Service.HANDOVER,
        initial={"members": usual, "brings": "lives_with"} | doors,
    )


def _book(request: DoorRequest, arrangement: Arrangement, form: BookingForm) -> HttpResponse | None:
    days = [UUID(day) for day in form.cleaned_data["days"]]
    try:
        booked = operations.book(
            arrangement.id, days=days, wanted=form.wanted(), by=request.viewer, at=request.at
        )
    except Unable as unable:
        if unable.field == "accepts_clash":
            form.show_clash()
        add_unable(form, unable)
        return None
    dates = ", ".join(date_format(one.opening_day.day, "j F") for one in booked)
    messages.success(request, _("Booked: %(dates)s. Now tell each adult their own times.") % {"dates": dates})
    return HttpResponseRedirect(reverse("coordinator:booking", args=[booked[0].id]))


def _absent(request: DoorRequest, booking_id: UUID, form: AbsenceForm) -> bool:
    told = form.cleaned_data
    try:
        operations.record_absence(
            booking_id,
            reason=AbsenceReason(told["reason"]),
            expected_version=told["version"],
            by=request.viewer,
            at=request.at,
        )
    except Overtaken as overtaken:
        messages.error(request, overtaken.sentence)
    except Unable as unable:
        add_unable(form, unable)
        return False
    else:
        messages.success(request, _("The absence is recorded."))
    return True
