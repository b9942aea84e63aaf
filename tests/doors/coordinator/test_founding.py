"""The first evening of a real centre: its steps are read from the records, and what is left is always in sight."""

from collections.abc import Iterator
from datetime import time
from typing import Any

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.test import Client
from django.urls import reverse

from tests.people import CENTRE, FOUNDER, NOW, PASSWORD, TODAY
from tests.signing_in import sign_in
from wicketgate.clauses.edition import load_shipped, write
from wicketgate.domain.accounts.models import Account, Role
from wicketgate.domain.accounts.operations import begin_post, open_account
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.policy import papers
from wicketgate.domain.policy.models import Centre
from wicketgate.domain.policy.operations import adopt_edition, found_centre
from wicketgate.doors import clock, founding

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

DETAILS = {
    "name": "Larkfield Child Contact Centre",
    "data_controller": "The trustees of Larkfield Child Contact Centre",
    "hall": "St Anne's Hall, Larkfield",
    "telephone": "01632 960100",
    "opening_weekday": "5",
    "opening_weeks": "first_and_third",
    "opens_at": "10:00",
    "closes_at": "12:30",
    "version": "1",
}


@pytest.fixture
def coordinator(monkeypatch: pytest.MonkeyPatch) -> Iterator[Account]:
    """A centre as `wicketgate new-centre` leaves it, and its coordinator."""
    monkeypatch.setattr(papers, "is_backed_up_elsewhere", lambda: False)
    with clock.held(NOW):
        found_centre(
            centre_id=CENTRE,
            name=DETAILS["name"],
            data_controller="",
            hall="",
            is_demonstration=False,
            by=FOUNDER,
            at=NOW,
        )
        yield someone("coordinator", Role.COORDINATOR)


@pytest.fixture
def door(coordinator: Account, client: Client) -> Client:
    sign_in(client, coordinator)
    return client


def someone(username: str, *roles: Role) -> Account:
    account = open_account(username=username, name=username.title(), password=PASSWORD, by=FOUNDER, at=NOW)
    for role in roles:
        begin_post(account, role=role, begins=TODAY, by=FOUNDER, at=NOW)
    return account


def page(client: Client) -> str:
    return str(client.get(reverse("coordinator:first_evening")).content.decode())


def describe(client: Client, **changed: str) -> Any:
    return client.post(reverse("coordinator:centre_details"), DETAILS | changed)


def left() -> list[str]:
    return [step.code for step in founding.steps(CENTRE, on=TODAY) if not step.is_done]


def missing(code: str) -> tuple[str, ...]:
    return next(step.missing for step in founding.steps(CENTRE, on=TODAY) if step.code == code)


def test_signing_in_leads_to_what_is_left_to_do(door: Client) -> None:
    assert door.get(reverse("shared:home"))["Location"] == reverse("coordinator:first_evening")
    assert "0 of 8 steps are done" in page(door)
    assert "What is left to do" in str(door.get(reverse("coordinator:policy")).content.decode())


def test_a_step_that_needs_another_waits_for_it(door: Client) -> None:
    waiting = [step.code for step in founding.steps(CENTRE, on=TODAY) if step.waits]

    assert waiting == ["policy", "undertaking", "people", "family", "day_sheet"]
    assert page(door).count("Can’t start yet") == 5


def test_saying_where_and_when_the_centre_opens_is_the_first_step(door: Client) -> None:
    response = describe(door)

    centre = Centre.objects.get()
    assert response["Location"] == reverse("coordinator:first_evening")
    assert "centre" not in left()
    assert (centre.hall, centre.opening_weeks, centre.opens_at) == (
        "St Anne's Hall, Larkfield",
        "first_and_third",
        time(10),
    )
    assert Entry.objects.filter(event=Event.CENTRE_CHANGED).count() == 1


