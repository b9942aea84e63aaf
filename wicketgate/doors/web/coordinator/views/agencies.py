"""Agencies that refer families, and the people at them who may sign in."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wicketgate.domain.ledger.refusals import Unable
from wicketgate.domain.people.typed_text import spoken_telephone
from wicketgate.domain.referrals.models import Agency
from wicketgate.domain.referrals.operations import record_agency, record_contact
from wicketgate.domain.referrals.queries.agencies import agencies as all_agencies
from wicketgate.domain.referrals.queries.agencies import agency_page
from wicketgate.doors.web.coordinator.forms.agencies import AgencyForm, ContactForm
from wicketgate.doors.web.coordinator.views.serving import keep_card
from wicketgate.doors.web.shared.asking_again import say_on_form
from wicketgate.doors.web.shared.door import DoorRequest, door
from wicketgate.doors.web.shared.parts import Cell, Table
from wicketgate.vault.tokens import first_password

KEY = "agencies"


@door(KEY)
def agencies(request: DoorRequest) -> HttpResponse:
    """List the agencies."""
    rows = all_agencies(request.viewer)
    return render(request, "coordinator/agencies.html", {"table": _table(rows) if rows else None})


@door(KEY)
def new(request: DoorRequest) -> HttpResponse:
    """Record an agency."""
    form = AgencyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            agency = record_agency(**form.cleaned_data, by=request.viewer, at=request.at)
        except Unable as unable:
            say_on_form(form, unable)
        else:
            return redirect("coordinator:agency", agency.id)
    back_url = reverse("coordinator:agencies")
    context = {
        "form": form,
        "title": _("Record an agency"),
        "button_text": _("Record it"),
        "back_url": back_url,
    }
    return render(request, "shared/question.html", context)


@door(KEY)
def one(request: DoorRequest, agency_id: UUID) -> HttpResponse:
    """Show an agency and its contacts."""
    page = agency_page(agency_id, by=request.viewer, at=request.at)
    context = {
        "agency": page.agency,
        "switchboard": spoken_telephone(page.agency.switchboard),
        "contacts": page.contacts,
        "back_url": reverse("coordinator:agencies"),
    }
    return render(request, "coordinator/agency.html", context)


@door(KEY, with_fresh_code=True)
def contact(request: DoorRequest, agency_id: UUID) -> HttpResponse:
    """Record a person at an agency, and show their first password once."""
    agency_page(agency_id, by=request.viewer, at=request.at)
    form = ContactForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _recorded(request, agency_id, form):
        return redirect("coordinator:first_card")
    context = {
        "form": form,
        "title": _("Record a contact"),
        "button_text": _("Record them, and print their first password"),
        "back_url": reverse("coordinator:agency", args=[agency_id]),
    }
    return render(request, "shared/question.html", context)


def _recorded(request: DoorRequest, agency_id: UUID, form: ContactForm) -> bool:
    password = first_password()
    try:
        record_contact(agency_id, **form.cleaned_data, password=password, by=request.viewer, at=request.at)
    except Unable as unable:
        say_on_form(form, unable)
        return False
    keep_card(request, form.cleaned_data["username"], password)
    return True


def _table(rows: list[Agency]) -> Table:
    columns = (_("Agency"), _("Kind"), _("Switchboard"), _("Verified"))
    return Table(_("Agencies"), columns, [_row(row) for row in rows])


def _row(row: Agency) -> list[Cell]:
    verified = (
        Cell(_("Rung, and known"), tag="done") if row.is_verified else Cell(_("Not rung yet"), tag="waiting")
    )
    url = reverse("coordinator:agency", args=[row.id])
    return [
        Cell(row.name, url),
        Cell(row.get_kind_display()),
        Cell(spoken_telephone(row.switchboard)),
        verified,
    ]
