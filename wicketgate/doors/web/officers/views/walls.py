"""Walls: who serves and knows which family, and the officer's agreement that they may see it all the same."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wicketgate.domain.ledger.refusals import Unable
from wicketgate.domain.people.operations import put_wall, take_back_waiver, waive_wall
from wicketgate.domain.people.queries.walls import walls as all_walls
from wicketgate.doors.web.officers.forms.walls import WallForm
from wicketgate.doors.web.shared.asking_again import say_on_form
from wicketgate.doors.web.shared.door import DoorRequest, door

KEY = "walls to agree"


@door(KEY)
def walls(request: DoorRequest) -> HttpResponse:
    """List the walls, by username and reference: no family is named; and put one before somebody who said nothing."""
    form = WallForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _put(request, form):
        messages.success(request, _("That family is closed to them from now on."))
        return redirect("officers:walls")
    return render(request, "officers/walls.html", {"walls": all_walls(request.viewer), "form": form})


def _put(request: DoorRequest, form: WallForm) -> bool:
    try:
        put_wall(**form.cleaned_data, by=request.viewer, at=request.at)
    except Unable as unable:
        say_on_form(form, unable)
        return False
    return True


@require_POST
@door(KEY)
def agree(request: DoorRequest, wall_id: UUID) -> HttpResponse:
    """Agree that somebody may see a family that they know."""
    try:
        waive_wall(wall_id, by=request.viewer, at=request.at)
    except Unable as unable:
        messages.error(request, unable.sentence)
    else:
        messages.success(
            request, _("They may see that family from now on. The ledger keeps that you agreed.")
        )
    return redirect("officers:walls")


@require_POST
@door(KEY)
def close(request: DoorRequest, wall_id: UUID) -> HttpResponse:
    """Close the family again."""
    take_back_waiver(wall_id, by=request.viewer, at=request.at)
    messages.success(request, _("The family is closed to them again."))
    return redirect("officers:walls")


urlpatterns = [
    path("walls/", walls, name="walls"),
    path("walls/<uuid:wall_id>/agree/", agree, name="wall_agree"),
    path("walls/<uuid:wall_id>/close/", close, name="wall_close"),
]
