"""How the records are kept: backups, what the program does by itself, what is damaged, and the drill."""

from dataclasses import replace
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.queries import last_entered
from wicketgate.domain.ledger.refusals import Unable
from wicketgate.domain.policy.operations import note_drill
from wicketgate.domain.retention import queries
from wicketgate.doors.jobs import backups
from wicketgate.doors.jobs.hastening import hasten
from wicketgate.doors.jobs.outcomes import DAMAGED, DONE
from wicketgate.doors.jobs.standing import Standing, standing
from wicketgate.doors.web.officers.forms.keeping import DrillForm
from wicketgate.doors.web.officers.views.keeping_words import (
    backups_state,
    job_name,
    outcome,
    trouble,
    what_to_do,
)
from wicketgate.doors.web.shared.door import DoorRequest, door
from wicketgate.doors.web.shared.parts import Cell, Table

KEY = "how the records are kept"


@door(KEY)
def keeping(request: DoorRequest) -> HttpResponse:
    """Say how the backups, the jobs and the sealed values stand. Nothing is opened, and nobody is named."""
    centre = request.viewer.centre
    held = backups.standing(centre)
    written_at = last_entered(Event.BACKUP_WRITTEN, centre=centre)
    damaged = queries.damaged(request.viewer, at=request.at)
    jobs = [_as_seen(one, is_told=bool(damaged)) for one in standing(centre)]
    shown = {
        "backups": held,
        "state": backups_state(held, written_at, at=request.at),
        "written_at": written_at,
        "drill_at": last_entered(Event.DRILL_HELD, centre=centre),
        "jobs": _jobs(jobs) if jobs else None,
        "troubles": [(trouble(one), what_to_do(one)) for one in jobs if one.is_trouble],
        "damaged": _damaged(damaged),
    }
    return render(request, "officers/keeping.html", shown)


@require_POST
@door(KEY)
def backup_now(request: DoorRequest) -> HttpResponse:
    """Let the backup be made next, instead of when its time comes."""
    hasten("backup", request.viewer.centre, at=request.at)
    messages.success(request, _("A backup will be made within a minute or two, if its disk is plugged in."))
    return redirect("officers:keeping")


@door(KEY)
def drill(request: DoorRequest) -> HttpResponse:
    """Enter that the drill was held."""
    form = DrillForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _enter_drill(request, form):
        messages.success(request, _("The drill is entered. The next one is due in a year."))
        return redirect("officers:keeping")
    return render(request, "officers/drill.html", {"form": form})


def _enter_drill(request: DoorRequest, form: DrillForm) -> bool:
    try:
        note_drill(held_on=form.cleaned_data["held_on"], by=request.viewer, at=request.at)
    except Unable as unable:
        form.add_error(unable.field, unable.sentence)
        return False
    return True


def _as_seen(one: Standing, *, is_told: bool) -> Standing:
    # Whoever is told of nothing damaged is not told that there is something they may not know of.
    return replace(one, outcome=DONE) if one.outcome == DAMAGED and not is_told else one


def _jobs(jobs: list[Standing]) -> Table:
    columns = (_("What it does"), _("Last done"), _("How it stands"))
    rows = [[Cell(job_name(one.name)), Cell(_when(one.done_at)), _state(one)] for one in jobs]
    return Table(_("What the program does by itself"), columns, rows)


def _state(one: Standing) -> Cell:
    if one.is_trouble:
        return Cell(outcome(one), tag="stopped" if one.keeps_failing else "waiting")
    return Cell(outcome(one), tag="done" if one.outcome == DONE else "plain")


def _damaged(found: list[queries.DamagedLine]) -> Table | None:
    columns = (_("Reference"), _("What it is"), _("Found on"))
    rows = [
        [
            Cell(one.reference),
            Cell(_("A whole kind of records") if one.is_table else _("One sealed value")),
            Cell(_when(one.found_at)),
        ]
        for one in found
    ]
    return Table(_("What is damaged: a reference names nobody"), columns, rows) if rows else None


def _when(at: datetime | None) -> str:
    return date_format(localtime(at), "j F Y, H:i") if at else "–"


urlpatterns = [
    path("keeping/", keeping, name="keeping"),
    path("keeping/backup/", backup_now, name="backup_now"),
    path("keeping/drill/", drill, name="drill"),
]
