"""DBS checks (clause 6): decided by those whom the centre's document names, and never one's own."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wicketgate.domain.ledger.refusals import Unable
from wicketgate.domain.volunteers.checks import Held, checks_held, require_decider
from wicketgate.domain.volunteers.operations import decide_check
from wicketgate.domain.volunteers.rota import one_who_serves
from wicketgate.doors import clock
from wicketgate.doors.web.officers.forms.checks import CheckForm
from wicketgate.doors.web.shared.door import DoorRequest, door
from wicketgate.doors.web.shared.parts import Cell, Table

KEY = "checks to decide"


@door(KEY, with_fresh_code=True)
def checks(request: DoorRequest) -> HttpResponse:
    """List those who serve, with the newest decision on each."""
    rows = [_row(held) for held in checks_held(request.viewer, at=request.at)]
    columns = [_("Name"), _("Level"), _("Decision"), _("Decided on"), _("Certificate")]
    return render(request, "officers/checks.html", {"table": Table(_("Everybody who serves"), columns, rows)})


def _row(held: Held) -> list[Cell]:
    decided_on = date_format(held.decided_on, "j F Y") if held.decided_on else ""
    url = None if held.is_own else reverse("officers:check", args=[held.account])
    is_old = held.outcome == "suitable" and not held.is_cleared
    tag = (
        "waiting" if is_old else {"suitable": "done", "not_suitable": "stopped"}.get(held.outcome, "waiting")
    )
    words = _("Suitable then; it doesn’t clear them today") if is_old else held.outcome_words
    return [
        Cell(held.name, url=url),
        Cell(held.level),
        Cell(words or _("None yet"), tag=tag),  # type: ignore[arg-type]  # one of the kinds of tag
        Cell(decided_on),
        Cell(held.certificate),
    ]


@door(KEY, with_fresh_code=True)
def check(request: DoorRequest, account_id: UUID) -> HttpResponse:
    """Decide one check."""
    require_decider(request.viewer, at=request.at)
    person = one_who_serves(request.viewer, account_id, at=request.at)
    form = CheckForm(request.POST or None, initial={"decided_on": clock.today()})
    if request.method == "POST" and form.is_valid() and _decide(request, account_id, form):
        messages.success(request, _("The decision is kept."))
        return redirect("officers:checks")
    shown = {
        "form": form,
        "title": _("Decide a DBS check"),
        "lead": _("The check of %(name)s.") % {"name": person.name},
        "button_text": _("Keep this decision"),
        "back_url": reverse("officers:checks"),
    }
    return render(request, "shared/question.html", shown)


def _decide(request: DoorRequest, account_id: UUID, form: CheckForm) -> bool:
    given = form.cleaned_data
    try:
        decide_check(
            account_id,
            level=given["level"],
            outcome=given["outcome"],
            decided_on=given["decided_on"],
            certificate=given["certificate"] or None,
            by=request.viewer,
            at=request.at,
        )
    except Unable as unable:
        form.add_error(unable.field, unable.sentence)
        return False
    return True


urlpatterns = [
    path("checks/", checks, name="checks"),
    path("checks/<uuid:account_id>/", check, name="check"),
]
