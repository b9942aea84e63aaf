"""The policy's review in the coordinator's pages, and who was told of it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.families import a_family
from tests.people import CENTRE, NOW, Cast, cast
from tests.signing_in import sign_in
from wicketgate.domain.policy.models import Review, Told
from wicketgate.doors import clock

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def people() -> Iterator[Cast]:
    with clock.held(NOW):
        yield cast()


@pytest.fixture
def door(people: Cast, client: Client) -> Client:
    sign_in(client, people.coordinator)
    return client


def at(name: str, *parts: object) -> str:
    return reverse(f"coordinator:{name}", args=parts)


def said(response: Any) -> str:
    return str(response.content.decode())


def test_a_review_that_is_late_stands_on_every_page_until_it_is_recorded(door: Client) -> None:
    late = said(door.get(at("policy")))

    answers = {
        "reviewed_on_day": "2",
        "reviewed_on_month": "11",
        "reviewed_on_year": "2026",
        "minute": "item 3",
    }
    door.post(at("policy_review"), answers)
    after = said(door.get(at("policy")))

    assert "days late" in late
    assert "The review was due by 31 March 2025 and is late." in late
    assert "days late" not in after
    assert "The next review is due by 2 November 2027." in after
    assert Review.objects.count() == 1


def test_a_review_to_come_is_a_letter(door: Client) -> None:
    answers = {
        "reviewed_on_day": "1",
        "reviewed_on_month": "12",
        "reviewed_on_year": "2026",
        "minute": "item 3",
    }

    response = door.post(at("policy_review"), answers)

    assert "recorded when it has been held" in said(response)
    assert not Review.objects.exists()


def test_nobody_is_told_until_somebody_says_so(door: Client, people: Cast) -> None:
    page = said(door.get(at("policy_told_audience", "volunteer")))
    told = {"whom": [str(people.volunteer.id), str(people.officer.id)], "how": "paper"}

    door.post(at("policy_told_audience", "volunteer"), told)
    after = said(door.get(at("policy_told_audience", "volunteer")))

    assert "0 of " in page
    assert "2 of " in after
    assert Told.objects.filter(audience="volunteer", how="paper").count() == 2


def test_a_family_is_told_by_name_and_shown_with_its_reference(door: Client, people: Cast) -> None:
    family = a_family(people)

    page = door.get(at("policy_told_audience", "user"))
    whom = [value for value, _label in page.context["form"].fields["whom"].choices]
    door.post(at("policy_told_audience", "user"), {"whom": whom, "how": "screen"})

    assert family.reference in said(page)
    assert Told.objects.filter(audience="user").count() == len(whom) == 2


def test_someone_of_another_centre_can_not_be_ticked(door: Client) -> None:
    told = {"whom": [str(CENTRE)], "how": "paper"}

    response = door.post(at("policy_told_audience", "referrer"), told)

    assert response.status_code == 200
    assert not Told.objects.exists()


def test_an_audience_that_the_policy_does_not_name_is_not_there(door: Client) -> None:
    assert door.get(at("policy_told_audience", "neighbour")).status_code == 404
