"""Each page opens for the posts that its key names, and answers everybody else as if it weren't there."""

from uuid import UUID

import pytest

from tests.census.house import addresses
from tests.people import BEFORE, FOUNDER, NOW, Cast
from tests.security.every_address import every_address
from tests.security.signed import at_the_page
from wicketgate.domain.accounts import roles
from wicketgate.domain.accounts.models import Role
from wicketgate.domain.accounts.operations import begin_post, end_post

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
WHO = ["coordinator", "team_leader", "volunteer", "officer", "chair", "referrer"]
NOWHERE = UUID(int=0xABCDEF)


def _closed(people: Cast, who: str) -> dict[str, int]:
    client, role = at_the_page(people, who), getattr(people, who).posts.get().role
    keys = [getattr(pattern.callback, "key", None) for _name, pattern in addresses()]
    return {
        address: client.get(address).status_code
        for address, key in zip(every_address(NOWHERE), keys, strict=True)
        if key is not None and not roles.opens(role, key)
    }


@pytest.mark.parametrize("who", WHO)
def test_each_page_opens_for_the_posts_of_its_key_and_no_other(people: Cast, who: str) -> None:
    closed = _closed(people, who)

    assert len(closed) > 10
    # 405 where a page is only sent to: that says nothing of whose it is.
    assert {address: status for address, status in closed.items() if status not in (404, 405)} == {}


def test_control_with_every_key_a_volunteer_opens_the_coordinators_pages(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(roles, "opens", lambda role, key: True)

    assert at_the_page(people, "volunteer").get("/centre/families/").status_code == 200


def test_what_was_taken_away_is_closed_at_once(people: Cast) -> None:
    client = at_the_page(people, "team_leader")
    before = client.get("/day/sheets/").status_code
    post = people.team_leader.posts.get()

    end_post(post.id, on=BEFORE, by=FOUNDER, at=NOW)

    assert (before, client.get("/day/sheets/").status_code) == (200, 404)


def test_what_was_given_opens_at_once(people: Cast) -> None:
    client = at_the_page(people, "volunteer")
    before = client.get("/officers/walls/").status_code

    begin_post(people.volunteer, role=Role.MINISTER, begins=BEFORE, by=FOUNDER, at=NOW)

    assert (before, client.get("/officers/walls/").status_code) == (404, 200)
