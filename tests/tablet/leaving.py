"""The ways in which somebody's work at the tablet ends. Each leaves another page on the screen, or none at all."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import expect

from tests.doors.invented_centre import DAY, NOW
from tests.people import PASSWORD
from tests.tablet.visiting import Visit
from wicketgate.domain.accounts import operations
from wicketgate.domain.accounts.models import Account, Post
from wicketgate.domain.accounts.tablets import retire_tablet, set_pin
from wicketgate.doors import clock

PIN = "8306"
Leave = Callable[[Visit], None]


def signs_out(visit: Visit) -> None:
    """Sign out, on the page for it."""
    visit.page.goto("/account/sign-out/")
    visit.page.get_by_role("button", name="Sign out").click()
    visit.sees("Larkfield Child Contact Centre")
    visit.steps += 2


def locks(visit: Visit) -> None:
    """Touch Lock."""
    visit.page.get_by_role("link", name="Lock").click()
    visit.sees("Locked")
    visit.steps += 1


def another_goes_on_with_a_pin(visit: Visit) -> None:
    """Touch Lock; a trustee, who may see no family, goes on with a PIN of their own."""
    locks(visit)
    trustee = Account.objects.get(username="trustee")
    by, at = visit.coordinator, NOW
    set_pin(trustee, PIN, tablet=visit.tablet.id, on=DAY, second_factor_at=NOW, by=by, at=at)
    visit.page.get_by_label("Username").fill("trustee")
    visit.page.get_by_label("PIN for today").fill(PIN)
    visit.page.get_by_role("button", name="Go on").click()
    expect(visit.page.get_by_text("Signed in", exact=True)).to_be_visible()
    visit.steps += 1


def lies_idle(visit: Visit) -> None:
    """Let six minutes go by."""
    visit.later = timedelta(minutes=6)


def has_a_new_password(visit: Visit) -> None:
    """The coordinator gives them a new first password, from the desk."""
    operations.reset_password(visit.account.id, password=PASSWORD, by=visit.coordinator, at=NOW)


def is_signed_out_from_elsewhere(visit: Visit) -> None:
    """Somebody ends every sign-in of theirs, on another device."""
    operations.end_sign_ins(visit.account.id, by=visit.coordinator, at=NOW)


def loses_the_post(visit: Visit) -> None:
    """The coordinator ends their post."""
    post = Post.objects.get(account=visit.account)
    operations.end_post(post.id, on=DAY - timedelta(days=1), by=visit.coordinator, at=NOW)


def has_the_account_closed(visit: Visit) -> None:
    """The coordinator closes their account."""
    operations.close_account(visit.account.id, by=visit.coordinator, at=NOW)


def loses_the_tablet(visit: Visit) -> None:
    """The coordinator lets the tablet go."""
    retire_tablet(visit.tablet.id, on=DAY, by=visit.coordinator, at=NOW)


def outlives_the_session(visit: Visit) -> None:
    """Twelve hours are over, and so is the sign-in."""
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))


WAYS: dict[str, Leave] = {
    "signs out": signs_out,
    "locks": locks,
    "another’s PIN": another_goes_on_with_a_pin,
    "lies idle": lies_idle,
    "new password": has_a_new_password,
    "signed out afar": is_signed_out_from_elsewhere,
    "post ended": loses_the_post,
    "account closed": has_the_account_closed,
    "tablet let go": loses_the_tablet,
    "session lapsed": outlives_the_session,
}
# Those that happen elsewhere: the browser hears of them when it next asks for a page, or its script asks.
FROM_AFAR = tuple(list(WAYS)[3:])


@contextmanager
def left(visit: Visit, way: str) -> Iterator[None]:
    """Let somebody leave in this way; whoever comes back does so inside the block."""
    held = visit.account
    posts = list(Post.objects.filter(account=held))
    visit.glimpses.clear()
    try:
        WAYS[way](visit)
        with clock.held(NOW + visit.later):
            yield
    finally:
        for row in (held, *posts):
            row.save()
