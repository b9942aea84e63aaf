"""
Every page's frame: who is at the door, in which role, and whether that role has the key.

A page that is not for somebody and a page that is not there answer alike.
"""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from wicketgate.domain.accounts import roles
from wicketgate.domain.accounts.models import Account
from wicketgate.domain.accounts.queries import roles_held
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.refusals import NotFound, Refused
from wicketgate.domain.volunteers.queries import standing
from wicketgate.doors import clock
from wicketgate.doors.web.shared.refusal import refusal_page

P = ParamSpec("P")

# In which order somebody's posts are tried for a page: the one that serves most there comes first.
ORDER = (
    "coordinator",
    "team_leader",
    "safeguarding_officer",
    "chair",
    "minister",
    "trustee",
    "volunteer",
    "interpreter",
    "referrer",
)


class DoorRequest(HttpRequest):
    """A request that has passed the door."""

    viewer: Viewer
    at: datetime
    posts: frozenset[str]


View = Callable[Concatenate[DoorRequest, P], HttpResponseBase]


def door(key: str) -> Callable[[View[P]], Callable[Concatenate[HttpRequest, P], HttpResponseBase]]:
    """Let a view be opened only by a post that `key` in `accounts/roles.py` names."""
    roles.KEYS[key]

    def frame(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        @wraps(view)
        def framed(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not isinstance(request.user, Account):
                return redirect(reverse("account_login"))
            _enter(request, key)
            return _answered(view, request, *args, **kwargs)  # type: ignore[arg-type]  # _enter made it one

        framed.key = key  # type: ignore[attr-defined]  # read by the census of addresses
        return framed

    return frame


def open_door(view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """Mark a view that needs no sign-in: everybody may see it, so it shows nothing about anybody."""
    view.key = None  # type: ignore[attr-defined]  # read by the census of addresses
    return view


def viewer_for(account: Account, request: HttpRequest, *, role: str) -> Viewer:
    """Return who is at the door, in `role`."""
    second_factor_at = request.session.get("second_factor_at")
    viewer = Viewer(
        actor=Actor(account.centre, account.token),
        account=account.id,
        role=role,
        second_factor_at=datetime.fromisoformat(second_factor_at) if second_factor_at else None,
        on_tablet=bool(request.session.get("tablet")),
    )
    return standing(viewer, on=clock.today())


def _enter(request: HttpRequest, key: str) -> None:
    account = request.user
    assert isinstance(account, Account)
    posts = roles_held(account.id, on=clock.today())
    role = next((role for role in ORDER if role in posts and roles.opens(role, key)), None)
    if role is None:
        raise Http404
    request.viewer = viewer_for(account, request, role=role)  # type: ignore[attr-defined]
    request.at = clock.now()  # type: ignore[attr-defined]
    request.posts = posts  # type: ignore[attr-defined]


def _answered(view: View[P], request: DoorRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
    try:
        return view(request, *args, **kwargs)
    except NotFound as error:
        raise Http404 from error
    except Refused as refused:
        return refusal_page(request, refused)
