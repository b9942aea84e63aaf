"""Where somebody's own notes go by e-mail: recorded by themselves, and by nobody else."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wicketgate.domain.accounts.mailing.operations import record_own_address, take_own_address_away
from wicketgate.domain.accounts.mailing.queries import has_own_address
from wicketgate.domain.ledger.refusals import Unable
from wicketgate.domain.post.queries import the_server
from wicketgate.doors.web.shared.asking_again import say_on_form
from wicketgate.doors.web.shared.door import DoorRequest, door
from wicketgate.doors.web.shared.forms.own_notes import OwnNotesForm

KEY = "own sign-in"


@door(KEY, with_fresh_code=True)
def own_notes(request: DoorRequest) -> HttpResponse:
    """Say whether an address is kept, and take a new one."""
    form = OwnNotesForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _recorded(request, form):
        messages.success(request, _said())
        return redirect("shared:own_notes")
    shown = {
        "form": form,
        "title": _("Notes by e-mail"),
        "button_text": _("Keep this address"),
        "back_url": reverse("mfa_index"),
        "is_kept": has_own_address(request.viewer),
        "has_server": the_server() is not None,
    }
    return render(request, "shared/own_notes.html", shown)


@door(KEY, with_fresh_code=True)
@require_POST
def no_notes(request: DoorRequest) -> HttpResponse:
    """Keep the address no longer."""
    take_own_address_away(by=request.viewer, at=request.at)
    messages.success(request, _("Your address is no longer kept. You get no more notes."))
    return redirect("shared:own_notes")


def _said() -> str:
    if the_server() is None:
        return _("Your address is kept. Notes will come once this centre has a mail server.")
    return _(
        "Your address is kept. In some minutes a first note comes. If it doesn’t, look at the address again."
    )


def _recorded(request: DoorRequest, form: OwnNotesForm) -> bool:
    try:
        record_own_address(form.cleaned_data["email"], by=request.viewer, at=request.at)
    except Unable as unable:
        say_on_form(form, unable)
        return False
    return True
