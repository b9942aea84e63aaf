"""Somebody sees where they are signed in, and ends all of it but the browser before them."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.people import NOW, PASSWORD, Cast
from tests.security.signed import at_the_page
from wicketgate.domain.accounts.models import Account
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.doors import clock

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
PAGE, END = "/account/sign-ins/", "/account/sign-ins/end-others/"
NEW = "four-quiet-words-apart"


def is_open(client: Client) -> bool:
    return client.get("/account/second-factor/").status_code == 200


def test_somebody_sees_each_place_where_they_are_signed_in(people: Cast) -> None:
    here, _elsewhere, _another = (at_the_page(people, who) for who in ("coordinator", "coordinator", "chair"))

    page = here.get(PAGE).content.decode()

    assert page.count("last used on 21 November 2026") == 2
    assert page.count("This one") == 1


def test_all_the_others_end_and_this_one_goes_on(people: Cast) -> None:
    here, elsewhere, anothers = (at_the_page(people, who) for who in ("coordinator", "coordinator", "chair"))
    before = here.cookies["sessionid"].value

    here.post(END)

    assert (is_open(here), is_open(elsewhere), is_open(anothers)) == (True, False, True)
    assert here.cookies["sessionid"].value != before
    assert "nowhere else" in here.get(PAGE).content.decode()
    assert Entry.objects.filter(event=Event.SIGN_INS_ENDED, subject=people.coordinator.id).count() == 1


def test_only_with_a_fresh_second_factor(people: Cast) -> None:
    here, elsewhere = (at_the_page(people, "coordinator") for _ in range(2))

    with clock.held(NOW + timedelta(minutes=6)):
        sent_to = here.post(END).headers["Location"]

    assert sent_to.startswith("/second-factor/again/")
    assert is_open(elsewhere)


def test_a_new_password_ends_every_other_sign_in(people: Cast) -> None:
    here, elsewhere = (at_the_page(people, "coordinator") for _ in range(2))

    here.post("/account/password/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})

    assert Account.objects.get(id=people.coordinator.id).check_password(NEW)
    assert (is_open(here), is_open(elsewhere)) == (True, False)


def test_a_closed_account_is_signed_in_nowhere(people: Cast) -> None:
    volunteer, coordinator = (at_the_page(people, who) for who in ("volunteer", "coordinator"))

    coordinator.post(f"/centre/serving/{people.volunteer.id}/close/")

    assert not is_open(volunteer)


def test_the_coordinator_ends_somebodys_sign_ins(people: Cast) -> None:
    volunteer, coordinator = (at_the_page(people, who) for who in ("volunteer", "coordinator"))

    coordinator.post(f"/centre/serving/{people.volunteer.id}/sign-ins/")

    assert not is_open(volunteer)