@pytest.mark.parametrize(
    ("changed", "letter"),
    [
        pytest.param({"data_controller": ""}, "Please answer this.", id="nobody answers for the records"),
        pytest.param({"closes_at": "09:00"}, "The hall closes after it opens", id="closing before opening"),
        pytest.param(
            {"telephone": "ask Joan"}, "Write a telephone number in figures", id="words for a number"
        ),
        pytest.param({"hall": "H" * 201}, "at most 200 characters", id="an over-long hall"),
        pytest.param({"opening_weekday": "9"}, "not one of the available choices", id="a ninth weekday"),
        pytest.param({"version": "7"}, "Somebody else changed these details", id="changed by somebody else"),
    ],
)
def test_details_that_can_not_be_taken_are_a_letter_and_nothing_is_kept(
    door: Client, changed: dict[str, str], letter: str
) -> None:
    response = describe(door, **changed)

    assert response.status_code == (409 if "version" in changed else 200)
    assert letter in response.content.decode()
    assert Centre.objects.get().hall == ""


def test_the_sign_in_lacks_its_card_until_the_codes_are_made(coordinator: Account, door: Client) -> None:
    before = missing("sign_in")

    RecoveryCodes.activate(coordinator)

    assert before == ("code_card",)
    assert missing("sign_in") == ()


def test_the_policy_and_the_undertaking_are_steps_of_their_own(door: Client) -> None:
    adopt_edition(write(load_shipped("withington")), document=None, on=TODAY, by=FOUNDER, at=NOW)
    with_policy = left()

    door.post(reverse("shared:sign_undertaking"), {"promise": "on"})

    assert "policy" not in with_policy
    assert "undertaking" in with_policy
    assert "undertaking" not in left()


@pytest.mark.parametrize(
    ("posts", "lacks"),
    [
        pytest.param({}, ("team_leader", "safeguarding_officer", "second_person"), id="alone"),
        pytest.param(
            {"ada": [Role.TEAM_LEADER]}, ("safeguarding_officer", "second_person"), id="a team leader"
        ),
        pytest.param(
            {"ada": [Role.TEAM_LEADER], "bea": [Role.SAFEGUARDING_OFFICER]},
            ("second_person",),
            id="and an officer",
        ),
        pytest.param(
            {"ada": [Role.TEAM_LEADER], "bea": [Role.SAFEGUARDING_OFFICER, Role.CHAIR]},
            ("second_person",),
            id="an officer who is also the chair is one person",
        ),
        pytest.param(
            {"ada": [Role.TEAM_LEADER, Role.CHAIR], "bea": [Role.SAFEGUARDING_OFFICER]},
            (),
            id="a team leader who is also the chair",
        ),
    ],
)
def test_the_people_beside_the_coordinator(
    coordinator: Account, posts: dict[str, list[Role]], lacks: tuple[str, ...]
) -> None:
    for username, roles in posts.items():
        someone(username, *roles)

    assert missing("people") == lacks


def test_the_coordinator_can_not_be_the_second_person(coordinator: Account) -> None:
    begin_post(coordinator, role=Role.CHAIR, begins=TODAY, by=FOUNDER, at=NOW)

    assert "second_person" in missing("people")


def test_a_late_review_is_a_task_of_its_own(door: Client) -> None:
    adopt_edition(write(load_shipped("withington")), document=None, on=TODAY, by=FOUNDER, at=NOW)
    door.post(reverse("shared:sign_undertaking"), {"promise": "on"})

    shown = page(door)

    assert "The committee’s review of the policy" in shown
    assert "600 days late" in shown


def test_a_server_with_backups_of_its_own_asks_for_no_papers(
    door: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papers, "is_backed_up_elsewhere", lambda: True)

    assert "0 of 7 steps are done" in page(door)
    assert "recovery papers" not in page(door)


def test_a_demonstration_has_nothing_left_to_do(door: Client) -> None:
    Centre.objects.update(is_demonstration=True)

    assert founding.left(CENTRE, on=TODAY) == 0
    assert door.get(reverse("shared:home"))["Location"] != reverse("coordinator:first_evening")


@pytest.mark.parametrize("name", ["first_evening", "centre_details"])
@pytest.mark.parametrize(
    ("role", "status"),
    [
        pytest.param(Role.CHAIR, 200, id="the chair, who may"),
        pytest.param(Role.TEAM_LEADER, 404, id="the team leader, who almost may"),
        pytest.param(Role.REFERRER, 404, id="a referrer, a stranger here"),
    ],
)
def test_the_first_evening_is_the_coordinators_and_the_chairs(
    coordinator: Account, client: Client, name: str, role: Role, status: int
) -> None:
    sign_in(client, someone("other", role))

    assert client.get(reverse(f"coordinator:{name}")).status_code == status
