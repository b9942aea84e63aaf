"""Second factors, code cards and first passwords: drawn by the system's chance, short-lived, and never gone round."""

import inspect
import secrets
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal import auth as cards
from allauth.mfa.totp.internal import auth as app
from django.core.cache import cache
from django.test import Client

from tests.people import PASSWORD, Cast
from tests.security.signed import at_the_page
from tests.signing_in import settle
from tests.totp import SECONDS_A_STEP, code
from wicketgate.domain.accounts.models import Account

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
SIGN_IN, CODE = "/account/sign-in/", "/account/sign-in/code/"


def test_seeds_and_codes_are_drawn_by_the_systems_chance() -> None:
    drawing = inspect.getsource(app.generate_totp_secret)

    assert "secrets." in drawing
    assert len({app.generate_totp_secret() for _ in range(100)}) == 100
    assert len(app.generate_totp_secret()) >= 32  # base32: 160 bits
    assert "secrets." in inspect.getsource(cards.RecoveryCodes.generate_seed)
    assert secrets.SystemRandom().getrandbits(64)


def test_a_code_of_the_card_is_long_enough(people: Cast) -> None:
    drawn = cards.RecoveryCodes.activate(people.coordinator).get_unused_codes()

    assert len(drawn) == len(set(drawn)) == 10
    assert all(one.isdigit() and len(one) == 8 for one in drawn)  # 26 bits


@pytest.mark.parametrize(
    ("steps", "is_taken"),
    [
        pytest.param(-3, False, id="ninety seconds old"),
        pytest.param(-2, False, id="two steps old"),
        pytest.param(2, False, id="two steps ahead"),
        pytest.param(0, True, id="the one that is shown"),
    ],
)
def test_a_code_of_the_app_lapses(people: Cast, steps: int, is_taken: bool) -> None:
    secret, client = settle(people.coordinator), Client()
    cache.clear()
    client.post(SIGN_IN, {"login": "coordinator", "password": PASSWORD})
    shown = code(secret, at=time.time() + steps * SECONDS_A_STEP)

    answer = client.post(CODE, {"code": shown})

    assert (answer.status_code == 302) is is_taken


def test_a_new_password_does_not_go_round_the_second_factor(people: Cast) -> None:
    settle(people.volunteer)
    card = at_the_page(people, "coordinator").post(
        f"/centre/serving/{people.volunteer.id}/password/", follow=True
    )
    held = Account.objects.get(id=people.volunteer.id)
    first = next(
        word
        for word in card.content.decode().replace("<", " ").replace(">", " ").split()
        if held.check_password(word)
    )

    client = Client()
    answer = client.post(SIGN_IN, {"login": "volunteer", "password": first})

    assert answer.headers["Location"] == CODE
    assert Authenticator.objects.filter(user=held).exists()
    assert client.get("/day/").headers["Location"].startswith(SIGN_IN)


def test_no_account_is_there_that_nobody_made() -> None:
    assert not Account.objects.exists()


@pytest.mark.parametrize(
    "username", ["admin", "root", "administrator", "test", "guest", "postgres", "wicketgate"]
)
def test_no_usual_name_opens_anything(people: Cast, username: str) -> None:
    for password in ("admin", "password", "wicketgate", "", username):
        answer = Client().post(SIGN_IN, {"login": username, "password": password})
        assert answer.status_code in (200, 429)


def test_there_is_no_hint_and_no_secret_question(people: Cast) -> None:
    page = Client().get(SIGN_IN).content.decode().lower()
    asked = {field.name for field in Account._meta.get_fields()}

    assert not {"hint", "question", "answer", "maiden"} & asked
    assert all(word not in page for word in ("password hint", "maiden", "secret question", "memorable"))


def test_the_second_step_belongs_to_the_browser_of_the_first(people: Cast) -> None:
    secret, client = settle(people.coordinator), Client()
    client.post(SIGN_IN, {"login": "coordinator", "password": PASSWORD})

    elsewhere = Client().post(CODE, {"code": code(secret, at=time.time())})

    assert elsewhere.status_code == 302
    assert elsewhere.headers["Location"].startswith(SIGN_IN)
