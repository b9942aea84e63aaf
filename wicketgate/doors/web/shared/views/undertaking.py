"""Sign the undertaking of the edition in force (clause 1), in the centre's own words."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wicketgate.domain.policy.queries import edition_in_force, own_words
from wicketgate.domain.volunteers.operations import sign_own_undertaking
from wicketgate.domain.volunteers.queries import must_sign
from wicketgate.doors import clock
from wicketgate.doors.web.shared.door import DoorRequest, door
from wicketgate.doors.web.shared.forms.undertaking import UndertakingForm


@door("sign the undertaking")
def sign(request: DoorRequest) -> HttpResponse:
    """Show what is promised, take the signature, and go on to the first page."""
    today = clock.today()
    if not must_sign(request.viewer, on=today):
        return redirect("shared:home")
    form = UndertakingForm(request.POST or None)
    words = own_words(request.viewer.centre, "undertaking", on=today)
    scope = _scope(edition_in_force(request.viewer.centre, on=today).undertaking.scope)
    if request.method == "POST" and form.is_valid():
        sign_own_undertaking(words=f"{words.text}\n{scope}", by=request.viewer, at=request.at)
        return redirect("shared:home")
    return render(request, "shared/sign_undertaking.html", {"form": form, "words": words, "scope": scope})


def _scope(scope: str) -> str:
    if scope == "everywhere":
        return _("I keep it to myself everywhere: in the hall, at home, and with the other volunteers.")
    return _(
        "I keep it to myself outside the centre. In the centre I speak of a family only with those who need it."
    )
