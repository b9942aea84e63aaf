"""Ring somebody who is due today: a purpose, a fresh second factor, and one number for three minutes."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _

from wicketgate.domain.people.typed_text import spoken_telephone
from wicketgate.domain.sessions.operations import open_number
from wicketgate.domain.sessions.queries import name_to_ring
from wicketgate.doors.web.shared.door import DoorRequest, door
from wicketgate.doors.web.volunteer.forms.ringing import RingingForm

SECONDS_OPEN = 3 * 60


@door("ring someone due today", with_fresh_code=True)
def ring(request: DoorRequest, window_id: UUID) -> HttpResponse:
    """Ask why, and show the number with what to say. Each opening is one entry in the ledger."""
    name = name_to_ring(window_id, viewer=request.viewer, at=request.at)
    form = RingingForm(request.POST or None)
    shown: dict[str, object] = {"name": name, "form": form}
    if request.method == "POST" and form.is_valid():
        number = open_number(
            window_id, purpose=form.cleaned_data["purpose"], by=request.viewer, at=request.at
        )
        shown |= {
            "number": spoken_telephone(number),
            "seconds": SECONDS_OPEN,
            "say": _say(),
            "never": _never(),
        }
        return render(request, "volunteer/ring_opened.html", shown)
    return render(request, "volunteer/ring.html", shown)


def _say() -> list[str]:
    return [
        _("Ask for the person by name before you say anything else."),
        _("If somebody else answers, say only that you will ring again. Don’t say where you ring from."),
        _("Say who you are and that you ring from the child contact centre."),
        _("Speak only of their own time and their own way here."),
    ]


def _never() -> list[str]:
    return [
        _("Whether anybody else is here, was here, or is coming."),
        _("Anything about the other side: no name, no time, no place."),
        _("Anything on a voicemail."),
    ]


urlpatterns = [path("<uuid:window_id>/ring/", ring, name="ring")]
