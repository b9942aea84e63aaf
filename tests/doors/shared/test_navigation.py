"""The places at the head of every page: few enough to be taken in, in one row, and nothing is lost by it."""

from collections.abc import Iterator

import pytest
from django.test import Client, RequestFactory

from tests.people import NOW, cast
from tests.signing_in import sign_in
from wicketgate.domain.accounts import roles
from wicketgate.domain.accounts.models import Role
from wicketgate.doors import clock
from wicketgate.doors.web.shared.navigation import MOST, PLACES, Item, nav_beside, nav_items

PEOPLE = "Today, Referrals, Families, Opening days, Requests, People who serve, Policy and records"
CASES = [
    (Role.COORDINATOR, PEOPLE),
    (Role.TEAM_LEADER, "Today, Policy"),
    (Role.VOLUNTEER, "Today, Policy"),
    (
        Role.SAFEGUARDING_OFFICER,
        "Concerns, DBS checks, Who knows whom, Lists to agree to, Letting go, Policy and records",
    ),
    (
        Role.CHAIR,
        "People who serve, Concerns, DBS checks, Who knows whom, Lists to agree to, Letting go, Policy and records",
    ),
    (Role.MINISTER, "Who knows whom, Policy"),
    (Role.TRUSTEE, "Policy, Ledger, Is all well?"),
    (Role.REFERRER, "Refer a family, Ask for attendance, Policy"),
]


def _at(path: str, *posts: Role) -> tuple[list[Item], list[Item]]:
    request = RequestFactory().get(path)
    request.posts = frozenset(posts)  # type: ignore[attr-defined]  # as the door leaves them
    return nav_items(request), nav_beside(request)


def _labels(items: list[Item]) -> list[str]:
    return [str(label) for label, _url, _is_here in items]


@pytest.mark.parametrize(("role", "labels"), CASES)
def test_each_post_has_these_places_and_no_more_than_fit(role: Role, labels: str) -> None:
    places, _beside = _at("/home/", role)

    assert _labels(places) == labels.split(", ")
    assert len(places) <= MOST


def test_every_post_is_drawn() -> None:
    assert {role for role, _labels in CASES} == set(Role) - {Role.INTERPRETER}
    assert _labels(_at("/home/", Role.INTERPRETER)[0]) == ["Policy"]


@pytest.mark.parametrize("role", list(Role))
def test_every_page_that_a_post_opens_is_in_a_place_or_beside_one(role: Role) -> None:
    places, _beside = _at("/home/", role)

    within = [item for _label, url, _is_here in places for item in _at(url, role)[1]]

    opened = {str(place.label) for place in PLACES if roles.opens(role, place.key)}
    assert opened - set(_labels(places)) - set(_labels(within)) == set()


def test_a_joined_place_leads_to_its_first_page_and_says_where_one_is() -> None:
    places, beside = _at("/officers/is-all-well/", Role.COORDINATOR)

    assert [str(label) for label, _url, is_here in places if is_here] == ["Policy and records"]
    assert _labels(beside) == ["Policy", "Ledger", "Keeping the records", "Is all well?"]
    assert [str(label) for label, _url, is_here in beside if is_here] == ["Is all well?"]
    assert places[-1][1] == beside[0][1] == "/centre/policy/"


def test_nothing_stands_beside_a_place_of_one_page() -> None:
    assert _at("/centre/families/", Role.COORDINATOR)[1] == []
    assert _at("/policy/", Role.VOLUNTEER)[1] == []
    assert _at("/no-such-page/", Role.COORDINATOR)[1] == []


def test_whoever_holds_many_posts_has_the_officers_pages_in_one_place_too() -> None:
    places, _beside = _at("/home/", Role.TEAM_LEADER, Role.SAFEGUARDING_OFFICER, Role.CHAIR)

    assert _labels(places) == ["Today", "People who serve", "Safeguarding", "Policy and records"]


@pytest.fixture
def held_clock() -> Iterator[None]:
    with clock.held(NOW):
        yield


@pytest.mark.django_db(databases=["default", "keyring"])
def test_the_page_reads_out_both_rows(client: Client, held_clock: None) -> None:
    sign_in(client, cast().coordinator)

    page = client.get("/officers/ledger/").content.decode()

    assert 'aria-label="Main pages"' in page
    assert 'aria-label="Pages here"' in page
    assert 'aria-current="true">Policy and records<' in page
    assert 'aria-current="page">Ledger<' in page
