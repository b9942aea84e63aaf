"""The day sheet on paper: print it under its number, and record that it came back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wicketgate.domain.ledger.refusals import Overtaken, Unable
from wicketgate.domain.sessions.operations import print_day_sheet, record_return
from wicketgate.domain.sessions.queries import sheets_of_today
from wicketgate.doors.jobs import checkpoints
from wicketgate.doors.web.shared.door import DoorRequest, door
from wicketgate.doors.web.shared.pdf import pdf_response

KEY = "print the day sheet"


@door(KEY)
def sheets(request: DoorRequest) -> HttpResponse:
    """Show today's sheets, and the way to print another."""
    shown = {"page": sheets_of_today(request.viewer, at=request.at)}
    return render(request, "volunteer/sheets.html", shown)


@door(KEY)
@require_POST
def print_sheet(request: DoorRequest) -> HttpResponse:
    """Give today's sheet to the browser, under the next number."""
    return _printed(request, with_needs=False)


@door(KEY, with_fresh_code=True)
def print_with_needs(request: DoorRequest) -> HttpResponse:
    """Ask first, and then give a sheet that also says what each person needs."""
    if request.method == "POST":
        return _printed(request, with_needs=True)
    return render(
        request, "volunteer/sheet_needs.html", {"page": sheets_of_today(request.viewer, at=request.at)}
    )


@door(KEY)
@require_POST
def returned(request: DoorRequest, sheet_id: UUID) -> HttpResponse:
    """Record that a sheet came back and was shredded."""
    try:
        sheet = record_return(sheet_id, by=request.viewer, at=request.at)
        checkpoints.soon(request.viewer.centre, at=request.at)
        messages.success(
            request, _("Sheet %(number)s came back and was shredded.") % {"number": sheet.number}
        )
    except Overtaken as overtaken:
        messages.info(request, overtaken.sentence)
    return redirect("volunteer:sheets")


def _printed(request: DoorRequest, *, with_needs: bool) -> HttpResponse:
    page = sheets_of_today(request.viewer, at=request.at)
    if page.day is None:
        return redirect("volunteer:day")
    try:
        printed = print_day_sheet(
            page.day.id,
            number=_number(request),
            with_needs=with_needs,
            by=request.viewer,
            at=request.at,
        )
    except Unable as unable:
        messages.error(request, unable.sentence)
        return redirect("volunteer:sheets")
    return pdf_response(printed.pdf, name=f"day-sheet-{printed.sheet.number}")


def _number(request: DoorRequest) -> int:
    given = request.POST.get("number", "")
    return int(given) if given.isdecimal() and len(given) < 9 else 0


urlpatterns = [
    path("sheets/", sheets, name="sheets"),
    path("sheets/print/", print_sheet, name="print_sheet"),
    path("sheets/print/needs/", print_with_needs, name="print_with_needs"),
    path("sheets/<uuid:sheet_id>/returned/", returned, name="sheet_returned"),
]
