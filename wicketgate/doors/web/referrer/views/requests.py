"""An agency asks for a family's dates and times, and sees of its own requests only that they are here or answered."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wicketgate.domain.disclosures import operations, queries
from wicketgate.domain.disclosures.models import AttendanceRequest
from wicketgate.domain.ledger.refusals import Unable
from wicketgate.doors.web.shared.door import DoorRequest, door
from wicketgate.doors.web.shared.forms.asked import AskedForm
from wicketgate.doors.web.shared.paging import page_of
from wicketgate.doors.web.shared.parts import Cell, Table
from wicketgate.vault.chance import new_id

KEY = "ask for attendance"


@door(KEY)
def requests(request: DoorRequest) -> HttpResponse:
    """Show the agency's own requests."""
    page = page_of(request, lambda skip: queries.own_requests(request.viewer, at=request.at, skip=skip))
    return render(request, "referrer/requests.html", {"table": _table(page.rows), "page": page})


@door(KEY)
def ask(request: DoorRequest) -> HttpResponse:
    """Show the form, or receive it."""
    form = AskedForm(request.POST or None, initial={"once": new_id()})
    received = _received(request, form) if request.method == "POST" and form.is_valid() else None
    if received is not None:
        return redirect("referrer:receipt", received.id)
    return render(request, "referrer/requests_ask.html", {"form": form})


@door(KEY)
def receipt(request: DoorRequest, request_id: UUID) -> HttpResponse:
    """Show the receipt, which is the same for every request."""
    own = queries.own_request(request_id, viewer=request.viewer, at=request.at)
    shown = {"reference": own.reference, "next_url": reverse("referrer:requests")}
    return render(request, "shared/sent_receipt.html", shown)


def _received(request: DoorRequest, form: AskedForm) -> AttendanceRequest | None:
    once = form.cleaned_data["once"]
    try:
        return operations.ask_for_attendance(form.asked, sent_once=once, by=request.viewer, at=request.at)
    except Unable as unable:
        form.add_error(unable.field, unable.sentence)
        return None


def _table(rows: list[queries.OwnRequest]) -> Table:
    return Table(
        caption=_("What your agency has asked"),
        columns=(_("Our reference"), _("Asked on"), _("How it stands")),
        rows=[
            (
                Cell(row.reference, url=reverse("referrer:receipt", args=[row.id])),
                Cell(date_format(row.received_on, "j F Y")),
                Cell(_("Answered by post"), tag="done")
                if row.is_answered
                else Cell(_("Received"), tag="waiting"),
            )
            for row in rows
        ],
    )
