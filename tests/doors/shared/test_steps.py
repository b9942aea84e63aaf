"""An own password, a second factor and the undertaking come before any page, in this order."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.people import FOUNDER, NOW, TODAY, Cast, cast
from tests.signing_in import settle, sign_in
from tests.totp import unused_code
from wicketgate.clauses.edition import load_shipped, write
from wicketgate.domain.accounts.models import Account, Role
from wicketgate.domain.accounts.operations import begin_post, open_account
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.policy.operations import adopt_edition
from wicketgate.domain.volunteers.models import Undertaking
from wicketgate.domain.volunteers.operations import withdraw_undertaking
from wicketgate.doors import clock

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture(autouse=True)
def held() -> Iterator[None]:
    with clock.held(NOW):
        yield


@pytest.fixture
def people() -> Cast:
    return cast()


def _new(role: Role) -> Account:
    account = open_account(
        username=f"new.{role[:5]}", name="Una Quill", password="x" * 20, by=FOUNDER, at=NOW
    )
    begin_post(account, role=role, begins=TODAY, by=FOUNDER, at=NOW)
    return account


@pytest.mark.parametrize("role", list(Role))
def test_the_first_step_is_a_password_of_their_own(client: Client, people: Cast, role: Role) -> None:
    client.force_login(_new(role))

    assert client.get("/home/").headers["Location"] == reverse("account_change_password")
    assert client.get("/second-factor/").headers["Location"] == reverse("account_change_password")


@pytest.mark.parametrize("role", list(Role))
def test_the_second_step_is_a_second_factor(client: Client, people: Cast, role: Role) -> None:
    account = _new(role)
    Account.objects.filter(id=account.id).update(must_change_password=False)
    client.force_login(Account.objects.get(id=account.id))

    assert client.get("/home/").headers["Location"] == reverse("shared:set_up_second_factor")
    assert client.get(reverse("shared:raise_concern")).status_code == 200, "a concern waits for nothing"


def test_a_session_without_its_second_factor_is_asked_for_it(client: Client, people: Cast) -> None:
    settle(people.coordinator)
    client.force_login(Account.objects.get(id=people.coordinator.id))

    assert (
        client.get("/home/").headers["Location"]
        == reverse("shared:confirm_second_factor") + "?next=%2Fhome%2F"
    )


def test_the_third_step_is_the_undertaking(client: Client, people: Cast) -> None:
    sign_in(client, people.unsigned)

    assert client.get("/home/").headers["Location"] == reverse("shared:sign_undertaking")
    assert client.get("/day/").headers["Location"] == reverse("shared:sign_undertaking")


def test_a_concern_and_the_policy_never_wait_for_a_signature(client: Client, people: Cast) -> None:
    sign_in(client, people.unsigned)

    assert client.get(reverse("shared:raise_concern")).status_code == 200
    assert client.get(reverse("shared:policy")).status_code == 200


def test_a_referrer_signs_nothing(client: Client, people: Cast) -> None:
    sign_in(client, people.referrer)

    assert client.get("/home/").headers["Location"] != reverse("shared:sign_undertaking")
    assert client.get(reverse("shared:sign_undertaking")).status_code == 404


def test_the_undertaking_is_signed_in_the_centres_words(client: Client, people: Cast) -> None:
    sign_in(client, people.unsigned)
    page = client.get(reverse("shared:sign_undertaking")).content.decode()

    untouched = client.post(reverse("shared:sign_undertaking"), {})
    signed = client.post(reverse("shared:sign_undertaking"), {"promise": "on"})

    assert "promised, in writing" in page
    assert "everywhere" in page
    assert untouched.status_code == 200
    assert signed.headers["Location"] == "/home/"
    assert Undertaking.objects.filter(account=people.unsigned, signed_on=TODAY).count() == 1
    assert Entry.objects.filter(event=Event.UNDERTAKING_SIGNED, subject=people.unsigned.id).count() == 1


def test_a_centre_whose_words_reach_less_far_says_so(client: Client, people: Cast) -> None:
    text = write(load_shipped("withington")).replace('scope = "everywhere"', 'scope = "outside_centre"')
    adopt_edition(text, document=None, on=TODAY, by=FOUNDER, at=NOW)
    sign_in(client, people.volunteer)

    assert "outside the centre" in client.get(reverse("shared:sign_undertaking")).content.decode()


def test_a_new_edition_asks_again(client: Client, people: Cast) -> None:
    sign_in(client, people.volunteer)
    assert client.get("/home/").headers["Location"] != reverse("shared:sign_undertaking")

    text = write(load_shipped("withington")).replace("recheck_months = 36", "recheck_months = 24")
    adopt_edition(text, document=None, on=TODAY, by=FOUNDER, at=NOW)

    assert client.get("/home/").headers["Location"] == reverse("shared:sign_undertaking")


def test_a_withdrawn_undertaking_closes_the_pages(client: Client, people: Cast) -> None:
    sign_in(client, people.volunteer)

    withdraw_undertaking(people.volunteer.id, on=TODAY, by=FOUNDER, at=NOW)

    assert client.get("/home/").headers["Location"] == reverse("shared:sign_undertaking")


def test_access_ends_with_the_post(client: Client, people: Cast) -> None:
    sign_in(client, people.volunteer)
    people.volunteer.posts.update(ends=TODAY)
    assert client.get("/home/").status_code == 302

    tomorrow = NOW + timedelta(days=1)
    with clock.held(tomorrow):
        sign_in(client, people.volunteer, at=tomorrow)
        assert client.get("/home/").status_code == 404


def test_nobody_is_led_off_this_site(client: Client, people: Cast) -> None:
    secret = settle(people.coordinator)
    sign_in(client, people.coordinator)
    address = reverse("shared:confirm_second_factor")

    away = client.post(f"{address}?next=https://elsewhere.example/", {"code": unused_code(secret)})
    home = client.post(f"{address}?next=//elsewhere.example/", {"code": unused_code(secret)})
    here = client.post(f"{address}?next=/policy/", {"code": unused_code(secret)})

    assert (away.headers["Location"], home.headers["Location"], here.headers["Location"]) == (
        "/home/",
        "/home/",
        "/policy/",
    )


def test_a_fresh_code_makes_the_second_factor_fresh(client: Client, people: Cast) -> None:
    secret = settle(people.coordinator)
    sign_in(client, people.coordinator, at=NOW - timedelta(minutes=9))
    serving = reverse("coordinator:welcome")
    assert client.get(serving).headers["Location"].startswith(reverse("shared:confirm_second_factor"))

    client.post(reverse("shared:confirm_second_factor"), {"code": unused_code(secret)})

    assert client.session["second_factor_at"] == NOW.isoformat()
    assert client.get(serving).status_code == 200
