"""The ledger, page by page; the button that checks that nobody has changed it; and the file for a second device."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wicketgate.domain.accounts.models import Role
from wicketgate.domain.concerns import discretion
from wicketgate.domain.gate.taking_out import take_out_checkpoints
from wicketgate.domain.ledger.bundle import NoProof
from wicketgate.domain.ledger.checkpoints import NotSigned, newest
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.queries import goes_on
from wicketgate.domain.ledger.triggers import missing_triggers
from wicketgate.domain.ledger.verify import Verdict, verify, verify_details
from wicketgate.doors import sentences
from wicketgate.doors.web.shared.door import DoorRequest, door
from wicketgate.doors.web.shared.parts import Cell, Table
from wicketgate.doors.web.shared.pdf import text_response

KEY = "the ledger"


@door(KEY)
def ledger(request: DoorRequest) -> HttpResponse:
    """Show the newest entries, by post and never by name."""
    before = _before(request)
    lines = discretion.newest_entries(request.viewer, at=request.at, before=before)
    older = f"?before={lines[-1].id}" if len(lines) == discretion.ON_A_PAGE else ""
    newer = reverse("officers:ledger") if before else ""
    shown = {"table": _table(lines), "older_url": older, "newer_url": newer}
    return render(request, "officers/ledger.html", shown | _checkpoint(request.viewer.centre))


@door(KEY)
@require_POST
def verify_ledger(request: DoorRequest) -> HttpResponse:
    """Check the chain, every checkpoint and every detail, as the command does, and say what was found."""
    verdict = verify(request.viewer.centre)
    if verdict.holds:
        details = verify_details(request.viewer.centre)
        verdict = verdict if details.holds else details
    (messages.success if verdict.holds else messages.error)(request, _said(verdict))
    if missing_triggers():
        messages.error(request, _unguarded())
    return redirect("officers:ledger")


@door(KEY)
@require_POST
def checkpoints_file(request: DoorRequest) -> HttpResponse:
    """Give the checkpoints as a file to keep on a second device. It names nobody, and no entry is in it."""
    try:
        taken = take_out_checkpoints(recipient=request.viewer.account, by=request.viewer.actor, at=request.at)
    except (NotSigned, NoProof):
        messages.error(request, _changed())
        return redirect("officers:ledger")
    return text_response(taken.content, name=f"checkpoints-{localtime(request.at):%Y-%m-%d}")


def _checkpoint(centre: UUID) -> dict[str, object]:
    last = newest(centre)
    return {"checkpoint_at": last.at if last else None, "goes_on": goes_on(centre)}


def _said(verdict: Verdict) -> str:
    if verdict.holds:
        # Not how many: the number grows by what is not the reader's to know of.
        return _(
            "The ledger holds: every entry was checked with its detail, and each stands as it was written."
        )
    broken = _(
        "Entry %(place)d is the first that does not fit: somebody has changed the ledger, or its disk is damaged. "
        "Change nothing more. Tell the chair, keep the last backup safe, and run “wicketgate ledger verify” to see "
        "what is wrong."
    )
    return broken % {"place": verdict.first_bad}


def _unguarded() -> str:
    return _(
        "The database no longer guards the ledger: somebody took away what keeps entries from being changed. Tell the "
        "chair, and run “wicketgate ledger verify” to see what is missing."
    )


def _changed() -> str:
    return _(
        "No checkpoint was signed, because the ledger no longer holds what the last one was made over. Change nothing "
        "more. Tell the chair, keep the last backup safe, and run “wicketgate ledger verify” to see what is wrong."
    )


def _before(request: DoorRequest) -> UUID | None:
    try:
        return UUID(request.GET["before"])
    except (KeyError, ValueError):
        return None


def _table(lines: list[discretion.Line]) -> Table:
    columns = (_("When"), _("What happened"), _("By"), _("Under"))
    return Table(_("The newest entries first"), columns, [_row(line) for line in lines])


def _row(line: discretion.Line) -> list[Cell]:
    return [
        Cell(date_format(localtime(line.at), "j F Y, H:i:s")),
        Cell(str(Event(line.event).label)),
        Cell(", ".join(str(Role(role).label) for role in line.posts) or _("Nobody signed in")),
        Cell(sentences.word(line.rule, _) if line.rule else "–"),
    ]


urlpatterns = [
    path("ledger/", ledger, name="ledger"),
    path("ledger/verify/", verify_ledger, name="verify_ledger"),
    path("ledger/checkpoints/", checkpoints_file, name="checkpoints_file"),
]
