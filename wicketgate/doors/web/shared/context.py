"""What every page's frame needs: the centre, who is signed in, the way to raise a concern."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from wicketgate.domain.policy import queries as policy
from wicketgate.doors import clock
from wicketgate.doors.web.shared.navigation import nav_items

SECONDS_IDLE_ON_TABLET = 5 * 60
SECONDS_IDLE_ELSEWHERE = 15 * 60


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return what the base template needs. It opens nothing sealed."""
    centre = policy.centre()
    held = {
        "centre_name": centre.name if centre else "",
        "is_demonstration": settings.IS_DEMONSTRATION,
        "concern_url": reverse("shared:raise_concern"),
    }
    viewer = getattr(request, "viewer", None)
    if viewer is None:
        return held
    return held | {
        "viewer": viewer,
        "nav_items": nav_items(request),
        "idle_seconds": SECONDS_IDLE_ON_TABLET if viewer.on_tablet else SECONDS_IDLE_ELSEWHERE,
        "lock_url": reverse("shared:locked"),
        "review_overdue_days": policy.review_overdue_days(viewer.centre, on=clock.today()),
    }
