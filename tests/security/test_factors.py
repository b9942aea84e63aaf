"""Second factors, code cards and first passwords: drawn by the system's chance, short-lived, and never gone round."""

import inspect
import secrets
import time
from collections.abc import Callable
from types import SimpleNamespace
from uuid import UUID

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal import auth as cards
from allauth.mfa.totp.internal import auth as app
from django.core.cache import cache
from django.test import Client

from tests.census.house import addresses
from tests.people import PASSWORD, Cast
from tests.security.every_address import every_address
from tests.security.signed import at_the_page
from tests.signing_in import settle
from tests.totp import SECONDS_A_STEP, code
from wicketgate.domain.accounts import queries, roles
from wicketgate.domain.accounts.models import Account, Post, Role
from wicketgate.doors.web.shared.forms import second_factor

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
SIGN_IN, CODE = "/account/sign-in/", "/account/sign-in/code/"
NOWHERE = UUID(int=0xABCDEF)


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
def test_a_code_of_the_app_lapses(
    people: Cast, monkeypatch: pytest.MonkeyPatch, steps: int, is_taken: bool
) -> None:
    secret, client, now = settle(people.coordinator), Client(), time.time()
    # Held: a step that ended between two lines would make of one that is two ahead the next.
    monkeypatch.setattr(app, "time", SimpleNamespace(time=lambda: now))
    cache.clear()
    client.post(SIGN_IN, {"login": "coordinator", "password": PASSWORD})
    shown = code(secret, at=now + steps * SECONDS_A_STEP)

    answer = client.post(CODE, {"code": shown})

    assert (answer.status_code == 302) is is_taken


def _typed_again(people: Cast, spelt: Callable[[str], str]) -> int:
    """Sign in with a code, and with the same in another spelling half a minute later; return what comes then."""
    secret = settle(people.coordinator)
    cache.clear()
    shown = code(secret, at=time.time())
    for typed in (shown, spelt(shown)):
        client = Client()
        client.post(SIGN_IN, {"login": "coordinator", "password": PASSWORD})
        answer = client.post(CODE, {"code": typed})
        # What allauth itself remembers of a code is gone after half a minute, and the code is good for longer.
        cache.delete(f"allauth.mfa.totp.used?user={people.coordinator.id}&code={shown}")
    return answer.status_code


SPELT = {
    "as it was": lambda code: code,
    "with a space": lambda code: f"{code[:3]} {code[3:]}",
    "with dashes": lambda code: "-".join(code),
    "with a dot": lambda code: f"{code}.",
}


@pytest.mark.parametrize("spelt", SPELT.values(), ids=SPELT)
def test_a_code_that_was_used_is_used_however_it_is_typed(people: Cast, spelt: Callable[[str], str]) -> None:
    assert _typed_again(people, spelt) == 200


def test_control_where_each_spelling_is_another_code_it_signs_in_twice(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_factor, "_as_one", str.strip)

    assert _typed_again(people, SPELT["with a space"]) == 302


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


def _with_a_password_alone(people: Cast, who: str) -> Client:
    client = at_the_page(people, who)
    session = client.session
    session["second_factor_at"] = None
    session.save()
    return client


def _opened_with_a_password_alone(people: Cast, who: str) -> set[str]:
    """Return the keys of the pages that somebody opens who gave nothing but their password."""
    client = _with_a_password_alone(people, who)
    keys = [str(getattr(pattern.callback, "key", None) or "") for _name, pattern in addresses()]
    opened: set[str] = set()
    for address, key in zip(every_address(NOWHERE), keys, strict=True):
        answer = client.get(address) if key else None
        # Elsewhere they are led to give it, or find nothing there.
        if answer is not None and not answer.headers.get("Location", "").startswith("/second-factor/"):
            opened |= set() if answer.status_code in (404, 405) else {key}
    return opened


@pytest.mark.parametrize("role", list(Role))
def test_a_password_alone_opens_no_page(people: Cast, role: Role) -> None:
    Post.objects.filter(account=people.volunteer).update(role=role)

    assert _opened_with_a_password_alone(people, "volunteer") == {"own password", "own sign-in"}


def test_control_without_the_need_of_a_second_a_trustee_reads_the_ledger(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    Post.objects.filter(account=people.volunteer).update(role=Role.TRUSTEE)
    monkeypatch.setattr(queries, "WITH_SECOND_FACTOR", roles.EVERYONE - {Role.TRUSTEE})

    assert "the ledger" in _opened_with_a_password_alone(people, "volunteer")


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
