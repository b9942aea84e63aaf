"""A day's sheet on paper: print it, record that it came back, and enter the times that were written on it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from wicketgate.domain.ledger.refusals import Overtaken, Unable
from wicketgate.domain.sessions import operations, queries
from wicketgate.doors.web.coordinator.forms.times import PaperForm
from wicketgate.doors.web.shared.door import DoorRequest, door
from wicketgate.doors.web.shared.pdf import pdf_response

KEY = "bookings and times"


@door(KEY)
@require_POST
def print_sheet(request: DoorRequest, day_id: UUID) -> HttpResponse:
    """Give the day's sheet to the browser, under the next number."""
    return _printed(request, day_id, with_needs=False)


@door(KEY, with_fresh_code=True)
def print_with_needs(request: DoorRequest, day_id: UUID) -> HttpResponse:
    """Ask first, and then give a sheet that also says what each person needs."""
    if request.method == "POST":
        return _printed(request, day_id, with_needs=True)
    day = queries.opening_day(day_id, viewer=request.viewer)
    shown = {"day": day, "sheets": queries.sheets_of(request.viewer, day)}
    return render(request, "coordinator/times_sheet_needs.html", shown)


@door(KEY)
@require_POST
def returned(request: DoorRequest, sheet_id: UUID) -> HttpResponse:
    """Record that a sheet came back and was shredded."""
    day_id = queries.sheet_to_enter(sheet_id, viewer=request.viewer, at=request.at).day.id
    try:
        sheet = operations.record_return(sheet_id, by=request.viewer, at=request.at)
        messages.success(
            request, _("Sheet %(number)s came back and was shredded.") % {"number": sheet.number}
        )
    except Overtaken as overtaken:
        messages.info(request, overtaken.sentence)
    return redirect("coordinator:opening_day", day_id=day_id)


@door(KEY)
def from_paper(request: DoorRequest, sheet_id: UUID) -> HttpResponse:
    """Ask for the times that were written on one sheet, and enter them all or none."""
    sheet = queries.sheet_to_enter(sheet_id, viewer=request.viewer, at=request.at)
    form = PaperForm(request.POST or None, lines=sheet.lines)
    if request.method == "POST" and form.is_valid() and _entered(request, sheet_id, form):
        return redirect("coordinator:opening_day", day_id=sheet.day.id)
    return render(request, "coordinator/times_from_paper.html", {"sheet": sheet, "form": form})


def _printed(request: DoorRequest, day_id: UUID, *, with_needs: bool) -> HttpResponse:
    given = request.POST.get("number", "")
    number = int(given) if given.isdecimal() and len(given) < 9 else 0
    try:
        printed = operations.print_day_sheet(
            day_id, number=number, with_needs=with_needs, by=request.viewer, at=request.at
        )
    except Unable as unable:
        messages.error(request, unable.sentence)
        return redirect("coordinator:opening_day", day_id=day_id)
    return pdf_response(printed.pdf, name=f"day-sheet-{printed.sheet.number}")


def _entered(request: DoorRequest, sheet_id: UUID, form: PaperForm) -> bool:
    try:
        written = operations.enter_from_paper(
            sheet_id, written=form.written(), by=request.viewer, at=request.at
        )
    except operations.NotOnTheDay as faults:
        form.mark(faults)
        return False
    except Unable as unable:
        form.add_error(None, unable.sentence)
        return False
    said = ngettext(
        "Times of %(count)s person were entered from paper.",
        "Times of %(count)s people were entered from paper.",
        len(written),
    )
    messages.success(request, said % {"count": len(written)})
    return True
