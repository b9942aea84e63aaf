"""What a password may be and may not be, asked at the page on which somebody chooses their own."""

from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client

from tests.people import PASSWORD, Cast
from tests.security.signed import at_the_page
from wicketgate.domain.accounts import signing_in
from wicketgate.domain.accounts.models import Account
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.doors.web.public import password_rules

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
PAGE = "/account/password/"


def choose(client: Client, new: str, *, old: str = PASSWORD, again: str | None = None) -> str:
    """Choose a password at the page; return what comes."""
    sent = {"oldpassword": old, "password1": new, "password2": new if again is None else again}
    return client.post(PAGE, sent).content.decode()


def is_now(people: Cast, password: str) -> bool:
    return Account.objects.get(id=people.coordinator.id).check_password(password)


@pytest.mark.parametrize(
    "new",
    [
        pytest.param("the quiet heron waits", id="spaces"),
        pytest.param("  spaces at both ends  ", id="spaces at both ends"),
        pytest.param("allsmalllettersandnodigit", id="small letters alone"),
        pytest.param("ŵylan Τηλέφωνο 電話番号の話", id="letters of other scripts"),
        pytest.param("94821735066419", id="digits alone"),
        pytest.param("quiet heron " * 16, id="192 characters"),
        pytest.param("🐦🐧🦆🦢🦉🐓🦃🦚🦜🕊️🐤🐣 birds fly", id="signs that are no letters"),
    ],
)
def test_any_signs_make_a_password_and_none_is_changed(people: Cast, new: str) -> None:
    choose(at_the_page(people, "coordinator"), new)

    assert is_now(people, new)
    assert not is_now(people, new + " ")
    assert not is_now(people, new[:72]) or len(new) <= 72
    assert not is_now(people, new.swapcase()) or new.swapcase() == new


@pytest.mark.parametrize(
    ("new", "said"),
    [
        pytest.param("short words", "too short", id="eleven characters"),
        pytest.param("passwordpassword", "too common", id="the word itself, twice"),
        pytest.param("Larkfield2026!", "own words", id="the centre's name and a year"),
        pytest.param("WicketGate-Coordinator-1", "own words", id="the program's words"),
        pytest.param("contactcentre99", "own words", id="what it is"),
        pytest.param("international", "too common", id="a word that was breached before"),
        pytest.param("1qaz2wsx3edc4rfv", "too common", id="one that was breached before"),
        pytest.param("dragon2006monkey", "too common", id="two that were breached before, together"),
        pytest.param("000000000000", "too common", id="one sign over and over"),
        pytest.param("852456 852456", "too common", id="a few signs over and over"),
        pytest.param("123456789012345", "too common", id="counting"),
        pytest.param("10111213141516", "too common", id="counting on"),
        pytest.param("098765432109", "too common", id="counting down"),
        pytest.param("coordinator-x1", "too similar", id="the username"),
        pytest.param(PASSWORD, "password that you have now", id="the one before"),
    ],
)
def test_it_is_not_one_that_is_guessed_first(people: Cast, new: str, said: str) -> None:
    page = choose(at_the_page(people, "coordinator"), new)

    assert said in page
    assert is_now(people, PASSWORD)


def test_control_without_the_rule_the_centres_name_is_taken(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(password_rules, "LEFT_AT_LEAST", 0)

    choose(at_the_page(people, "coordinator"), "Larkfield2026!")

    assert is_now(people, "Larkfield2026!")


def test_control_without_the_rule_counting_is_taken(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(password_rules, "COUNTING", ())

    choose(at_the_page(people, "coordinator"), "123456789012345")

    assert is_now(people, "123456789012345")


@pytest.mark.parametrize(
    ("old", "again", "said"),
    [
        pytest.param(
            "not-the-one-they-have", None, "This isn’t the password", id="without the one they have"
        ),
        pytest.param(PASSWORD, "another-one-altogether", "same password", id="not twice the same"),
    ],
)
def test_the_one_they_have_is_asked_for(people: Cast, old: str, again: str | None, said: str) -> None:
    page = choose(at_the_page(people, "coordinator"), "the quiet heron waits", old=old, again=again)

    assert said in page
    assert is_now(people, PASSWORD)


def entered_where_the_one_before_is_wrong(people: Cast) -> list[UUID]:
    choose(at_the_page(people, "coordinator"), "the quiet heron waits", old="not-the-one-they-have")
    return list(Entry.objects.filter(event=Event.SIGN_IN_FAILED).values_list("subject", flat=True))


def test_whoever_guesses_it_at_an_open_sign_in_is_entered(people: Cast) -> None:
    assert entered_where_the_one_before_is_wrong(people) == [people.coordinator.id]


def test_control_without_the_entry_they_guess_unnoticed(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signing_in, "record_failed_own_password", lambda account, *, at: None)

    assert entered_where_the_one_before_is_wrong(people) == []


@pytest.mark.parametrize("address", [PAGE, "/account/sign-in/"])
def test_its_box_hides_it_and_lets_a_password_manager_fill_it(people: Cast, address: str) -> None:
    client = at_the_page(people, "coordinator" if address == PAGE else "")

    page = client.get(address).content.decode()
    boxes = [box.partition(">")[0] for box in page.split("<input") if "password" in box.partition(">")[0]]

    assert boxes
    assert all('type="password"' in box for box in boxes)
    assert all(
        'autocomplete="current-password"' in box or 'autocomplete="new-password"' in box for box in boxes
    )
    assert "onpaste" not in page


def test_a_first_password_is_drawn_and_lasts_until_it_is_used(people: Cast) -> None:
    client = at_the_page(people, "chair")

    pages = [
        client.post(f"/centre/serving/{people.volunteer.id}/password/", follow=True).content.decode()
        for _ in range(2)
    ]

    assert pages[0] != pages[1]
    assert Account.objects.get(id=people.volunteer.id).must_change_password
    newcomer = Client()
    newcomer.force_login(Account.objects.get(id=people.volunteer.id))
    assert newcomer.get("/day/").headers["Location"] == PAGE


def test_nothing_makes_anybody_change_it_again(people: Cast) -> None:
    assert "expir" not in str(settings.AUTH_PASSWORD_VALIDATORS).lower()
    assert not [field for field in Account._meta.get_fields() if "expire" in field.name]
