"""One tap, one entry in the register, by the door's clock; and the way to take it back."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from wicketgate.domain.ledger.refusals import Overtaken, Unable
from wicketgate.domain.sessions import operations
from wicketgate.domain.sessions.models import Presence
from wicketgate.doors.jobs import checkpoints
from wicketgate.doors.web.shared.door import DoorRequest, door

Act = Callable[..., Presence]


def _tap(act: Act, *, address: str, name: str) -> URLPattern:
    @door("the day in the hall")
    @require_POST
    def tapped(request: DoorRequest, window_id: UUID) -> HttpResponse:
        try:
            act(window_id, by=request.viewer, at=request.at)
        except Overtaken as overtaken:
            messages.info(request, overtaken.sentence)
        except Unable as unable:
            messages.error(request, unable.sentence)
        else:
            checkpoints.soon(request.viewer.centre, at=request.at)
        return redirect("volunteer:day")

    return path(f"<uuid:window_id>/{address}/", tapped, name=name)


urlpatterns = [
    _tap(operations.record_arrival, address="arrived", name="arrived"),
    _tap(operations.record_departure, address="left", name="left"),
    _tap(operations.take_back_arrival, address="arrived/undo", name="undo_arrived"),
    _tap(operations.take_back_departure, address="left/undo", name="undo_left"),
]
