"""Releases that went too far: a sign-off skipped, three recipients, no order to forbid it, a whole telephone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.asking import Field, an_agency, asked_by, made_ready
from tests.doors.incidents.playing import choose_family, given_away, paper_of, press
from tests.families import family_details, member
from tests.people import NOW, Cast
from wicketgate.clauses import attendance, details
from wicketgate.domain.disclosures import asked, asking
from wicketgate.domain.disclosures.models import Answer, AttendanceRequest
from wicketgate.domain.people.details import OrderDetails
from wicketgate.domain.people.models import Arrangement, Part
from wicketgate.domain.people.operations import make_arrangement, reveals
from wicketgate.domain.referrals.models import Agency

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
MET = "Sat 10 Oct 2026"


def test_incident_sign_off_skipped(coordinator: Client, field: Field) -> None:
    request = asked_by(field)
    choose_family(coordinator, request, field.family)

    assert press(coordinator, "release", request).status_code == 403
    assert not Answer.objects.exists()


def test_control_without_the_ring_back_it_goes(
    coordinator: Client, field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = asking._requester
    monkeypatch.setattr(asking, "_requester", lambda request: replace(real(request), identity_confirmed=True))
    request = asked_by(field)
    choose_family(coordinator, request, field.family)

    press(coordinator, "release", request)

    assert MET in paper_of(coordinator, request)


def test_incident_one_release_to_several_recipients(coordinator: Client, field: Field) -> None:
    theirs, others = (
        made_ready(asked_by(field, who), field, family=field.family.id)
        for who in ("referrer", "other_referrer")
    )

    press(coordinator, "release", theirs)

    assert press(coordinator, "release", others).status_code == 403
    assert [answer.request_id for answer in Answer.objects.all()] == [theirs.id]


def test_control_without_the_clause_the_other_agency_has_it_too(
    coordinator: Client, field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attendance, "_may_have_it_ordinarily", lambda edition, facts: True)
    others = made_ready(asked_by(field, "other_referrer"), field, family=field.family.id)

    press(coordinator, "release", others)

    assert MET in paper_of(coordinator, others)


@pytest.fixture
def without_an_order(people: Cast) -> Arrangement:
    """A family about which no court has ordered anything, referred by the referrer's agency."""
    agency = an_agency("Harrow and Moss Solicitors", people.referrer, switchboard="+441614960118")
    told = replace(family_details(agencies=[agency.id]), order=OrderDetails())
    return make_arrangement(told, by=people.viewer("coordinator"), at=NOW)


@pytest.fixture
def ask_where_she_is(
    people: Cast, coordinator: Client, without_an_order: Arrangement
) -> Callable[[], AttendanceRequest]:
    """Let the agency of the father ask for the mother's address, and be rung back."""

    def ask() -> AttendanceRequest:
        agency = Agency.objects.get()
        field = Field(people, agency, agency, without_an_order)
        request = asked_by(field, items=frozenset({"address"}), since=None, until=None)
        choose_family(coordinator, request, without_an_order)
        press(coordinator, "confirm", request)
        return AttendanceRequest.objects.get(id=request.id)

    return ask


def test_incident_address_given_because_no_order_forbade_it(
    coordinator: Client, ask_where_she_is: Callable[[], AttendanceRequest], people: Cast
) -> None:
    request = ask_where_she_is()

    assert press(coordinator, "release", request).status_code == 403
    press(coordinator, "refuse", request)
    assert given_away(paper_of(coordinator, request)) == set()
    considered = asking.consider(request, by=people.viewer("coordinator"), at=NOW)
    assert all(decision.refused for decision in considered.details)


def test_control_without_the_need_of_a_permission_the_law_would_give_it(
    ask_where_she_is: Callable[[], AttendanceRequest], people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(details, "_permitted", lambda facts, on: facts.items)

    considered = asking.consider(ask_where_she_is(), by=people.viewer("coordinator"), at=NOW)

    assert all("address" in decision.released for decision in considered.details)


EVER = {"since_day": "1", "since_month": "1", "since_year": "2019"} | {
    "until_day": "20",
    "until_month": "11",
    "until_year": "2026",
}


def ask_for_everything_ever(client: Client) -> str:
    """Ask by telephone for every date of seven years; return the page that comes."""
    sent: dict[str, object] = {"channel": "telephone", "kind": "police", "name": "Sergeant A. Caller"}
    sent |= {"family": "Marsh", "items": ["date", "time"], "once": "0" * 31 + "2"}
    sent |= EVER
    page = client.post(reverse("coordinator:record_request"), sent, follow=True)
    return page.content.decode()


def test_incident_whole_telephone_instead_of_the_relevant_part(coordinator: Client, field: Field) -> None:
    assert "Ask for a year at most" in ask_for_everything_ever(coordinator)
    assert not AttendanceRequest.objects.exists()

    request = made_ready(asked_by(field), field, family=field.family.id)
    press(coordinator, "release", request)

    # The child came alone on the 7th of November: that is no meeting, and no part of what was asked.
    assert "7 Nov 2026" not in paper_of(coordinator, request)


def test_control_without_the_limit_seven_years_can_be_asked_for(
    coordinator: Client, field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asked, "DAYS_AT_MOST", 10_000)

    ask_for_everything_ever(coordinator)

    assert AttendanceRequest.objects.get().period_from == date(2019, 1, 1)


def open_his_number(client: Client, field: Field) -> str:
    """Open the father's number through the family's page."""
    him = member(field.family, Part.ADULT, side="visits")
    address = reverse("coordinator:reveal", args=[field.family.id, him.id, "telephone"])
    return client.post(address, {"purpose": "tell_times"}).content.decode()


def test_incident_everybody_copied_out_one_by_one(coordinator: Client, field: Field) -> None:
    pages = [open_his_number(coordinator, field) for _ in range(21)]

    assert all("07700 900522" in page for page in pages[:20])
    assert "07700 900522" not in pages[20]


def test_control_without_the_days_quota_the_next_one_opens(
    coordinator: Client, field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reveals, "quota_left", lambda viewer, at: 1)

    pages = [open_his_number(coordinator, field) for _ in range(21)]

    assert "07700 900522" in pages[20]
