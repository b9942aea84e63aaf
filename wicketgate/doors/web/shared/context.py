"""What every page's frame needs: the centre, in which post somebody is here, the way to raise a concern."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from wicketgate.domain.accounts import roles
from wicketgate.domain.accounts.models import Account, Role
from wicketgate.domain.accounts.queries import needs_second_factor
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.policy import queries as policy
from wicketgate.domain.post.models import Trouble
from wicketgate.domain.post.queries import not_through
from wicketgate.doors import clock
from wicketgate.doors.web.shared import sign_in_marks as marks
from wicketgate.doors.web.shared.navigation import nav_beside, nav_items
from wicketgate.doors.web.shared.steady import clock_is_behind
from wicketgate.doors.web.shared.whose import centre_here


def frame(request: HttpRequest) -> dict[str, Any]:
    """
    Return what the base template needs. It opens nothing sealed.

    The head says the post and not the name: a name there would be one more look at a sealed value on every page,
    and everybody in the hall reads over shoulders.
    """
    centre = centre_here(request)
    held = {
        "nobody_is_here": not _is_signed_in(request),
        "centre_name": centre.name if centre else "",
        "service_words": _("This service: Supported contact"),
        "is_demonstration": settings.IS_DEMONSTRATION,
        "concern_url": reverse("shared:raise_concern"),
    } | _clock(request)
    viewer = getattr(request, "viewer", None)
    return held | (_of_nobody(request) if viewer is None else _of(viewer, request))


def _of(viewer: Viewer, request: HttpRequest) -> dict[str, Any]:
    is_past_first_steps = _is_past_first_steps(request)
    return {
        "viewer": viewer,
        "signed_in_name": Role(viewer.role).label,
        "own_url": reverse("mfa_index"),
        "nav_items": nav_items(request) if is_past_first_steps else [],
        "nav_beside": nav_beside(request) if is_past_first_steps else [],
        "idle_seconds": int(marks.idle_after(request).total_seconds()),
        "lock_url": reverse("shared:locked"),
        "home_url": reverse("shared:home"),
        "still_open_url": _still_open_url(request),
        "review_url": reverse(_policy_page(viewer.role)),
        "review_overdue_days": policy.review_overdue_days(viewer.centre, on=clock.today()),
    } | _mail(viewer)


def _of_nobody(request: HttpRequest) -> dict[str, Any]:
    # Who types a username on the hall's tablet, and walks away, leaves nothing for whoever comes after. Home asks who
    # is here now, and ends nothing: in another tab somebody may have signed in since.
    if marks.TABLET_COOKIE not in request.COOKIES or _is_signed_in(request):
        return {}
    return {
        "idle_seconds": int(marks.IDLE_ON_TABLET.total_seconds()),
        "lock_url": reverse("shared:home"),
    }


def _clock(request: HttpRequest) -> dict[str, Any]:
    # To whoever has signed in, post or none: by a clock that is years behind, nobody's post has begun.
    account = getattr(request, "user", None)
    if not isinstance(account, Account):
        return {}
    return {"clock_behind": clock_is_behind(account.centre), "clock_shows": clock.now()}


def _mail(viewer: Viewer) -> dict[str, Any]:
    # Whoever runs the centre can ring somebody instead; nobody else can do anything about it.
    failing = not_through(viewer.centre, at=clock.now()) if viewer.role == Role.COORDINATOR else None
    if failing is None:
        return {}
    return {"mail_not_through": failing, "mail_trouble_words": Trouble(failing.trouble).label}


def _still_open_url(request: HttpRequest) -> str:
    # Whoever writes a concern down finishes it, whatever has ended meanwhile: nothing else is on that page.
    concern_url = reverse("shared:raise_concern")
    return "" if request.path == concern_url else reverse("shared:still_open")


def _is_signed_in(request: HttpRequest) -> bool:
    # What is refused before anybody was asked who they are, such as another host's name, has no user yet.
    user = getattr(request, "user", None)
    return user is not None and user.is_authenticated


def _policy_page(role: str) -> str:
    # Whoever keeps the policy can do something about a late review; everybody else can read it.
    return "coordinator:policy" if roles.opens(role, "the centre's policy") else "shared:policy"


def _is_past_first_steps(request: HttpRequest) -> bool:
    # Until then every place would only lead back here.
    posts: frozenset[str] = getattr(request, "posts", frozenset())
    return marks.second_factor_at(request) is not None or not needs_second_factor(posts)
