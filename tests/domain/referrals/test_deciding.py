"""A referral is looked at, accepted or declined: once, by one coordinator, with a fresh second factor."""

from datetime import timedelta

import pytest

from tests.domain.referrals.filling import ADULTS, an_agency, save, sent
from tests.families import a_family, member
from tests.people import NOW, Cast, cast
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.refusals import NotFound, Overtaken, Refused, Unable
from wicketgate.domain.people.coded import Purpose, SideKind
from wicketgate.domain.people.models import Arrangement, Part, Person
from wicketgate.domain.referrals.models import Referral, ReferralPage
from wicketgate.domain.referrals.operations import accept, decline, match_halves, name_known, part_halves
from wicketgate.domain.referrals.pages import Page, Section
from wicketgate.domain.referrals.queries.reviewing import reviewed
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


def test_it_is_opened_for_a_purpose_without_addresses_and_numbers(people: Cast, referral: Referral) -> None:
    pages = reviewed(referral.id, purpose=Purpose.DECIDE_REFERRAL, by=people.viewer("coordinator"), at=NOW)

    told = {str(page.section): page for page in pages}
    assert told["child-1"].answers["name"] == "Zoë Marsh"
    assert "school" not in told["child-1"].answers
    assert told["child-1"].closed == ("location",)
    assert told["visits.adult"].closed == ("contact", "location")
    assert Entry.objects.order_by("sequence").last().event == Event.PAGE_SHOWN  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("who", "given"),
    [
        pytest.param("coordinator", NOW - timedelta(minutes=6), id="a second factor of six minutes ago"),
        pytest.param("coordinator", None, id="no second factor"),
        pytest.param("volunteer", NOW, id="a volunteer"),
        pytest.param("chair", NOW, id="the chair"),
    ],
)
def test_it_is_not_opened_and_the_refusal_is_entered(
    people: Cast, referral: Referral, who: str, given: object
) -> None:
    by = people.viewer(who, second_factor=given)  # type: ignore[arg-type]  # an instant, or none

    with pytest.raises(Refused):
        reviewed(referral.id, purpose=Purpose.DECIDE_REFERRAL, by=by, at=NOW)


def test_without_a_fresh_second_factor_nothing_is_accepted(people: Cast, referral: Referral) -> None:
    whole = with_the_other_side(people, referral)
    stale = people.viewer("coordinator", second_factor=NOW - timedelta(minutes=6))

    with pytest.raises(Refused):
        accept(whole.id, expected_version=whole.version, by=stale, at=NOW)

    assert not Arrangement.objects.exists()
    assert ReferralPage.objects.exists()
    assert Entry.objects.filter(event=Event.REFUSED).count() == 1


def test_a_side_that_is_missing_is_asked_for(people: Cast, referral: Referral) -> None:
    with pytest.raises(Unable, match="not whole yet: the parent the child lives with"):
        accept(referral.id, expected_version=referral.version, by=people.viewer("coordinator"), at=NOW)

    assert not Arrangement.objects.exists()


def test_the_second_of_two_coordinators_is_told_and_nothing_is_done_twice(
    people: Cast, referral: Referral
) -> None:
    by, whole = people.viewer("coordinator"), with_the_other_side(people, referral)
    accept(whole.id, expected_version=whole.version, by=by, at=NOW)

    for again in (
        lambda: accept(whole.id, expected_version=whole.version, by=by, at=NOW),
        lambda: decline(whole.id, reason="full", expected_version=whole.version, by=by, at=NOW),
    ):
        with pytest.raises(Overtaken, match="Nothing of yours was done"):
            again()

    assert Arrangement.objects.count() == 1


def test_a_page_added_by_another_overtakes_a_decision(people: Cast, referral: Referral) -> None:
    before = referral.version
    with_the_other_side(people, referral)

    with pytest.raises(Overtaken):
        decline(referral.id, reason="full", expected_version=before, by=people.viewer("coordinator"), at=NOW)


def test_declined_with_a_coded_reason(people: Cast, referral: Referral) -> None:
    by = people.viewer("coordinator")

    with pytest.raises(Unable, match="Choose why"):
        decline(referral.id, reason="his manner", expected_version=referral.version, by=by, at=NOW)
    decline(referral.id, reason="full", expected_version=referral.version, by=by, at=NOW)

    assert Referral.objects.get(id=referral.id).decline_reason == "full"


