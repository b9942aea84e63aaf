"""The coordinator's pages of referrals: a list without names, one opened for a purpose, decided once."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.domain.referrals.filling import ADULTS, RISKS, an_agency, begun, save, sent
from tests.families import a_family, member
from tests.people import NOW, Cast, cast
from tests.signing_in import sign_in
from wicketgate.domain.people.coded import SideKind
from wicketgate.domain.people.models import Arrangement, Part
from wicketgate.domain.referrals.models import Referral, ReferralPage
from wicketgate.domain.referrals.pages import Page, Section

pytestmark = [pytest.mark.django_db(databases=["default", "keyring"]), pytest.mark.usefixtures("held_clock")]
OPEN = {"purpose": "decide_referral"}


@pytest.fixture
def people() -> Cast:
    held = cast()
    an_agency(held, held.referrer)
    return held


@pytest.fixture
def referral(people: Cast) -> Referral:
    return sent(people.viewer("referrer"))


def url(name: str, referral: Referral, *more: str) -> str:
    return reverse(f"coordinator:{name}", args=[referral.id, *more])


def with_the_other_side(people: Cast, referral: Referral) -> Referral:
    by, side = people.viewer("coordinator"), SideKind.LIVES_WITH
    save(referral, Section(Page.ADULT, side), ADULTS[side], by=by)
    save(referral, Section(Page.RISKS, side), RISKS[side], by=by)
    return Referral.objects.get(id=referral.id)


def test_the_list_names_nobody(coordinator: Client, referral: Referral) -> None:
    page = coordinator.get(reverse("coordinator:referrals")).content.decode()

    assert referral.reference in page
    assert "Harmer &amp; Moss" in page
    assert "Marsh" not in page


def test_what_an_agency_has_not_sent_is_not_there(coordinator: Client, people: Cast) -> None:
    unsent = begun(people.viewer("referrer"))

    assert (
        unsent.reference
        not in coordinator.get(reverse("coordinator:referrals") + "?show=begun").content.decode()
    )
    assert coordinator.get(url("referral", unsent)).status_code == 404


def test_a_referral_is_closed_until_a_purpose_is_stated(coordinator: Client, referral: Referral) -> None:
    assert "Zoë Marsh" not in coordinator.get(url("referral", referral)).content.decode()
    assert "Zoë Marsh" not in coordinator.post(url("referral", referral), {"purpose": ""}).content.decode()

    opened = coordinator.post(url("referral", referral), OPEN).content.decode()

    assert "Zoë Marsh" in opened
    assert "Tannery" not in opened
    assert "07700" not in opened
    assert "St Anne’s Primary" not in opened


def test_a_stale_second_factor_is_asked_for_again(client: Client, people: Cast, referral: Referral) -> None:
    sign_in(client, people.coordinator, at=NOW - timedelta(minutes=6))

    closed = client.get(url("referral", referral)).content.decode()
    sent_away = client.post(url("referral", referral), OPEN)

    assert reverse("shared:confirm_second_factor") in closed
    assert sent_away["Location"].startswith(reverse("shared:confirm_second_factor"))


def test_accepting_leads_to_the_family(coordinator: Client, people: Cast, referral: Referral) -> None:
    whole = with_the_other_side(people, referral)

    answer = coordinator.post(url("referral_accept", whole), {"version": whole.version})

    made = Arrangement.objects.get()
    assert answer["Location"] == reverse("coordinator:family", args=[made.id])
    page = coordinator.get(answer["Location"]).content.decode()
    assert "Tobiah Marsh" in page
    assert "Tannery" not in page


def test_the_slower_of_two_coordinators_gets_a_clear_page(
    coordinator: Client, people: Cast, referral: Referral
) -> None:
    whole = with_the_other_side(people, referral)
    coordinator.post(url("referral_accept", whole), {"version": whole.version})

    answer = coordinator.post(url("referral_accept", whole), {"version": whole.version})

    assert answer.status_code == 409
    assert "Somebody was faster" in answer.content.decode()
    assert Arrangement.objects.count() == 1


def test_what_is_missing_is_said(coordinator: Client, referral: Referral) -> None:
    answer = coordinator.post(url("referral_accept", referral), {"version": referral.version}, follow=True)

    assert "not whole yet" in answer.content.decode()
    assert not Arrangement.objects.exists()


@pytest.mark.parametrize("version", ["", "x", "0", "9" * 30])
def test_a_version_that_is_none_decides_nothing(
    coordinator: Client, referral: Referral, version: str
) -> None:
    answer = coordinator.post(url("referral_accept", referral), {"version": version})

    assert answer.status_code in (404, 409)
    assert Referral.objects.get().status == "sent"


def test_declining_takes_a_coded_reason_and_no_remark(coordinator: Client, referral: Referral) -> None:
    form = coordinator.get(url("referral_decline", referral)).content.decode()
    assert "<textarea" not in form

    refused = coordinator.post(url("referral_decline", referral), {"version": referral.version})
    assert "Choose why" in refused.content.decode()
    coordinator.post(url("referral_decline", referral), {"version": referral.version, "reason": "full"})

    assert Referral.objects.get().decline_reason == "full"


def test_the_other_sides_referral_is_found_by_its_reference(
    coordinator: Client, people: Cast, referral: Referral
) -> None:
    an_agency(people, people.other_referrer, name="Larkfield Mediation")
    half = sent(people.viewer("other_referrer"), acts_for=SideKind.LIVES_WITH)

    wrong = coordinator.post(
        url("referral_match", referral), {"version": referral.version, "other_reference": "R26-0000-000"}
    )
    coordinator.post(
        url("referral_match", referral),
        {"version": referral.version, "other_reference": half.reference.lower()},
    )

    assert "for the other side" in wrong.content.decode()
    assert Referral.objects.get(id=referral.id).other_half == half


def test_somebody_known_is_looked_for_by_name_and_chosen_by_reference(
    coordinator: Client, people: Cast, referral: Referral
) -> None:
    family = a_family(people)
    man = member(family, Part.ADULT, side="visits").person
    known = url("referral_known", referral, "visits.adult")

    found = coordinator.post(known, {"term": "tobiah"}).content.decode()
    assert family.reference in found
    coordinator.post(known, {"person": str(man.id)})

    assert ReferralPage.objects.get(referral=referral, section="visits.adult").known == man.id
    coordinator.post(known, {"person": ""})
    assert ReferralPage.objects.get(referral=referral, section="visits.adult").known is None


@pytest.mark.parametrize(
    ("section", "status"), [("visits.risks", 404), ("x", 404), ("lives_with.adult", 404)]
)
def test_only_a_page_about_somebody_can_be_known(
    coordinator: Client, referral: Referral, section: str, status: int
) -> None:
    answer = coordinator.post(url("referral_known", referral, section), {"person": str(uuid4())})

    assert answer.status_code == status


def test_a_paper_is_typed_in_each_side_on_its_own_page(coordinator: Client) -> None:
    form = {"once": str(uuid4()), "agency": "none", "acts_for": "both", "given_notice": "on"}

    first, second = (coordinator.post(reverse("coordinator:referral_start"), form) for _ in range(2))

    assert first["Location"] == second["Location"]
    tasks = coordinator.get(first["Location"]).content.decode()
    assert "page/visits.adult/" in tasks
    assert "page/lives_with.adult/" in tasks
    assert Referral.objects.get().agency is None


def test_an_agency_that_is_not_in_the_list_is_sent_back(coordinator: Client) -> None:
    form = {"once": str(uuid4()), "agency": str(uuid4()), "acts_for": "both", "given_notice": "on"}

    assert coordinator.post(reverse("coordinator:referral_start"), form).status_code == 200
    assert not Referral.objects.exists()


@pytest.mark.parametrize("who", ["team_leader", "volunteer", "officer", "chair", "referrer"])
def test_to_others_there_is_no_such_page(client: Client, people: Cast, referral: Referral, who: str) -> None:
    sign_in(client, getattr(people, who))

    for address in (reverse("coordinator:referrals"), url("referral", referral)):
        assert client.get(address).status_code == 404
    assert client.post(url("referral_accept", referral), {"version": 1}).status_code == 404


def test_a_stranger_is_asked_to_sign_in(client: Client, referral: Referral) -> None:
    assert client.get(url("referral", referral)).status_code == 302
