"""An address that leads nowhere says so in the frame of whoever asks, and never that they hold no post."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from tests.people import FOUNDER, NOW, TODAY, Cast, cast
from tests.signing_in import signed_in
from wicketgate.domain.accounts import operations
from wicketgate.domain.accounts.models import Post
from wicketgate.doors import clock

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
NO_POST, NAV, NOTHING = (
    "You hold no post here today",
    'href="/centre/families/"',
    "There is nothing here for you",
)


@pytest.fixture
def people() -> Iterator[Cast]:
    cache.clear()
    with clock.held(NOW):
        yield cast()
    cache.clear()


@pytest.mark.parametrize(
    "address", ["/no/such/page/", "/centre/families/00000000-0000-4000-8000-000000000000/"]
)
def test_the_coordinator_keeps_the_way_to_their_own_places(people: Cast, address: str) -> None:
    answer = signed_in(people, "coordinator").get(address)

    assert answer.status_code == 404
    said = answer.content.decode()
    assert (NOTHING in said, NAV in said, NO_POST in said) == (True, True, False)


def test_whoever_holds_no_post_is_told_so(people: Cast) -> None:
    client = signed_in(people, "volunteer")
    for post in Post.objects.filter(account=people.volunteer):
        operations.end_post(post.id, on=TODAY - timedelta(days=1), by=FOUNDER, at=NOW)

    assert NO_POST in client.get("/no/such/page/").content.decode()


def test_nobody_is_told_nothing_of_posts(people: Cast) -> None:
    said = Client().get("/no/such/page/").content.decode()

    assert (NOTHING in said, NAV in said, NO_POST in said) == (True, False, False)
