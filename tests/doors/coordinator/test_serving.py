"""Those who serve: accounts, posts, the rota and the hall's tablets."""

from datetime import time, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from tests.people import CENTRE, PASSWORD, TODAY, Cast
from tests.signing_in import settle, sign_in
from wicketgate.domain.accounts.models import Account, Role
from wicketgate.domain.accounts.queries import roles_held
from wicketgate.domain.sessions.models import OpeningDay
from wicketgate.domain.volunteers.models import Duty, Volunteer
from wicketgate.vault.chance import new_id

pytestmark = [pytest.mark.django_db(databases=["default", "keyring"]), pytest.mark.usefixtures("held_clock")]
NEXT = TODAY + timedelta(days=7)
DAY = {"begins_day": TODAY.day, "begins_month": TODAY.month, "begins_year": TODAY.year}
NEW = {"name": "Siân O’Dowd", "username": "sian", "role": "volunteer", **DAY}


@pytest.mark.parametrize(
    ("who", "status"),
    [
        pytest.param("coordinator", 200, id="the coordinator may"),
        pytest.param("chair", 200, id="so may the chair"),
        pytest.param("team_leader", 404, id="the team leader has no key"),
        pytest.param("officer", 404, id="nor has the officer"),
        pytest.param("referrer", 404, id="nor a referrer"),
    ],
)
def test_who_may_see_those_who_serve(client: Client, people: Cast, who: str, status: int) -> None:
    sign_in(client, getattr(people, who))

    assert client.get(reverse("coordinator:serving")).status_code == status
    assert client.get(reverse("coordinator:one_serving", args=[people.volunteer.id])).status_code == status


def test_a_stranger_is_led_to_the_sign_in(client: Client, people: Cast) -> None:
    assert client.get(reverse("coordinator:serving")).headers["Location"].startswith("/account/sign-in/")


def test_the_list_says_cleared_and_until_when_and_no_result(coordinator: Client) -> None:
    page = coordinator.get(reverse("coordinator:serving")).content.decode()

    assert "Volunteer of Larkfield" in page
    assert "Cleared until 2 January 2029" in page
    assert "enhanced" not in page.lower()
    assert "suitable" not in page.lower()


def test_an_account_is_opened_and_its_first_password_shown_once(coordinator: Client) -> None:
    response = coordinator.post(reverse("coordinator:welcome"), NEW)
    card = coordinator.get(response.headers["Location"]).content.decode()
    again = coordinator.get(response.headers["Location"])

    account = Account.objects.get(username="sian")
    password = card.split("<code>")[2].split("</code>")[0]
    assert account.check_password(password)
    assert account.must_change_password
    assert roles_held(account.id, on=TODAY) == {"volunteer"}
    assert Volunteer.objects.filter(account=account).exists()
    assert again.headers["Location"] == reverse("coordinator:serving")
    assert "sian" not in response.headers["Location"]


def test_the_same_form_sent_twice_opens_one_account(coordinator: Client) -> None:
    coordinator.post(reverse("coordinator:welcome"), NEW)
    second = coordinator.post(reverse("coordinator:welcome"), NEW)

    assert "taken" in second.content.decode()
    assert Account.objects.filter(username="sian").count() == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param({"name": ""}, "has-error", id="no name"),
        pytest.param({"name": "x" * 400}, "100", id="a name that is too long"),
        pytest.param({"name": "Jean 0161 496 0000"}, "telephone", id="a telephone number in the name"),
        pytest.param({"username": "Sian O"}, "small letters", id="a username with a space"),
        pytest.param({"role": "bishop"}, "bishop", id="a post that there is not"),
        pytest.param({"begins_day": "31", "begins_month": "2"}, "no such date", id="a day that there is not"),
        pytest.param(
            {"ends_day": "1", "ends_month": "1", "ends_year": "2020"},
            "before the first",
            id="an end before its beginning",
        ),
    ],
)
def test_bad_input_is_sent_back_and_nothing_is_done(
    coordinator: Client, change: dict[str, str], words: str
) -> None:
    before = Account.objects.count()

    page = coordinator.post(reverse("coordinator:welcome"), {**NEW, **change}).content.decode()

    assert words in page
    assert Account.objects.count() == before


def test_an_acting_coordinator_is_appointed_from_today(client: Client, people: Cast) -> None:
    sign_in(client, people.chair)
    ends = {"ends_day": NEXT.day, "ends_month": NEXT.month, "ends_year": NEXT.year}

    client.post(reverse("coordinator:appoint_acting"), {"account": str(people.team_leader.id), **ends})

    assert "coordinator" in roles_held(people.team_leader.id, on=TODAY)
    assert "coordinator" in roles_held(people.team_leader.id, on=NEXT)
    assert "coordinator" not in roles_held(people.team_leader.id, on=NEXT + timedelta(days=1))
    other = Client()
    sign_in(other, people.team_leader)
    assert other.get(reverse("coordinator:serving")).status_code == 200


