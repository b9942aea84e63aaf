"""What comes in is checked here, whatever the browser did, and steps come in their order."""

import ast
from pathlib import Path
from uuid import uuid4

import pytest
from django import forms
from django.urls import reverse

from tests.asking import a_field, asked_by
from tests.domain.sessions.saturday import everybody, open_hall
from tests.families import a_family
from tests.people import PASSWORD, Cast
from tests.security.programs import ROOT
from tests.security.signed import at_the_page
from wicketgate.domain.accounts.models import Account
from wicketgate.domain.people.models import Arrangement
from wicketgate.domain.sessions.models import Booking, OpeningDay

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
# Boxes whose most is given where they are made, by the sealed field that keeps what is typed.
# A page's own mark is cut where it is read; the box in which a value is written anew becomes that value's box.
CUT_ELSEWHERE = (
    "wicketgate/doors/web/shared/forms/concern.py",
    "wicketgate/doors/web/shared/forms/asked.py",
    "wicketgate/doors/web/coordinator/forms/families.py",
)
MOST_OF_THEIR_OWN = {
    "NameBox",
    "NoteBox",
    "ShortNoteBox",
    "AddressBox",
    "PlaceBox",
    "ReferenceBox",
    "EmailBox",
}


def _booking(family: Arrangement, open_on: list[OpeningDay], /, **changed: object) -> dict[str, object]:
    return {
        "days": [str(day.id) for day in open_on],
        "begins_at": "10:00",
        "ends_at": "12:00",
        "members": [str(one) for one in everybody(family)],
        "door_lives_with": "front",
        "door_visits": "side",
    } | changed


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"door_visits": "window"}, id="a door that there isn't"),
        pytest.param({"days": ["00000000-0000-0000-0000-000000000007"]}, id="a day that there isn't"),
        pytest.param({"members": ["00000000-0000-0000-0000-000000000007"]}, id="somebody of nowhere"),
        pytest.param({"begins_at": "25:00"}, id="a time that there isn't"),
    ],
)
def test_a_choice_that_was_not_offered_is_refused(people: Cast, changed: dict[str, object]) -> None:
    family, client = a_family(people), at_the_page(people, "coordinator")

    sent = _booking(family, open_hall(people), **changed)
    answer = client.post(reverse("coordinator:book", args=[family.id]), sent)

    assert answer.status_code in (200, 404)
    assert not Booking.objects.exists()


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"begins_at": "12:00", "ends_at": "10:00"}, id="an end before its beginning"),
        pytest.param({"begins_at": "06:00"}, id="before the hall opens"),
        pytest.param({"ends_at": "23:00"}, id="after the hall closes"),
        pytest.param({"members": []}, id="nobody"),
    ],
)
def test_what_does_not_fit_together_is_sent_back(people: Cast, changed: dict[str, object]) -> None:
    family, client = a_family(people), at_the_page(people, "coordinator")

    client.post(reverse("coordinator:book", args=[family.id]), _booking(family, open_hall(people), **changed))

    assert not Booking.objects.exists()


def test_what_the_browser_would_have_held_back_is_sent_back_here(people: Cast) -> None:
    client = at_the_page(people, "chair")

    for name, username in (("", "new.person"), ("x" * 500, "new.person"), ("Ann Bee", "No Username!")):
        page = client.post(
            reverse("coordinator:welcome"),
            {"name": name, "username": username, "role": "volunteer", "once": uuid4().hex},
        )
        assert page.status_code == 200
        assert "error" in page.content.decode()
    assert not Account.objects.filter(username="new.person").exists()


def test_a_field_that_is_not_of_the_form_changes_nothing(people: Cast) -> None:
    client = at_the_page(people, "coordinator")
    own = Account.objects.get(id=people.coordinator.id)

    client.post(
        "/account/password/",
        {"oldpassword": PASSWORD, "password1": "quiet heron waits", "password2": "quiet heron waits"}
        | {
            "username": "another",
            "is_active": "",
            "centre": str(uuid4()),
            "token": str(uuid4()),
            "role": "chair",
        },
    )

    now = Account.objects.get(id=own.id)
    assert now.check_password("quiet heron waits")
    assert (now.username, now.is_active, now.centre, now.token) == (own.username, True, own.centre, own.token)
    assert [post.role for post in now.posts.all()] == ["coordinator"]


@pytest.mark.parametrize("act", ["release", "paper"])
def test_no_step_is_skipped(people: Cast, act: str) -> None:
    field, client = a_field(people), at_the_page(people, "coordinator")
    request = asked_by(field)

    given = [request.id] if act == "paper" else [request.id, request.version]
    client.post(reverse(f"coordinator:request_{act}", args=given), {"with_address": "on"})

    request.refresh_from_db()
    assert request.status == "received"


@pytest.mark.parametrize("page", ["0", "-1", "999999999999999999999999", "1e9", "0x10", "½", "NaN", "١"])
def test_a_number_out_of_range_is_not_there(people: Cast, page: str) -> None:
    client = at_the_page(people, "coordinator", raises=False)

    for address in ("/centre/families/", "/centre/requests/", "/officers/ledger/"):
        assert client.get(address, {"page": page, "skip": page, "before": page}).status_code in (200, 404)


def _boxes() -> list[tuple[str, str, set[str]]]:
    """Return every box to type in that a form of ours has: where it stands, its kind, and what limits it."""
    found = []
    for path in sorted((ROOT / "wicketgate" / "doors").rglob("forms/*.py")) + sorted(
        (ROOT / "wicketgate" / "doors").rglob("referral/forms.py")
    ):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _kind(node) in {"CharField", *MOST_OF_THEIR_OWN}:
                found.append((_place(path, node), _kind(node), {word.arg or "" for word in node.keywords}))
    return found


def _kind(call: ast.Call) -> str:
    return str(getattr(call.func, "attr", "") or getattr(call.func, "id", ""))


def _place(path: Path, node: ast.Call) -> str:
    return f"{path.relative_to(ROOT).as_posix()}:{node.lineno}"


def test_every_box_has_a_most() -> None:
    boxes = _boxes()
    boundless = [place for place, kind, words in boxes if kind == "CharField" and "max_length" not in words]

    assert len(boxes) > 30
    assert {place.partition(":")[0] for place in boundless} <= set(CUT_ELSEWHERE)
    assert len(boundless) <= len(CUT_ELSEWHERE)
    assert forms.CharField().max_length is None  # Django's own has none: it has to be said
