"""What is due to be let go of (clause 8), for the officers to see."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wicketgate.domain.policy.queries import own_words
from wicketgate.domain.retention import queries
from wicketgate.doors import clock
from wicketgate.doors.web.shared.door import DoorRequest, door
from wicketgate.doors.web.shared.parts import Cell, Table

KINDS = {
    "family": gettext_lazy("A family’s records"),
    "volunteer": gettext_lazy("A volunteer’s record"),
    "dbs_check": gettext_lazy("The decision on a DBS check"),
    "agency": gettext_lazy("An agency’s record"),
    "disclosure": gettext_lazy("A request and its answer"),
    "concern": gettext_lazy("A concern"),
    "incident": gettext_lazy("An incident"),
    "accident": gettext_lazy("An accident"),
    "complaint": gettext_lazy("A complaint"),
}


@door("what is due to be let go of")
def due(request: DoorRequest) -> HttpResponse:
    """List what is due, and what will be within ninety days, by reference."""
    lines = queries.due(request.viewer, at=request.at)
    words = own_words(request.viewer.centre, "disposal", on=clock.today())
    shown = {"table": _table(lines) if lines else None, "words": words}
    return render(request, "officers/due.html", shown)


def _table(lines: list[queries.Due]) -> Table:
    columns = (_("Reference"), _("What it is"), _("Due on"), _("How it stands"))
    return Table(_("The earliest first"), columns, [_row(line) for line in lines])


def _row(line: queries.Due) -> list[Cell]:
    due_on = date_format(line.due_on, "j F Y") if line.due_on else "–"
    return [Cell(line.reference), Cell(str(KINDS[line.kind])), Cell(due_on), _state(line.state)]


def _state(state: str) -> Cell:
    if state == "due":
        return Cell(_("Due"), tag="stopped")
    if state == "soon":
        return Cell(_("Not yet"), tag="waiting")
    return Cell(_("No use is known: look at it"), tag="plain")


urlpatterns = [path("due/", due, name="due")]