def test_the_agency_decides_nothing(people: Cast, referral: Referral) -> None:
    with pytest.raises(NotFound):
        accept(referral.id, expected_version=referral.version, by=people.viewer("referrer"), at=NOW)


def test_two_halves_from_two_agencies_make_one_arrangement(people: Cast, referral: Referral) -> None:
    other_agency = an_agency(people, people.other_referrer, name="Larkfield Mediation")
    half = sent(people.viewer("other_referrer"), acts_for=SideKind.LIVES_WITH)
    by = people.viewer("coordinator")

    whole = match_halves(
        referral.id, other_reference=half.reference, expected_version=referral.version, by=by, at=NOW
    )
    arrangement = accept(whole.id, expected_version=whole.version, by=by, at=NOW)

    assert arrangement.members.filter(part=Part.CHILD).count() == 1
    assert {row.agency for row in arrangement.referring_agencies.all()} == {
        referral.agency_id,
        other_agency.id,
    }
    assert arrangement.sides.get(kind="lives_with").agency == other_agency.id
    assert Referral.objects.filter(status="accepted", arrangement=arrangement).count() == 2


def test_halves_of_the_same_side_are_not_put_together(people: Cast, referral: Referral) -> None:
    an_agency(people, people.other_referrer, name="Larkfield Mediation")
    half = sent(people.viewer("other_referrer"), acts_for=SideKind.VISITS)

    with pytest.raises(Unable, match="for the other side"):
        match_halves(
            referral.id,
            other_reference=half.reference,
            expected_version=referral.version,
            by=people.viewer("coordinator"),
            at=NOW,
        )


def test_neither_agency_reaches_the_others_half(people: Cast, referral: Referral) -> None:
    an_agency(people, people.other_referrer, name="Larkfield Mediation")
    half = sent(people.viewer("other_referrer"), acts_for=SideKind.LIVES_WITH)
    match_halves(
        referral.id,
        other_reference=half.reference,
        expected_version=referral.version,
        by=people.viewer("coordinator"),
        at=NOW,
    )

    for who, theirs in (("referrer", half), ("other_referrer", referral)):
        with pytest.raises(NotFound):
            reviewed(theirs.id, purpose=Purpose.DECIDE_REFERRAL, by=people.viewer(who), at=NOW)


def test_an_adult_who_is_known_here_already_is_the_same_person(people: Cast, referral: Referral) -> None:
    man, by = member(a_family(people), Part.ADULT, side="visits").person, people.viewer("coordinator")
    with_the_other_side(people, referral)
    adult = Section(Page.ADULT, SideKind.VISITS)
    name_known(referral.id, adult, person=man.id, by=by, at=NOW)
    whole = Referral.objects.get(id=referral.id)

    arrangement = accept(whole.id, expected_version=whole.version, by=by, at=NOW)

    assert member(arrangement, Part.ADULT, side="visits").person == man
    assert man.memberships.count() == 2


def test_a_child_is_never_known_as_an_adult(people: Cast, referral: Referral) -> None:
    child = member(a_family(people), Part.CHILD).person
    adult, by = Section(Page.ADULT, SideKind.VISITS), people.viewer("coordinator")

    with pytest.raises(Unable, match="no longer held"):
        name_known(referral.id, adult, person=child.id, by=by, at=NOW)


def test_a_paper_of_both_sides_without_an_agency_is_a_family_that_refers_itself(people: Cast) -> None:
    by = people.viewer("coordinator")
    whole = sent(by, acts_for=None)

    arrangement = accept(whole.id, expected_version=whole.version, by=by, at=NOW)

    assert not arrangement.referring_agencies.exists()
    assert Person.objects.filter(is_child=False).count() == 2


def test_a_half_is_decided_with_its_other_half_or_taken_apart_first(people: Cast, referral: Referral) -> None:
    an_agency(people, people.other_referrer, name="Larkfield Mediation")
    half, by = (
        sent(people.viewer("other_referrer"), acts_for=SideKind.LIVES_WITH),
        people.viewer("coordinator"),
    )
    whole = match_halves(
        referral.id, other_reference=half.reference, expected_version=referral.version, by=by, at=NOW
    )

    with pytest.raises(Unable, match=f"other side of referral {referral.reference}"):
        decline(half.id, reason="full", expected_version=half.version, by=by, at=NOW)
    part_halves(referral.id, expected_version=whole.version, by=by, at=NOW)
    decline(half.id, reason="full", expected_version=half.version, by=by, at=NOW)

    assert Referral.objects.get(id=referral.id).status == "sent"
