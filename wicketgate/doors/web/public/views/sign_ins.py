"""Where somebody is signed in, and how they end all of it but the browser before them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from wicketgate.domain.accounts.models import Account
from wicketgate.domain.accounts.operations import end_sign_ins
from wicketgate.domain.accounts.sealed_sessions import kept_name, sessions_of
from wicketgate.doors.web.shared import sign_in_marks as marks
from wicketgate.doors.web.shared.door import DoorRequest, door

KEY = "own sign-in"


@dataclass(frozen=True, slots=True)
class Seen:
    """One sign-in as its owner is shown it."""

    is_here: bool
    is_on_tablet: bool
    touched_at: datetime | None


@door(KEY)
def sign_ins(request: DoorRequest) -> HttpResponse:
    """List the browsers in which somebody is signed in: this one, the hall's tablets, and others."""
    account, here = _own(request), kept_name(request.session.session_key or "")
    open_now = sessions_of(account.id, signed=account.get_session_auth_hash())
    seen = [_seen(session, is_here=name == here) for name, session in open_now]
    return render(
        request, "account/sign_ins.html", {"sign_ins": sorted(seen, key=lambda one: not one.is_here)}
    )


@require_POST
@door(KEY, with_fresh_code=True)
def end_others(request: DoorRequest) -> HttpResponse:
    """End every sign-in and PIN of somebody's own but the one in this browser, which goes on under a new name."""
    ended = end_sign_ins(_own(request).id, by=request.viewer.actor, at=request.at)
    update_session_auth_hash(request, ended)
    return redirect("account_sign_ins")


def _seen(session: Mapping[str, Any], *, is_here: bool) -> Seen:
    touched = session.get(marks.TOUCHED)
    at = datetime.fromisoformat(touched) if touched else None
    return Seen(is_here, bool(session.get(marks.TABLET)), at)


def _own(request: DoorRequest) -> Account:
    account = request.user
    assert isinstance(account, Account)
    return account
