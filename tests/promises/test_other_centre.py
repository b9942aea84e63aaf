"""Another centre, in the same database: nothing of ours is there for its people."""

from uuid import UUID

import pytest
from django.test import Client

from tests.asking import a_field, asked_by
from tests.doors.guessing import Guesser
from tests.people import BEFORE, NOW, PASSWORD, TODAY, Cast
from tests.signing_in import sign_in
from wicketgate.domain.accounts.models import Account, Role
from wicketgate.domain.accounts.operations import begin_post, open_account
from wicketgate.domain.disclosures.models import AttendanceRequest
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.queries import last_entered
from wicketgate.domain.people import operations
from wicketgate.domain.people.models import Arrangement, Wall
from wicketgate.domain.people.operations import walls
from wicketgate.domain.policy.operations import adopt_edition
from wicketgate.domain.policy.queries import adopted, edition_in_force
from wicketgate.domain.volunteers.operations import sign_undertaking

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
ELSEWHERE = UUID(int=0x77777777_8888_9999_AAAA_BBBBBBBBBBBB)
THEIRS = Actor(ELSEWHERE, UUID(int=0x88888888_9999_AAAA_BBBB_CCCCCCCCCCCC))
OURS = ("Niamh", "Tobiah", "Quince Row", "Marsh", "Harrow and Moss")


@pytest.fixture
def field(people: Cast) -> AttendanceRequest:
    """A family of ours that met here, an agency, and what it asked."""
    return asked_by(a_field(people))


def of_the_other_centre(role: Role) -> Account:
    """Give somebody of another centre a post there, under the same law, signed and with a second factor."""
    account = open_account(
        username=f"other.{role}", name="Somebody Else", password=PASSWORD, by=THEIRS, at=NOW
    )
    begin_post(account, role=role, begins=BEFORE, by=THEIRS, at=NOW)
    adopt_edition(_our_law(), document=None, on=BEFORE, by=THEIRS, at=NOW)
    edition = edition_in_force(ELSEWHERE, on=TODAY)
    sign_undertaking(account, edition=edition, words="the words", on=BEFORE, by=THEIRS, at=NOW)
    return account


def _our_law() -> str:
    from tests.people import CENTRE

    return str(adopted(CENTRE, on=TODAY).toml)


def at_the_other_centre(role: Role) -> Client:
    client = Client(raise_request_exception=False)
    sign_in(client, of_the_other_centre(role))
    return client


def _answers(client: Client, address: str) -> list[tuple[int, bool]]:
    found = []
    for method in (client.get, client.post):
        answer = method(address)
        body = b"" if answer.streaming else answer.content
        found.append((answer.status_code, any(word.encode() in body for word in OURS)))
    return found


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.CHAIR, Role.SAFEGUARDING_OFFICER])
def test_every_address_of_one_centre_is_none_of_anothers(field: AttendanceRequest, role: Role) -> None:
    addresses = [pair for pair in Guesser().own(role, most=1) if pair[0] != pair[1]]
    client = at_the_other_centre(role)

    unlike = []
    for address, nobodys in addresses:
        ours, none = _answers(client, address), _answers(client, nobodys)
        if ours != none or any(tells for _status, tells in ours):
            unlike.append((address, ours, none))

    assert addresses
    assert client.get("/home/").status_code == 302  # signed in still: it was they who asked
    assert unlike == []


def _says_that_they_know(field: AttendanceRequest) -> int:
    family = Arrangement.objects.get()
    return at_the_other_centre(Role.COORDINATOR).post(f"/centre/families/{family.id}/known/").status_code


def test_their_coordinator_changes_nothing_of_ours(field: AttendanceRequest) -> None:
    assert _says_that_they_know(field) == 404
    assert not Wall.objects.exists()


def test_control_where_the_centre_is_not_asked_for_they_write_into_our_family(
    field: AttendanceRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in (operations, walls):
        monkeypatch.setattr(room, "arrangement_of", lambda one, *, by: Arrangement.objects.get(id=one))

    _says_that_they_know(field)

    assert Wall.objects.get().arrangement_id == Arrangement.objects.get().id


def test_no_list_of_theirs_holds_anything_of_ours(field: AttendanceRequest) -> None:
    client = at_the_other_centre(Role.COORDINATOR)

    pages = [
        client.get(address).content.decode()
        for address in (
            "/centre/families/",
            "/centre/requests/",
            "/centre/agencies/",
            "/centre/serving/",
            "/centre/days/",
        )
    ]

    assert not any(word in page for word in OURS for page in pages)
    assert Arrangement.objects.count() == 1


def test_their_ledger_is_their_own(field: AttendanceRequest) -> None:
    client = at_the_other_centre(Role.COORDINATOR)

    page = client.get("/officers/ledger/").content.decode()

    assert page.count("<tr") < Entry.objects.count()
    newest = Entry.objects.filter(centre=field.centre).latest("sequence")
    assert last_entered(newest.event, centre=ELSEWHERE) is None or newest.event in (  # type: ignore[arg-type]
        "account_opened", "post_begun", "edition_adopted", "undertaking_signed", "page_shown",
    )  # fmt: skip


def test_pages_bear_what_one_of_two_centres_says_of_itself(people: Cast) -> None:
    """What they can: read the name of a centre in the same database. What a centre says of itself is public."""
    client = at_the_other_centre(Role.COORDINATOR)

    page = client.get("/centre/families/").content.decode()

    assert people.centre.name in page
    assert not any(word in page for word in OURS)
