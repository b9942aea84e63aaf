"""An agency is recorded as it publishes itself; its people sign in once they were rung."""

from datetime import timedelta

import pytest

from tests.people import NOW, PASSWORD, TODAY, Cast, cast
from wicketgate.domain.accounts.models import Account, Post
from wicketgate.domain.ledger.refusals import NotFound, Unable
from wicketgate.domain.referrals.models import Agency, Contact
from wicketgate.domain.referrals.operations import record_agency, record_contact
from wicketgate.domain.referrals.queries.agencies import agency_page
from wicketgate.vault.chance import new_id
from wicketgate.vault.sealed import DOTS

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def agency(people: Cast) -> Agency:
    return record_agency(
        name="Harmer & Moss",
        kind="solicitor",
        switchboard="0161 496 0123",
        by=people.viewer("coordinator"),
        at=NOW,
    )


def contact(people: Cast, agency_id: object, **told: object) -> Contact:
    usual = {
        "name": "Hetty Moss",
        "telephone": "",
        "rung_on": TODAY,
        "username": "h.moss",
        "password": PASSWORD,
    }
    by = people.viewer("coordinator")
    return record_contact(agency_id, **(usual | told), by=by, at=NOW)  # type: ignore[arg-type]  # its own keywords


def test_its_number_is_kept_as_it_is_rung(agency: Agency) -> None:
    assert agency.switchboard == "+441614960123"
    assert not agency.is_verified


@pytest.mark.parametrize(
    ("told", "field"),
    [({"name": ""}, "name"), ({"switchboard": "none"}, "switchboard"), ({"kind": "friend"}, "kind")],
)
def test_what_is_missing_is_sent_back(people: Cast, told: dict[str, str], field: str) -> None:
    usual = {"name": "Harmer & Moss", "kind": "solicitor", "switchboard": "0161 496 0123"}

    with pytest.raises(Unable) as sent_back:
        record_agency(**(usual | told), by=people.viewer("coordinator"), at=NOW)

    assert sent_back.value.field == field
    assert not Agency.objects.exists()


def test_a_contact_who_was_rung_may_sign_in_and_refer(people: Cast, agency: Agency) -> None:
    made = contact(people, agency.id)

    assert Post.objects.get(account=made.account).role == "referrer"
    assert Agency.objects.get().is_verified
    page = agency_page(agency.id, by=people.viewer("coordinator"), at=NOW)
    assert [line.name for line in page.contacts] == ["Hetty Moss"]


def test_somebody_who_has_not_signed_sees_no_contacts_name(people: Cast, agency: Agency) -> None:
    contact(people, agency.id)

    page = agency_page(agency.id, by=people.viewer("unsigned"), at=NOW)

    assert [line.name for line in page.contacts] == [DOTS]


def test_a_day_to_come_is_no_day_on_which_they_were_rung(people: Cast, agency: Agency) -> None:
    before = Account.objects.count()

    with pytest.raises(Unable, match="to come"):
        contact(people, agency.id, rung_on=TODAY + timedelta(days=1))

    assert Account.objects.count() == before


def test_a_username_that_is_taken_leaves_nothing_half_done(people: Cast, agency: Agency) -> None:
    with pytest.raises(Unable):
        contact(people, agency.id, username="coordinator")

    assert not Contact.objects.exists()
    assert not Agency.objects.get().is_verified


def test_an_agency_that_is_not_there_has_no_contacts(people: Cast) -> None:
    with pytest.raises(NotFound):
        contact(people, new_id())
