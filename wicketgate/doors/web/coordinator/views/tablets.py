"""The hall's tablets: make this device one, and let one go."""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from wicketgate.domain.accounts.tablets import enrol_tablet, retire_tablet, tablets_in
from wicketgate.doors import clock
from wicketgate.doors.web.coordinator.forms.serving import TabletForm
from wicketgate.doors.web.shared import sign_in_marks as marks
from wicketgate.doors.web.shared.door import DoorRequest, door

KEY = "the hall's tablets"
SECONDS_KEPT = 400 * 24 * 60 * 60  # as long as browsers keep any cookie


@door(KEY, with_fresh_code=True)
def tablets(request: DoorRequest) -> HttpResponse:
    """List the hall's tablets, and make this device one."""
    form = TabletForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _enrol(request, form.cleaned_data["label"])
    here = marks.this_tablet(request, centre=request.viewer.centre)
    listed = tablets_in(request.viewer.centre)
    return render(
        request, "coordinator/serving/tablets.html", {"form": form, "tablets": listed, "here": here}
    )


def _enrol(request: DoorRequest, label: str) -> HttpResponse:
    tablet, token = enrol_tablet(label=label, on=clock.today(), by=request.viewer.actor, at=request.at)
    request.session[marks.TABLET] = tablet.id.hex
    response = redirect("coordinator:tablets")
    response.set_cookie(
        marks.TABLET_COOKIE,
        token,
        max_age=SECONDS_KEPT,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


@require_POST
@door(KEY, with_fresh_code=True)
def retire(request: DoorRequest, tablet_id: UUID) -> HttpResponse:
    """Let a device be the hall's no longer."""
    retire_tablet(tablet_id, on=clock.today(), by=request.viewer.actor, at=request.at)
    return redirect("coordinator:tablets")
