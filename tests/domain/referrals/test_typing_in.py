"""What is typed into a referral: taken only as asked, shown back to its writer until it is sent, then never."""

from datetime import date, timedelta

import pytest

from tests.domain.referrals.filling import ADULTS, CHILD, COMMON, an_agency, begun, fill, save, sent
from tests.people import NOW, Cast, cast
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.refusals import NotFound, Overtaken, Refused, Unable
from wicketgate.domain.people.coded import SideKind
from wicketgate.domain.policy.models import Told
from wicketgate.domain.referrals.models import Contact, Referral, ReferralPage
from wicketgate.domain.referrals.operations import begin, discard, remove_page, save_page, send
from wicketgate.domain.referrals.pages import PAGES, Page, Section, section
from wicketgate.domain.referrals.queries import own_referrals, typed_page, what_was_typed
from wicketgate.vault.chance import new_id
from wicketgate.vault.sealed import DOTS

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
FIRST_CHILD = Section(Page.CHILD, None, 1)


@pytest.fixture
def people() -> Cast:
    held = cast()
    an_agency(held, held.referrer)
    an_agency(held, held.other_referrer, name="Larkfield Mediation")
    return held


def test_what_was_typed_is_sealed_and_shown_back_to_its_writer(people: Cast) -> None:
    by = people.viewer("referrer")
    referral = begun(by)
    save(referral, FIRST_CHILD, CHILD, by=by)

    page = ReferralPage.objects.get()

    assert str(page.answers) == str(page.location) == str(page.health) == DOTS
    shown = typed_page(referral.id, FIRST_CHILD, by=by, at=NOW)
    assert shown.answers["name"] == "Zoë Marsh"
    assert shown.answers["born_on"] == "2019-03-12"
    assert shown.version == 1


def test_once_sent_it_is_shown_to_nobody_at_the_agency(people: Cast) -> None:
    by = people.viewer("referrer")
    referral = sent(by)

    with pytest.raises(Refused):
        typed_page(referral.id, FIRST_CHILD, by=by, at=NOW)
    assert all(answers == {} for answers in what_was_typed(referral.id, by=by, at=NOW).values())


def test_once_sent_nothing_can_be_saved_removed_or_thrown_away(people: Cast) -> None:
    by = people.viewer("referrer")
    referral = sent(by)

    with pytest.raises(Refused):
        save(referral, Section(Page.ADULT, SideKind.VISITS), ADULTS[SideKind.VISITS], by=by)
    with pytest.raises(Refused):
        remove_page(referral.id, FIRST_CHILD, by=by, at=NOW)
    with pytest.raises(Refused):
        discard(referral.id, by=by, at=NOW)

    assert Referral.objects.get().pages.count() == 6


def test_a_colleague_sees_that_it_is_there_and_nothing_that_was_typed(people: Cast) -> None:
    agency = Contact.objects.get(account=people.referrer).agency
    referral = begun(people.viewer("referrer"))
    save(referral, FIRST_CHILD, CHILD, by=people.viewer("referrer"))
    Contact.objects.filter(account=people.other_referrer).update(agency=agency)
    colleague = people.viewer("other_referrer")

    assert [row.is_typed_by_viewer for row in own_referrals(colleague)] == [False]
    with pytest.raises(Refused):
        typed_page(referral.id, FIRST_CHILD, by=colleague, at=NOW)


def test_a_contact_who_was_never_rung_refers_nobody(people: Cast) -> None:
    Contact.objects.filter(account=people.referrer).update(verified_on=None)

    with pytest.raises(NotFound):
        begun(people.viewer("referrer"))


def test_the_coordinator_does_not_see_what_an_agency_has_not_sent(people: Cast) -> None:
    referral = begun(people.viewer("referrer"))

    with pytest.raises(NotFound):
        typed_page(referral.id, FIRST_CHILD, by=people.viewer("coordinator"), at=NOW)


def test_the_same_form_begins_one_referral(people: Cast) -> None:
    by, once = people.viewer("referrer"), new_id()

    begun_twice = [begin(acts_for=SideKind.VISITS, agency=None, once=once, by=by, at=NOW) for _ in range(2)]

    assert begun_twice[0].id == begun_twice[1].id
    assert Referral.objects.count() == 1


def test_an_agency_says_for_whom_it_acts(people: Cast) -> None:
    with pytest.raises(Unable, match="for whom you act"):
        begun(people.viewer("referrer"), acts_for=None)

    assert not Referral.objects.exists()


def test_sent_twice_it_is_one_referral_and_one_entry(people: Cast) -> None:
    by = people.viewer("referrer")
    referral = sent(by)

    send(referral.id, by=by, at=NOW + timedelta(minutes=1))

    assert Entry.objects.filter(event=Event.REFERRAL_SENT).count() == 1


@pytest.mark.parametrize("missing", [page for page in Page if page is not Page.COMPANION])
def test_it_is_not_sent_while_a_page_is_missing(people: Cast, missing: Page) -> None:
    by = people.viewer("referrer")
    referral = begun(by)
    fill(referral, sides=[SideKind.VISITS], by=by)
    gone = [page for page in referral.pages.all() if section(page.section).page is missing]  # type: ignore[union-attr]
    ReferralPage.objects.filter(id__in=[page.id for page in gone]).delete()

    with pytest.raises(Unable, match="still something to fill in"):
        send(referral.id, by=by, at=NOW)

    assert Referral.objects.get().status == "begun"


