"""
Every page's frame: who is at the door, in which role, and whether that role has the key.

A page that is not for somebody and a page that is not there answer alike.
"""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from wicketgate.domain.accounts import guessing, roles
from wicketgate.domain.accounts.models import Account
from wicketgate.domain.accounts.signing_in import actor_of
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.refusals import AlreadySent, NotFound, Refused
from wicketgate.domain.ledger.sending import sending
from wicketgate.domain.volunteers.queries import standing
from wicketgate.doors import clock
from wicketgate.doors.web.shared import sign_in_marks as marks
from wicketgate.doors.web.shared.not_offered import sent_what_was_not_offered
from wicketgate.doors.web.shared.refusal import refusal_page
from wicketgate.doors.web.shared.sent_twice import mark_of, sent_before
from wicketgate.doors.web.shared.steady import posts_now
from wicketgate.doors.web.shared.steps import first_step, fresh_code

P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponseBase)

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


def door(
    key: str, *, with_fresh_code: bool = False
) -> Callable[[View[P]], Callable[Concatenate[HttpRequest, P], HttpResponseBase]]:
    """
    Let a view be opened only by a post that `key` in `accounts/roles.py` names.

    Whoever has a step to do first (`steps.py`) is sent to it. `with_fresh_code` also asks for a second factor
    given within the last five minutes, where the account has one.
    """
    roles.KEYS[key]

    def frame(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        @wraps(view)
        def framed(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not isinstance(request.user, Account):
                return _way_in(request)
            try:
                _enter(request, key)
                first = _first(request, key, with_fresh_code=with_fresh_code)
                if first is not None:
                    return redirect(first)
                return _answered(view, request, *args, **kwargs)  # type: ignore[arg-type]  # _enter made it one
            except Http404:
                _note_guess(request.user)
                raise

        framed.key = key  # type: ignore[attr-defined]  # read by the census of addresses
        return framed

    return frame


def open_door(view: Callable[Concatenate[HttpRequest, P], R]) -> Callable[Concatenate[HttpRequest, P], R]:
    """Mark a view that needs no sign-in: everybody may see it, so it shows nothing about anybody."""

    @wraps(view)
    def framed(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> R:
        if isinstance(request.user, Account):
            _recognise(request, request.user)
        return view(request, *args, **kwargs)

    framed.key = None  # type: ignore[attr-defined]  # read by the census of addresses
    return framed


def _way_in(request: HttpRequest) -> HttpResponseBase:
    # On the hall's tablet somebody else may stand there now: the lock says so, and takes anybody's PIN.
    if marks.TABLET_COOKIE in request.COOKIES:
        return redirect("shared:locked")
    # Only a page that is looked at can be gone back to; what was sent is typed again.
    back = request.get_full_path() if request.method == "GET" else reverse("shared:home")
    return redirect_to_login(back, reverse("account_login"))


def _first(request: HttpRequest, key: str, *, with_fresh_code: bool) -> str | None:
    account = request.user
    assert isinstance(account, Account)
    entered = cast(DoorRequest, request)
    first = first_step(request, account, entered.viewer, key=key, posts=entered.posts)
    if first is None and with_fresh_code:
        return fresh_code(request, account)
    return first


def viewer_for(account: Account, request: HttpRequest, *, role: str) -> Viewer:
    """Return who is at the door, in `role`."""
    viewer = Viewer(
        actor=Actor(account.centre, account.token),
        account=account.id,
        role=role,
        second_factor_at=marks.second_factor_at(request),
        on_tablet=marks.tablet(request) is not None,
    )
    return standing(viewer, on=clock.today())


def _enter(request: HttpRequest, key: str) -> None:
    account = request.user
    assert isinstance(account, Account)
    posts = posts_now(account)
    role = next((role for role in ORDER if role in posts and roles.opens(role, key)), None)
    if role is None:
        _recognise(request, account)  # so that the page that says so keeps the way to their own places
        raise Http404
    _set(request, account, role=role, posts=posts)


def _recognise(request: HttpRequest, account: Account) -> None:
    posts = posts_now(account)
    if posts:
        _set(request, account, role=min(posts, key=ORDER.index), posts=posts)


def _note_guess(account: Account) -> None:
    # After whatever the view began was rolled back, and alike whether the page isn't there or isn't theirs.
    guessing.record_nothing_there(account, by=actor_of(account), at=clock.now())


def _set(request: HttpRequest, account: Account, *, role: str, posts: frozenset[str]) -> None:
    entered = cast(DoorRequest, request)
    entered.viewer = viewer_for(account, request, role=role)
    entered.at = clock.now()
    entered.posts = posts


def _answered(view: View[P], request: DoorRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
    try:
        with sending(mark_of(request)) as sent:
            response = view(request, *args, **kwargs)
            sent.led_to(response.get("Location", ""))
        if sent_what_was_not_offered(request):
            guessing.record_not_offered(request.viewer.account, by=request.viewer.actor, at=request.at)
        return response
    except AlreadySent as before:
        return sent_before(request, before)
    except NotFound as error:
        raise Http404 from error
    except Refused as refused:
        return refusal_page(request, refused)