def test_nobody_appoints_themselves(client: Client, people: Cast) -> None:
    sign_in(client, people.chair)
    ends = {"ends_day": NEXT.day, "ends_month": NEXT.month, "ends_year": NEXT.year}

    page = client.post(reverse("coordinator:appoint_acting"), {"account": str(people.chair.id), **ends})

    assert "themselves" in page.content.decode()
    assert roles_held(people.chair.id, on=TODAY) == {"chair"}


def test_a_post_is_given_and_ended(coordinator: Client, people: Cast) -> None:
    address = reverse("coordinator:give_post", args=[people.volunteer.id])
    coordinator.post(address, {"role": "interpreter", **DAY})
    assert "interpreter" in roles_held(people.volunteer.id, on=TODAY)

    post = people.volunteer.posts.get(role=Role.INTERPRETER)
    day = {"on_day": TODAY.day, "on_month": TODAY.month, "on_year": TODAY.year}
    coordinator.post(reverse("coordinator:end_post", args=[post.id]), day)

    assert "interpreter" not in roles_held(people.volunteer.id, on=NEXT)


def test_a_lost_second_factor_is_forgotten(coordinator: Client, people: Cast) -> None:
    settle(people.volunteer)

    coordinator.post(reverse("coordinator:reset_second_factor", args=[people.volunteer.id]))

    assert not Authenticator.objects.filter(user=people.volunteer).exists()


@pytest.mark.parametrize("name", ["reset_password", "reset_second_factor", "close_account"])
def test_nobody_does_these_to_themselves(coordinator: Client, people: Cast, name: str) -> None:
    address = reverse(f"coordinator:{name}", args=[people.coordinator.id])

    page = coordinator.post(address, follow=True).content.decode()

    account = Account.objects.get(id=people.coordinator.id)
    assert "your own account" in page
    assert account.is_active
    assert account.check_password(PASSWORD)
    assert Authenticator.objects.filter(user=account).exists()


def test_a_new_first_password_ends_what_they_had_open(coordinator: Client, people: Cast) -> None:
    theirs = Client()
    sign_in(theirs, people.volunteer)

    card = coordinator.post(reverse("coordinator:reset_password", args=[people.volunteer.id]), follow=True)

    assert "First password" in card.content.decode()
    assert theirs.get("/home/").headers["Location"].startswith("/account/sign-in/")


def test_a_guessed_address_is_not_found(coordinator: Client) -> None:
    for name in ("one_serving", "give_post", "end_post"):
        assert coordinator.get(reverse(f"coordinator:{name}", args=[new_id()])).status_code == 404
    assert coordinator.post(reverse("coordinator:close_account", args=[new_id()])).status_code == 404


def test_the_rota_takes_somebody_cleared(coordinator: Client, people: Cast) -> None:
    _open_on_next()
    asked = {"account": str(people.volunteer.id), "day": NEXT.isoformat(), "role": "volunteer"}

    coordinator.post(reverse("coordinator:rota"), asked)

    assert Duty.objects.filter(account=people.volunteer, day=NEXT).exists()
    assert "Volunteer of Larkfield" in coordinator.get(reverse("coordinator:rota")).content.decode()


def test_the_rota_refuses_with_the_clause(coordinator: Client, people: Cast) -> None:
    _open_on_next()
    asked = {"account": str(people.unsigned.id), "day": NEXT.isoformat(), "role": "volunteer"}

    response = coordinator.post(reverse("coordinator:rota"), asked)

    assert response.status_code == 403
    assert "promised, in writing" in response.content.decode()
    assert not Duty.objects.filter(account=people.unsigned, day=NEXT).exists()


def test_whose_promise_is_missing_is_said_to_whoever_keeps_the_rota(
    coordinator: Client, people: Cast
) -> None:
    _open_on_next()
    asked = {"account": str(people.unsigned.id), "day": NEXT.isoformat(), "role": "volunteer"}

    page = coordinator.post(reverse("coordinator:rota"), asked).content.decode()

    assert "Ask them to sign in and to sign the undertaking." in page
    assert "Paragraph 1 of the confidentiality policy of" in page
    assert f'href="{reverse("coordinator:rota")}"' in page


def test_somebody_is_taken_off_the_rota(coordinator: Client, people: Cast) -> None:
    duty = Duty.objects.get(account=people.volunteer)

    coordinator.post(reverse("coordinator:take_off_duty", args=[duty.id]))

    assert not Duty.objects.filter(account=people.volunteer).exists()


def test_the_committee_reads_who_can_open_what(coordinator: Client) -> None:
    page = coordinator.get(reverse("coordinator:who_can_open_what")).content.decode()

    assert "Decide DBS checks" in page
    assert "Referring agency" in page


def _open_on_next() -> None:
    OpeningDay(centre=CENTRE, day=NEXT, opens_at=time(10), closes_at=time(12, 30)).save()
