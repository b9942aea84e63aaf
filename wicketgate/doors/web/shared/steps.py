"""
What somebody does first, in this order, before a page opens: a password of their own, a second factor, the undertaking.

A few pages come earlier: those on which one of the steps is done, and those that may never wait for one.
"""

from typing import Literal

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from wicketgate.domain.accounts.models import Account
from wicketgate.domain.accounts.queries import has_second_factor, needs_second_factor
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.volunteers.queries import must_sign
from wicketgate.doors import clock
from wicketgate.doors.web.shared import sign_in_marks as marks

Step = Literal["password", "second factor", "undertaking", "page"]
ORDER: tuple[Step, ...] = ("password", "second factor", "undertaking", "page")

# Which step a page belongs to, by its key; every other page is past them all.
# A concern waits for none of them: its page asks nothing but who is signed in.
BELONGS: dict[str, Step] = {
    "own password": "password",
    "own sign-in": "second factor",
    "sign the undertaking": "undertaking",
    "read the policy": "undertaking",
}


def first_step(
    request: HttpRequest, account: Account, viewer: Viewer, *, key: str, posts: frozenset[str]
) -> str | None:
    """Return the address of what must be done before a page that `key` opens, or None."""
    passed = ORDER[: ORDER.index(BELONGS.get(key, "page"))]
    if "password" in passed and account.must_change_password:
        return reverse("account_change_password")
    if "second factor" in passed and needs_second_factor(posts) and marks.second_factor_at(request) is None:
        return _second_factor(request, account)
    if "undertaking" in passed and must_sign(viewer, on=clock.today()):
        return reverse("shared:sign_undertaking")
    return None


def fresh_code(request: HttpRequest, account: Account) -> str | None:
    """Return the address where a fresh second factor is given, or None where there is one, or none is set up."""
    if marks.has_fresh_second_factor(request, at=clock.now()) or not has_second_factor(account.id):
        return None
    return _confirm(request)


def _second_factor(request: HttpRequest, account: Account) -> str:
    return _confirm(request) if has_second_factor(account.id) else reverse("shared:set_up_second_factor")


def _confirm(request: HttpRequest) -> str:
    # Only a page that is looked at can be gone back to; what was sent is typed again.
    back = request.get_full_path() if request.method == "GET" else reverse("shared:home")
    return f"{reverse('shared:confirm_second_factor')}?{urlencode({'next': back})}"
