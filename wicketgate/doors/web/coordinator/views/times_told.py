"""Tell one adult their own times: a letter of their own, or a telephone call, and a record that they were told."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wicketgate.domain.ledger.refusals import Unable
from wicketgate.domain.policy.models import Centre
from wicketgate.domain.sessions import operations, queries
from wicketgate.domain.sessions.coded import HowTold
from wicketgate.domain.sessions.models import Door, Window
from wicketgate.domain.sessions.queries import Telling
from wicketgate.doors.web.coordinator.forms.times import ToldForm
from wicketgate.doors.web.shared.door import DoorRequest, door
from wicketgate.doors.web.shared.pdf import pdf_response

KEY = "bookings and times"


@door(KEY)
def tell(request: DoorRequest, member_id: UUID) -> HttpResponse:
    """Show one adult's own times, what to say on the telephone, and record how they were told."""
    told = queries.telling(member_id, viewer=request.viewer, at=request.at)
    form = ToldForm(request.POST or None, initial={"windows": " ".join(w.id.hex for w in told.windows)})
    if request.method == "POST" and form.is_valid() and _recorded(request, told, form):
        return redirect("coordinator:tell", member_id=member_id)
    shown = {"told": told, "form": form, "say": _say(request, told), "never": _never()}
    return render(request, "coordinator/times_tell.html", shown)


@door(KEY)
@require_POST
def letter(request: DoorRequest, member_id: UUID) -> HttpResponse:
    """Give the letter to the browser."""
    try:
        pdf = operations.compose_times_letter(member_id, by=request.viewer, at=request.at)
    except Unable as unable:
        messages.error(request, unable.sentence)
        return redirect("coordinator:tell", member_id=member_id)
    return pdf_response(pdf, name="letter-of-times")


def _recorded(request: DoorRequest, told: Telling, form: ToldForm) -> bool:
    try:
        operations.record_told(
            told.member,
            windows=form.cleaned_data["windows"],
            how=HowTold(form.cleaned_data["how"]),
            by=request.viewer,
            at=request.at,
        )
    except Unable as unable:
        form.add_error(None, unable.sentence)
        return False
    messages.success(request, _("It is recorded that they were told."))
    return True


def _say(request: DoorRequest, told: Telling) -> list[str]:
    centre = Centre.objects.get(id=request.viewer.centre)
    return [
        _("Ask for %(name)s by name before you say anything else.") % {"name": told.name},
        _("Say your own name, and that you ring from %(centre)s.") % {"centre": centre.name},
        *(_time_to_say(window) for window in told.windows),
        _("The hall is %(hall)s.") % {"hall": centre.hall},
        _("“We plan these times so that you need not meet. We can’t promise it.”"),
    ]


def _time_to_say(window: Window) -> str:
    said = {
        "day": date_format(window.booking.opening_day.day, "l j F"),
        "arrive": time_format(window.arrive_at, "H:i"),
        "leave": time_format(window.leave_at, "H:i"),
        "door": str(Door(window.door).label).lower(),
    }
    return _("“On %(day)s please come at %(arrive)s by the %(door)s, and leave at %(leave)s.”") % said


def _never() -> list[str]:
    return [
        _("When anybody else comes or goes, or by which door."),
        _("Whether the other side has been told, has answered, or can come."),
        _("Anything to somebody who answers in their place, or to a voicemail: ring again."),
    ]
