"""Set a PIN for today on the hall's tablet."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wicketgate.domain.accounts.models import Account
from wicketgate.domain.accounts.tablets import set_pin
from wicketgate.domain.ledger.refusals import Unable
from wicketgate.doors import clock
from wicketgate.doors.web.shared import sign_in_marks as marks
from wicketgate.doors.web.shared.door import DoorRequest, door
from wicketgate.doors.web.shared.forms.pin import SetPinForm


@door("the first page")
def set_today(request: DoorRequest) -> HttpResponse:
    """Take a PIN, where a full sign-in began today on one of the hall's tablets."""
    if not marks.may_set_pin(request, on=clock.today()):
        raise Http404
    form = SetPinForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _set(request, form):
        return redirect("shared:home")
    return render(request, "shared/set_pin.html", {"form": form, "title": _("A PIN for today")})


def _set(request: DoorRequest, form: SetPinForm) -> bool:
    account, tablet = request.user, marks.tablet(request)
    assert isinstance(account, Account)
    assert tablet is not None
    try:
        set_pin(
            account,
            form.cleaned_data["pin"],
            tablet=tablet,
            on=clock.today(),
            second_factor_at=request.viewer.second_factor_at,
            by=request.viewer.actor,
            at=request.at,
        )
    except Unable as unable:
        form.add_error(unable.field, unable.sentence)
        return False
    return True
