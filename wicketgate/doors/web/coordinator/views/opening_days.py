"""The opening days: the list, new ones, one of them, and cancelling it."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wicketgate.domain.ledger.refusals import NotFound, Unable
from wicketgate.domain.policy.models import Centre
from wicketgate.domain.sessions import operations, queries
from wicketgate.domain.sessions.pattern import opening_dates
from wicketgate.domain.sessions.queries.days import ON_A_PAGE
from wicketgate.doors import clock
from wicketgate.doors.web.coordinator.forms.opening_days import HoursForm, OneDayForm, PatternForm
from wicketgate.doors.web.coordinator.views.opening_days_tables import days_table, pattern_words
from wicketgate.doors.web.shared.door import DoorRequest, door

KEY = "bookings and times"
A_YEAR = timedelta(days=366)


@door(KEY)
def opening_days(request: DoorRequest) -> HttpResponse:
    """Show the days to come."""
    days = queries.days_to_come(request.viewer, on=clock.today())
    shown = {"table": days_table(days, _("Days to come")) if days else None, "pattern": _pattern(request)}
    return render(request, "coordinator/opening_days.html", shown)


@door(KEY)
def past(request: DoorRequest) -> HttpResponse:
    """Show the days that have passed, page by page."""
    days = queries.days_past(request.viewer, before=_before(request))
    older = f"?before={days[-1].day.day.isoformat()}" if len(days) == ON_A_PAGE else ""
    shown = {"table": days_table(days, _("Past days, the last first")) if days else None, "older_url": older}
    return render(request, "coordinator/opening_days_past.html", shown)


@door(KEY)
def by_pattern(request: DoorRequest) -> HttpResponse:
    """Make the days of the centre's own pattern between two dates."""
    form = PatternForm(request.POST or None, initial=_hours(request))
    if request.method == "POST" and form.is_valid():
        since, until = form.cleaned_data["day"], form.cleaned_data["until"]
        if until > since + A_YEAR:
            form.add_error("until", _("Choose a date at most a year after the first."))
        elif _arranged(request, form, _dates(request, since, until)):
            return redirect("coordinator:opening_days")
    shown = {"form": form, "pattern": _pattern(request)}
    return render(request, "coordinator/opening_days_pattern.html", shown)


@door(KEY)
def one(request: DoorRequest) -> HttpResponse:
    """Make one opening day by hand."""
    form = OneDayForm(request.POST or None, initial=_hours(request))
    if request.method == "POST" and form.is_valid() and _one_arranged(request, form):
        return redirect("coordinator:opening_days")
    return render(request, "coordinator/opening_days_one.html", {"form": form})


@door(KEY)
def opening_day(request: DoorRequest, day_id: UUID) -> HttpResponse:
    """Show one day: who has a place, and its sheets."""
    day = queries.opening_day(day_id, viewer=request.viewer)
    bookings = queries.bookings_of(day, viewer=request.viewer, at=request.at)
    shown = {
        "day": day,
        "is_past": day.day < clock.today(),
        "is_to_come": day.day > clock.today(),
        "bookings": bookings,
        "for_others": queries.for_others(day, bookings),
        "sheets": queries.sheets_of(request.viewer, day),
    }
    return render(request, "coordinator/opening_days_day.html", shown)


@door(KEY)
def cancel(request: DoorRequest, day_id: UUID) -> HttpResponse:
    """Ask, and cancel the day with its bookings."""
    day = queries.opening_day(day_id, viewer=request.viewer)
    if request.method == "POST":
        try:
            operations.cancel_day(day_id, by=request.viewer, at=request.at)
            messages.success(request, _("The day is cancelled. Tell the families who were told to come."))
        except Unable as unable:
            messages.error(request, unable.sentence)
        return redirect("coordinator:opening_day", day_id=day_id)
    bookings = queries.bookings_of(day, viewer=request.viewer, at=request.at)
    families = len(bookings) + queries.for_others(day, bookings)
    return render(request, "coordinator/opening_days_cancel.html", {"day": day, "families": families})


def _one_arranged(request: DoorRequest, form: OneDayForm) -> bool:
    try:
        operations.open_again(**form.cleaned_data, by=request.viewer, at=request.at)
    except NotFound:
        return _arranged(request, form, [form.cleaned_data["day"]])
    except Unable as unable:
        add_unable(form, unable)
        return False
    messages.success(request, _("The day is open again. Families have to be booked into it anew."))
    return True


def _arranged(request: DoorRequest, form: HoursForm, days: Iterable[date]) -> bool:
    told = form.cleaned_data
    hours = {"opens_at": told["opens_at"], "closes_at": told["closes_at"]}
    try:
        new = operations.arrange_days(days, **hours, by=request.viewer, at=request.at)
    except Unable as unable:
        add_unable(form, unable)
        return False
    said = ngettext("%(count)s opening day was added.", "%(count)s opening days were added.", len(new))
    messages.success(request, said % {"count": len(new)})
    return True


def add_unable(form: forms.Form, unable: Unable) -> None:
    """Put what can't be done on the field it concerns, or above the form."""
    form.add_error(unable.field if unable.field in form.fields else None, unable.sentence)


def _dates(request: DoorRequest, since: date, until: date) -> list[date]:
    centre = Centre.objects.get(id=request.viewer.centre)
    return list(
        opening_dates(weekday=centre.opening_weekday, weeks=centre.opening_weeks, since=since, until=until)
    )


def _hours(request: DoorRequest) -> dict[str, object]:
    centre = Centre.objects.get(id=request.viewer.centre)
    return {"opens_at": centre.opens_at, "closes_at": centre.closes_at, "day": clock.today()}


def _pattern(request: DoorRequest) -> str:
    return pattern_words(Centre.objects.get(id=request.viewer.centre))


def _before(request: DoorRequest) -> date:
    try:
        return parse_date(request.GET.get("before", "")) or clock.today()
    except ValueError:
        return clock.today()
