"""The rota: who serves on which opening day. Clauses 6 and 1 decide who may."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wicketgate.domain.accounts.models import Role
from wicketgate.domain.accounts.queries import account_in
from wicketgate.domain.ledger.refusals import Refused, Unable
from wicketgate.domain.sessions.queries.coming import coming_days
from wicketgate.domain.volunteers import operations
from wicketgate.domain.volunteers.rota import OnDuty, on_duty, who_serves
from wicketgate.doors import clock
from wicketgate.doors.web.coordinator.forms.serving import DutyForm
from wicketgate.doors.web.shared.door import DoorRequest, door
from wicketgate.doors.web.shared.refusal import refusal_page

KEY = "the rota"


@door(KEY)
def rota(request: DoorRequest) -> HttpResponse:
    """Show who is on duty on the coming opening days, and put somebody on."""
    days = coming_days(request.viewer.centre, on=clock.today())
    people = [
        (person.id, person.name) for person in who_serves(request.viewer, at=request.at) if person.is_open
    ]
    form = DutyForm(request.POST or None, people=people, days=days)
    if request.method == "POST" and form.is_valid():
        try:
            _put_on(request, form)
        except Refused as refused:
            return _refused(request, refused)
        except Unable as unable:
            form.add_error(unable.field, unable.sentence)
        else:
            return redirect("coordinator:rota")
    listed = on_duty(request.viewer, days=days, at=request.at)
    return render(request, "coordinator/serving/rota.html", {"form": form, "rota": _shown(listed)})


def _refused(request: DoorRequest, refused: Refused) -> HttpResponse:
    is_unsigned = refused.decision.rule == "undertaking"
    return refusal_page(
        request,
        refused,
        what=_("They can’t be put on the rota of that day"),
        # It is not the coordinator who has to sign.
        next_step=_("Ask them to sign in and to sign the undertaking. Then put them on.")
        if is_unsigned
        else "",
        back_url=reverse("coordinator:rota"),
    )


def _put_on(request: DoorRequest, form: DutyForm) -> None:
    given = form.cleaned_data
    operations.put_on_duty(
        account_in(request.viewer.centre, UUID(given["account"])),
        day=date.fromisoformat(given["day"]),
        role=Role(given["role"]),
        by=request.viewer.actor,
        at=request.at,
    )


def _shown(listed: dict[date, list[OnDuty]]) -> list[tuple[date, list[tuple[UUID, str, str]]]]:
    return [
        (day, [(duty.id, duty.name, str(Role(duty.role).label)) for duty in duties])
        for day, duties in listed.items()
    ]


@require_POST
@door(KEY)
def take_off(request: DoorRequest, duty_id: UUID) -> HttpResponse:
    """Take somebody off the rota of one day."""
    operations.take_off_duty(duty_id, by=request.viewer.actor, at=request.at)
    return redirect("coordinator:rota")
