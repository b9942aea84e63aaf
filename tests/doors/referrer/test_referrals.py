"""An agency's contact refers a family in the browser's forms: saved between, checked, sent, and shown no more."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.domain.referrals.filling import an_agency, begun, fill, sent
from tests.people import Cast, cast
from tests.signing_in import sign_in
from wicketgate.domain.people.coded import SideKind
from wicketgate.domain.referrals.models import Referral, ReferralPage

pytestmark = [pytest.mark.django_db(databases=["default", "keyring"]), pytest.mark.usefixtures("held_clock")]

CHILD = {
    "name": "Zoë Marsh",
    "born_on_day": "12",
    "born_on_month": "3",
    "born_on_year": "2019",
    "school": "Larkfield St Anne’s Primary",
    "health": "Carries an inhaler",
}


@pytest.fixture
def people() -> Cast:
    held = cast()
    an_agency(held, held.referrer)
    an_agency(held, held.other_referrer, name="Larkfield Mediation")
    return held


@pytest.fixture
def agency(client: Client, people: Cast) -> Client:
    sign_in(client, people.referrer)
    return client


def page_url(referral: Referral, section: str) -> str:
    return reverse("referrer:page", args=[referral.id, section])


def slip(**answers: str) -> dict[str, str]:
    return {"once": str(uuid4()), "version": "0", **answers}


def test_the_notice_and_the_policy_come_before_anything_is_typed(agency: Client) -> None:
    page = agency.get(reverse("referrer:start")).content.decode()

    assert "The trustees of Larkfield Child Contact Centre will decide what is done with it." in page
    assert "The confidentiality policy, in short" in page


def test_a_referral_is_begun_once_however_often_the_form_is_sent(agency: Client) -> None:
    form = {"once": str(uuid4()), "read_notice": "on", "read_policy": "on", "acts_for": "visits"}

    first, second = (agency.post(reverse("referrer:start"), form) for _ in range(2))

    assert first.status_code == 302
    assert first["Location"] == second["Location"]
    assert Referral.objects.count() == 1


def test_what_was_typed_is_shown_back_until_it_is_sent_and_then_never(agency: Client, people: Cast) -> None:
    referral = begun(people.viewer("referrer"))
    saved = agency.post(page_url(referral, "child-1"), slip(**CHILD))
    assert saved.status_code == 302

    assert "Zoë Marsh" in agency.get(page_url(referral, "child-1")).content.decode()
    assert "Zoë Marsh" in agency.get(reverse("referrer:check", args=[referral.id])).content.decode()
    Referral.objects.filter(id=referral.id).delete()

    done = sent(people.viewer("referrer"))
    for url in (page_url(done, "child-1"), reverse("referrer:check", args=[done.id])):
        after = agency.get(url)
        assert "Zoë Marsh" not in after.content.decode()
    assert agency.get(page_url(done, "child-1")).status_code == 403


def test_the_list_and_the_tasks_name_nobody(agency: Client, people: Cast) -> None:
    referral = begun(people.viewer("referrer"))
    agency.post(page_url(referral, "child-1"), slip(**CHILD))

    for url in (reverse("referrer:home"), reverse("referrer:referral", args=[referral.id])):
        assert "Marsh" not in agency.get(url).content.decode()


@pytest.mark.parametrize("to", ["referral", "check", "discard"])
def test_another_agencys_referral_and_one_that_is_not_there_answer_alike(
    client: Client, people: Cast, to: str
) -> None:
    referral = begun(people.viewer("referrer"))
    sign_in(client, people.other_referrer)

    theirs = client.get(reverse(f"referrer:{to}", args=[referral.id]))
    nobodys = client.get(reverse(f"referrer:{to}", args=[uuid4()]))

    assert theirs.status_code == nobodys.status_code == 404
    assert theirs.content == nobodys.content


def test_another_agency_can_save_nothing_into_it(client: Client, people: Cast) -> None:
    referral = begun(people.viewer("referrer"))
    sign_in(client, people.other_referrer)

    assert client.post(page_url(referral, "child-1"), slip(**CHILD)).status_code == 404
    assert not ReferralPage.objects.exists()


@pytest.mark.parametrize("who", ["coordinator", "volunteer", "chair"])
def test_to_others_there_is_no_such_page(client: Client, people: Cast, who: str) -> None:
    sign_in(client, getattr(people, who))

    assert client.get(reverse("referrer:home")).status_code == 404


def test_a_stranger_is_asked_to_sign_in(client: Client, people: Cast) -> None:
    assert client.get(reverse("referrer:home")).status_code == 302


BAD = [
    pytest.param({"name": ""}, "Fill in this box.", id="a name that is missing"),
    pytest.param({"name": "Zoë M20 3BG"}, "looks like a postcode", id="a postcode in a name"),
    pytest.param({"name": "Zoë 07700 900411"}, "looks like a telephone number", id="a number in a name"),
    pytest.param({"health": "ring 0161 496 0123"}, "looks like a telephone number", id="a number in a note"),
    pytest.param({"needs": "lives at LK4 1QR"}, "looks like a postcode", id="a postcode in a note"),
    pytest.param({"needs": "now at 14 Quince Row"}, "looks like an address", id="a street in a note"),
    pytest.param({"health": "a van, AB12 CDE"}, "looks like the registration", id="a car in a note"),
    pytest.param({"name": "a" * 5000}, "120 characters or fewer", id="a name that never ends"),
    pytest.param({"name": "Zo\u202eë"}, "hidden or broken", id="a name that turns round"),
    pytest.param({"born_on_day": "31", "born_on_month": "2"}, "no such date", id="no such day"),
    pytest.param({"born_on_year": "2031"}, "a date that has been", id="a birthday to come"),
]


@pytest.mark.parametrize(("typed", "answer"), BAD)
def test_what_can_not_be_kept_is_said_at_its_box_and_nothing_is_saved(
    agency: Client, people: Cast, typed: dict[str, str], answer: str
) -> None:
    referral = begun(people.viewer("referrer"))

    page = agency.post(page_url(referral, "child-1"), slip(**(CHILD | typed)))

    assert page.status_code == 200
    assert answer in page.content.decode()
    assert not ReferralPage.objects.exists()


WELCOME = ["Prince", "D'Arcy O’Neill", "Zoe\u0308 Müller", "محمد عبد الله", "<b>Robert'); DROP TABLE</b>"]


@pytest.mark.parametrize("name", WELCOME)
def test_every_kind_of_name_is_kept_and_shown_as_text(agency: Client, people: Cast, name: str) -> None:
    referral = begun(people.viewer("referrer"))

    assert agency.post(page_url(referral, "child-1"), slip(**(CHILD | {"name": name}))).status_code == 302

    shown = agency.get(page_url(referral, "child-1")).content.decode()
    assert "<b>Robert" not in shown
    assert ReferralPage.objects.count() == 1


def test_what_nobody_asked_for_is_not_kept(agency: Client, people: Cast) -> None:
    referral = begun(people.viewer("referrer"))

    agency.post(page_url(referral, "child-1"), slip(**CHILD, status="accepted", typed_by="somebody"))

    assert Referral.objects.get().status == "begun"


@pytest.mark.parametrize(
    "section", ["child-9", "child-0", "lives_with.adult", "visits.child-1", "notice", "x"]
)
def test_a_page_that_this_referral_does_not_have_is_not_there(
    agency: Client, people: Cast, section: str
) -> None:
    referral = begun(people.viewer("referrer"), acts_for=SideKind.VISITS)

    assert agency.get(page_url(referral, section)).status_code == 404


def test_a_page_that_was_changed_elsewhere_is_not_written_over(agency: Client, people: Cast) -> None:
    referral = begun(people.viewer("referrer"))
    agency.post(page_url(referral, "child-1"), slip(**CHILD))

    page = agency.post(page_url(referral, "child-1"), slip(**(CHILD | {"name": "Idris Marsh"})))

    assert "changed in another window" in page.content.decode()
    assert ReferralPage.objects.get().version == 1


def test_the_same_page_sent_twice_is_kept_once(agency: Client, people: Cast) -> None:
    referral, form = begun(people.viewer("referrer")), slip(**CHILD)

    first, second = (agency.post(page_url(referral, "child-1"), form) for _ in range(2))

    assert first.status_code == second.status_code == 302
    assert ReferralPage.objects.count() == 1


def test_a_referral_that_lacks_something_is_not_sent(agency: Client, people: Cast) -> None:
    referral = begun(people.viewer("referrer"))

    page = agency.post(reverse("referrer:check", args=[referral.id]))

    assert "still something to fill in" in page.content.decode()
    assert Referral.objects.get().status == "begun"


def test_sent_twice_it_is_one_referral(agency: Client, people: Cast) -> None:
    referral = begun(people.viewer("referrer"))
    fill(referral, sides=[SideKind.VISITS], by=people.viewer("referrer"))

    first, second = (agency.post(reverse("referrer:check", args=[referral.id])) for _ in range(2))

    assert first.status_code == second.status_code == 302
    assert Referral.objects.filter(status="sent").count() == 1


def test_a_referral_can_be_thrown_away_until_it_is_sent(agency: Client, people: Cast) -> None:
    referral, done = begun(people.viewer("referrer")), sent(people.viewer("referrer"))

    assert agency.post(reverse("referrer:discard", args=[referral.id])).status_code == 302
    assert agency.post(reverse("referrer:discard", args=[done.id])).status_code == 403

    assert list(Referral.objects.all()) == [done]


def test_a_child_can_be_taken_out_again(agency: Client, people: Cast) -> None:
    referral = begun(people.viewer("referrer"))
    agency.post(page_url(referral, "child-1"), slip(**CHILD))

    agency.post(reverse("referrer:remove", args=[referral.id, "child-1"]))

    assert not ReferralPage.objects.exists()
