"""Whether all is well with the centre: what the doctor finds, the worst first, and what to do."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _

from wicketgate.doors.doctor.assertion import Finding, State
from wicketgate.doors.doctor.examination import examine
from wicketgate.doors.doctor.installed import here
from wicketgate.doors.doctor.report import TO_DO
from wicketgate.doors.web.shared.door import DoorRequest, door
from wicketgate.doors.web.shared.parts import Cell, Table


@door("how the centre stands")
def doctor(request: DoorRequest) -> HttpResponse:
    """Look at everything once, and say how it stands. Nothing is changed, and nothing sealed is opened."""
    findings = examine(here(request.at, centre=request.viewer.centre))
    by_state = {state: [one for one in findings if one.state == state] for state in _STATES}
    shown: dict[str, object] = {state: _table(found, state) for state, found in by_state.items() if found}
    shown["counts"] = {state: len(found) for state, found in by_state.items()}
    return render(request, "officers/doctor.html", shown)


_STATES: tuple[State, ...] = ("red", "amber", "green", "not_applicable")


def _table(findings: Sequence[Finding], state: State) -> Table:
    captions = {
        "red": _("To be done now"),
        "amber": _("To be done soon"),
        "green": _("What is in order"),
        "not_applicable": _("What doesn’t apply here"),
    }
    columns: tuple[str, ...] = (_("What was looked at"), _("What was found"))
    if state in TO_DO:
        columns = (*columns, _("What to do"))
    return Table(captions[state], columns, [_row(one) for one in findings])


def _row(one: Finding) -> list[Cell]:
    if one.state not in TO_DO:
        return [Cell(one.claim), Cell(one.found)]
    # On a phone no column's name stands over it, and what should be so must not be taken for what is.
    should = _("Should be so: %(claim)s") % {"claim": one.claim}
    return [Cell(should), Cell(one.found), Cell(one.advice)]


urlpatterns = [path("is-all-well/", doctor, name="doctor")]
