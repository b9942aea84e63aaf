"""Set up a second factor at the first sign-in, and give a fresh one before something is revealed."""

from allauth.mfa.webauthn.forms import ReauthenticateWebAuthnForm
from allauth.mfa.webauthn.internal.auth import begin_authentication
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from wicketgate.domain.accounts.queries import has_passkey
from wicketgate.doors.web.shared.door import DoorRequest, door
from wicketgate.doors.web.shared.forms.second_factor import FreshCodeForm


@door("own sign-in")
def set_up(request: DoorRequest) -> HttpResponse:
    """Say why a second factor is asked for, and lead to an app or a passkey."""
    return render(request, "shared/set_up_second_factor.html")


@door("own sign-in")
def confirm(request: DoorRequest) -> HttpResponse:
    """Ask for a fresh code or a passkey, and go back to where it was asked for."""
    form = _form(request)
    if request.method == "POST" and form.is_valid():
        form.save()  # type: ignore[attr-defined]  # allauth's form notes the use of the second factor
        request.session.cycle_key()  # a cookie that was seen before the proof is worth nothing after it
        return redirect(_back(request))
    return render(request, "shared/confirm_second_factor.html", {"form": form} | _passkey(request))


def _form(request: DoorRequest) -> Form:
    data = request.POST if request.method == "POST" else None
    kind = ReauthenticateWebAuthnForm if data and "credential" in data else FreshCodeForm
    form: Form = kind(data, user=request.user)
    return form


def _passkey(request: DoorRequest) -> dict[str, object]:
    if not has_passkey(request.viewer.account):
        return {}
    options = begin_authentication(request.user)
    return {
        "passkey_form": ReauthenticateWebAuthnForm(user=request.user),
        "js_data": {"request_options": options},
    }


def _back(request: DoorRequest) -> str:
    asked = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()})
    return asked if is_ours and asked.startswith("/") else reverse("shared:home")
