"""The ledger, page by page, and the button that checks that nobody has changed it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from wicketgate.domain.accounts.models import Role
from wicketgate.domain.concerns import discretion
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.verify import Verdict, verify
from wicketgate.doors import sentences
from wicketgate.doors.web.shared.door import DoorRequest, door
from wicketgate.doors.web.shared.parts import Cell, Table

KEY = "the ledger"


@door(KEY)
def ledger(request: DoorRequest) -> HttpResponse:
    """Show the newest entries, by post and never by name."""
    before = _before(request)
    lines = discretion.newest_entries(request.viewer, at=request.at, before=before)
    older = f"?before={lines[-1].id}" if len(lines) == discretion.ON_A_PAGE else ""
    newer = reverse("officers:ledger") if before else ""
    return render(
        request, "officers/ledger.html", {"table": _table(lines), "older_url": older, "newer_url": newer}
    )


@door(KEY)
@require_POST
def verify_ledger(request: DoorRequest) -> HttpResponse:
    """Check the whole chain, and say whether it holds."""
    verdict = verify(request.viewer.centre)
    (messages.success if verdict.holds else messages.error)(request, _said(verdict))
    return redirect("officers:ledger")


def _said(verdict: Verdict) -> str:
    if verdict.holds:
        holds = ngettext(
            "The ledger holds: %(checked)d entry was checked, and it stands as it was written.",
            "The ledger holds: %(checked)d entries were checked, and each stands as it was written.",
            verdict.checked,
        )
        return holds % {"checked": verdict.checked}
    broken = _(
        "Entry %(place)d does not fit: somebody has changed the ledger. Change nothing more. Tell the chair, keep the "
        "last backup safe, and run “wicketgate ledger verify” to see what is wrong."
    )
    return broken % {"place": verdict.first_bad}


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
]
