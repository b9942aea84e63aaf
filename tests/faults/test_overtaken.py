"""Two people change one thing: the first is kept, the second sees what changed and loses nothing that they typed."""

from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.doors.answers import read
from tests.families import a_family, member
from tests.people import NOW, Cast, cast
from tests.signing_in import sign_in
from wicketgate.domain.accounts.models import Post
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.people.models import Arrangement, Member, Part, Person
from wicketgate.domain.people.operations import reveal_item
from wicketgate.domain.policy.models import Centre
from wicketgate.doors import clock

pytestmark = [pytest.mark.database, pytest.mark.django_db(databases=["default", "keyring"])]
FASTER = "Someone else changed this meanwhile"


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def family(people: Cast) -> Arrangement:
    return a_family(people)


@pytest.fixture
def him(family: Arrangement) -> Member:
    return member(family, Part.ADULT, side="visits")


@pytest.fixture(autouse=True)
def held_clock() -> Iterator[None]:
    with clock.held(NOW):
        yield


@pytest.fixture
def two(people: Cast) -> tuple[Client, Client]:
    browsers = (Client(), Client())
    for browser in browsers:
        sign_in(browser, people.coordinator)
    return browsers


def opened(browser: Client, address: str) -> dict[str, str]:
    """Return what the form of the page at `address` sends."""
    page = read(address, browser.get(address))
    return next(form.values for form in page.forms if form.method == "post" and "sign-out" not in form.action)


def both(
    two: tuple[Client, Client], address: str, one: dict[str, str], other: dict[str, str]
) -> HttpResponse:
    """Let both open the page, the first send theirs, and return what the second gets for theirs."""
    first, second = (opened(browser, address) for browser in two)
    assert two[0].post(address, first | one).status_code == 302
    answer = two[1].post(address, second | other)
    assert isinstance(answer, HttpResponse)
    return answer


def test_a_value_written_by_another_stays_closed_and_ones_own_stays_typed(
    two: tuple[Client, Client], people: Cast, family: Arrangement, him: Member
) -> None:
    address = f"/centre/families/{family.id}/write/{him.id}/telephone/"

    answer = both(two, address, {"text": "07700 900501"}, {"text": "07700 900502"})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert FASTER in page
    assert "07700 900502" in page
    assert "900501" not in page, "nobody has revealed it to this reader"
    assert reveal(people, him) == "+447700900501"


def test_whoever_was_second_may_put_theirs_in_its_place(
    two: tuple[Client, Client], people: Cast, family: Arrangement, him: Member
) -> None:
    address = f"/centre/families/{family.id}/write/{him.id}/telephone/"
    answer = both(two, address, {"text": "07700 900501"}, {"text": "07700 900502"})
    again = next(form.values for form in read(address, answer).forms if "text" in form.values)

    sent = two[1].post(address, again)

    assert sent.status_code == 302
    assert reveal(people, him) == "+447700900502"


def test_two_who_write_different_values_of_one_person_both_keep_theirs(
    two: tuple[Client, Client], people: Cast, family: Arrangement, him: Member
) -> None:
    at = f"/centre/families/{family.id}/write/{him.id}"
    number, needs = opened(two[0], f"{at}/telephone/"), opened(two[1], f"{at}/needs/")

    sent = [
        two[0].post(f"{at}/telephone/", number | {"text": "07700 900501"}).status_code,
        two[1].post(f"{at}/needs/", needs | {"text": "A seat near the door"}).status_code,
    ]

    assert sent == [302, 302]
    assert reveal(people, him) == "+447700900501"
    assert Person.objects.get(id=him.person_id).needs is not None


def test_a_value_that_was_taken_out_meanwhile_is_noticed(
    two: tuple[Client, Client], family: Arrangement, him: Member
) -> None:
    answer = both(
        two, f"/centre/families/{family.id}/write/{him.id}/telephone/", {"text": ""}, {"text": "07700 900502"}
    )

    assert answer.status_code == 409
    assert Person.objects.get(id=him.person_id).telephone is None


def test_the_centre_s_details_show_what_differs(two: tuple[Client, Client]) -> None:
    Centre.objects.update(opens_at="09:30", closes_at="12:30", opening_weeks="every", opening_weekday=5)

    answer = both(
        two, "/centre/details/", {"hall": "St Anne’s Hall"}, {"hall": "The Scout Hut", "closes_at": "13:00"}
    )

    page = answer.content.decode()
    assert answer.status_code == 409
    assert '<td dir="auto">St Anne’s Hall</td><td dir="auto">The Scout Hut</td>' in page
    assert '<td dir="auto">12:30</td><td dir="auto">13:00</td>' in page
    assert Centre.objects.get().hall == "St Anne’s Hall"


def test_how_a_family_stands_shows_what_another_decided(
    two: tuple[Client, Client], family: Arrangement
) -> None:
    answer = both(two, f"/centre/families/{family.id}/stands/", {"status": "paused"}, {"status": "ended"})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert FASTER in page
    assert Arrangement.objects.get(id=family.id).status == "paused"


def test_the_last_day_of_a_post_is_set_by_one(two: tuple[Client, Client], people: Cast) -> None:
    post = Post.objects.get(account=people.volunteer)
    entries = Entry.objects.filter(event="post_ended").count()
    day, other = ({"on_day": number, "on_month": "12", "on_year": "2026"} for number in ("5", "19"))

    answer = both(two, f"/centre/serving/posts/{post.id}/end/", day, other)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "5 December 2026" in page
    assert "19 December 2026" in page
    assert Post.objects.get(id=post.id).ends.day == 5  # type: ignore[union-attr]  # it was just set
    assert Entry.objects.filter(event="post_ended").count() == entries + 1


def reveal(people: Cast, him: Member) -> str:
    by = people.viewer("coordinator")
    return reveal_item(him.id, item="telephone", purpose="check_details", due_today=False, by=by, at=NOW)