def test_another_window_is_not_written_over_but_the_same_form_may_come_twice(people: Cast) -> None:
    by, once = people.viewer("referrer"), new_id()
    referral = begun(by)
    told = {"answers": CHILD, "expected_version": 0, "by": by, "at": NOW}
    for _ in range(2):
        save_page(referral.id, FIRST_CHILD, once=once, **told)  # type: ignore[arg-type]  # its own keywords

    with pytest.raises(Overtaken):
        save_page(referral.id, FIRST_CHILD, once=new_id(), **told)  # type: ignore[arg-type]  # its own keywords


BAD = [
    pytest.param(Page.CHILD, {"nickname": "Z"}, None, "more on this page", id="an answer nobody asked for"),
    pytest.param(Page.CHILD, {"name": ""}, "name", "This box is needed", id="a missing name"),
    pytest.param(Page.CHILD, {"name": "x" * 121}, "name", "120 characters", id="a name too long"),
    pytest.param(Page.CHILD, {"name": ["Zoë"]}, "name", "could not be read", id="a list for a name"),
    pytest.param(Page.CHILD, {"born_on": "2019"}, "born_on", "could not be read", id="a text for a date"),
    pytest.param(Page.CHILD, {"born_on": date(2030, 1, 1)}, "born_on", "has been", id="a birthday to come"),
    pytest.param(Page.CHILD, {"needs": "LK4 1QR"}, "needs", "postcode", id="a postcode in a note"),
    pytest.param(Page.ORDER, {"kind": "custody"}, "kind", "that are offered", id="a code that is none"),
    pytest.param(Page.ORDER, {"made_on": None}, "made_on", "date on the order", id="an order without a date"),
    pytest.param(
        Page.ORDER,
        {"expires_on": date(2020, 1, 1)},
        "expires_on",
        "before it was made",
        id="an order that ended",
    ),
    pytest.param(Page.ASKED, {"service": "unlimited"}, "service", "offered", id="a service that is none"),
]


@pytest.mark.parametrize(("page", "typed", "field", "answer"), BAD)
def test_what_does_not_fit_is_sent_back_with_its_box_and_nothing_is_kept(
    people: Cast, page: Page, typed: dict[str, object], field: str | None, answer: str
) -> None:
    by = people.viewer("referrer")
    referral = begun(by)
    usual = CHILD if page is Page.CHILD else COMMON[page]
    where = FIRST_CHILD if page is Page.CHILD else Section(page)

    with pytest.raises(Unable, match=answer) as sent_back:
        save(referral, where, usual | typed, by=by)

    assert sent_back.value.field == field
    assert not ReferralPage.objects.exists()


@pytest.mark.parametrize("told", [{}, {"risks": ["alcohol"], "no_risks": True}])
def test_risks_are_answered_one_way(people: Cast, told: dict[str, object]) -> None:
    by = people.viewer("referrer")

    with pytest.raises(Unable, match="not both"):
        save(begun(by), Section(Page.RISKS, SideKind.VISITS), told, by=by)


def test_a_companion_comes_or_collects(people: Cast) -> None:
    by = people.viewer("referrer")

    with pytest.raises(Unable, match="may bring and collect, or both"):
        save(begun(by), Section(Page.COMPANION, SideKind.VISITS, 1), {"name": "Bernadette"}, by=by)


def test_the_other_sides_pages_are_not_there_for_the_agency(people: Cast) -> None:
    by = people.viewer("referrer")

    with pytest.raises(NotFound):
        save(begun(by), Section(Page.ADULT, SideKind.LIVES_WITH), ADULTS[SideKind.LIVES_WITH], by=by)


@pytest.mark.parametrize(
    "text",
    ["", "child", "child-0", "child-01", "child-9", "adult", "visits.child-1", "visits.adult-1", "x.adult"],
)
def test_only_sections_that_there_are_have_a_name(text: str) -> None:
    assert section(text) is None


def test_every_section_is_read_back_by_its_name() -> None:
    for one in (FIRST_CHILD, Section(Page.ORDER), Section(Page.COMPANION, SideKind.VISITS, 6)):
        assert section(str(one)) == one


def test_where_somebody_is_and_how_they_are_reached_is_under_a_seal_of_its_own() -> None:
    seals = {(page, box.key): box.seal for page, boxes in PAGES.items() for box in boxes}

    assert {seal for (_page, key), seal in seals.items() if key in ("address", "school")} == {"location"}
    assert {seal for (_page, key), seal in seals.items() if key in ("telephone", "email")} == {"contact"}
    assert {seal for (_page, key), seal in seals.items() if key in ("health", "needs")} == {"health"}


def test_the_agency_was_made_aware_of_the_policy_once(people: Cast) -> None:
    by = people.viewer("referrer")

    for _ in range(2):
        begun(by)

    told = Told.objects.get()
    assert (told.audience, told.how) == ("referrer", "screen")
    assert told.whom == Contact.objects.get(account=people.referrer).agency_id
