"""A referral is looked at, accepted or declined: once, by one coordinator, with a fresh second factor."""

import pytest

from tests.domain.referrals.filling import ADULTS, an_agency, save, sent
from tests.families import member
from tests.people import NOW, Cast, cast
from wicketgate.domain.people.coded import SideKind
from wicketgate.domain.people.models import Part
from wicketgate.domain.referrals.models import Referral, ReferralPage
from wicketgate.domain.referrals.operations import accept
from wicketgate.domain.referrals.pages import Page, Section
from wicketgate.vault.models import SubjectKey

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def referral(people: Cast) -> Referral:
    an_agency(people, people.referrer)
    return sent(people.viewer("referrer"))


def with_the_other_side(people: Cast, referral: Referral) -> Referral:
    by, side = people.viewer("coordinator"), SideKind.LIVES_WITH
    save(referral, Section(Page.ADULT, side), ADULTS[side], by=by)
    save(referral, Section(Page.RISKS, side), {"risks": ["domestic_abuse"]}, by=by)
    return Referral.objects.get(id=referral.id)


def test_a_referral_becomes_an_arrangement(people: Cast, referral: Referral) -> None:
    by, whole = people.viewer("coordinator"), with_the_other_side(people, referral)

    arrangement = accept(whole.id, expected_version=whole.version, by=by, at=NOW)

    assert arrangement.service == "supported"
    assert member(arrangement, Part.ADULT, side="lives_with").person.is_address_confidential
    assert arrangement.referring_agencies.get().agency == referral.agency_id
    assert arrangement.sides.get(kind="visits").agency == referral.agency_id
    assert all(side.has_no_contact_order for side in arrangement.sides.all())
    assert not arrangement.may_parents_meet
    assert Referral.objects.get(id=referral.id).status == "accepted"


def test_the_pages_and_their_keys_are_let_go(
    people: Cast, referral: Referral, django_capture_on_commit_callbacks: object
) -> None:
    by, whole = people.viewer("coordinator"), with_the_other_side(people, referral)
    keys = [page.id for page in ReferralPage.objects.all()]
    assert SubjectKey.objects.filter(subject__in=keys).count() == len(keys) > 4

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # pytest-django's own
        accept(whole.id, expected_version=whole.version, by=by, at=NOW)

    assert not ReferralPage.objects.exists()
    assert not SubjectKey.objects.filter(subject__in=keys).exists()
