"""Another centre, in the same database: nothing of ours is there for its people."""

from uuid import UUID

import pytest
from django.test import Client

from tests.asking import a_field, asked_by
from tests.doors.guessing import Guesser
from tests.people import BEFORE, CENTRE, NOW, PASSWORD, TODAY, Cast
from tests.signing_in import sign_in
from wicketgate.domain.accounts.models import Account, Role
from wicketgate.domain.accounts.operations import begin_post, open_account
from wicketgate.domain.accounts.tablets import enrol_tablet
from wicketgate.domain.disclosures.models import AttendanceRequest
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.queries import last_entered
from wicketgate.domain.people import operations
from wicketgate.domain.people.models import Arrangement, Wall
from wicketgate.domain.people.operations import walls
from wicketgate.domain.policy import queries as policy
from wicketgate.domain.policy.models import Centre
from wicketgate.domain.policy.operations import adopt_edition
from wicketgate.domain.policy.queries import adopted, edition_in_force
from wicketgate.domain.volunteers.operations import sign_undertaking
from wicketgate.doors.web.shared import sign_in_marks as marks
from wicketgate.doors.web.shared.forms.concern import new_mark

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


@pytest.fixture
def two_centres(people: Cast) -> Centre:
    """The other centre, as it says of itself in public."""
    Centre.objects.filter(id=people.centre.id).update(telephone="01632 960 100")
    return Centre.objects.create(
        id=ELSEWHERE, name="Overmarsh Child Contact Centre", telephone="01632 960 200", is_demonstration=True
    )


def _read_by_them() -> list[str]:
    """What the other centre's coordinator reads on pages on which a centre says who it is, and whom to ring."""
    client, worry = at_the_other_centre(Role.COORDINATOR), {"words": "She flinched.", "once": new_mark()}
    pages = [client.get(address) for address in ("/centre/families/", "/centre/details/", "/policy/")]
    return [page.content.decode() for page in (*pages, client.post("/concern/", worry))]


def test_their_pages_bear_what_they_say_of_themselves_and_whom_to_ring_there(two_centres: Centre) -> None:
    pages = _read_by_them()

    assert [page for page in pages if two_centres.name not in page] == []
    assert [page for page in pages if "Larkfield" in page or "960 100" in page] == []
    assert two_centres.telephone in pages[-1]


def test_control_where_it_isnt_asked_whose_page_it_is_they_are_told_our_number(
    two_centres: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(policy, "centre_with", lambda one: policy.centre())

    pages = _read_by_them()

    assert two_centres.telephone not in pages[-1]
    assert "960 100" in pages[-1]


def test_their_tablet_is_theirs_and_known_as_one(two_centres: Centre) -> None:
    _tablet, token = enrol_tablet(label="their tablet", on=TODAY, by=THEIRS, at=NOW)
    client = Client()
    client.cookies[marks.TABLET_COOKIE] = token
    page = client.get("/locked/")

    assert two_centres.name in page.content.decode()
    assert "PIN for today" in page.content.decode()
    assert marks.this_tablet(page.wsgi_request, centre=CENTRE) is None


def test_what_they_fail_to_sign_in_with_is_entered_there(two_centres: Centre) -> None:
    somebody = of_the_other_centre(Role.VOLUNTEER)

    Client().post("/account/sign-in/", {"login": somebody.username, "password": "another-altogether"})

    assert Entry.objects.get(event=Event.SIGN_IN_FAILED).centre == ELSEWHERE


def test_nobodys_pages_bear_what_the_first_centre_says_of_itself(two_centres: Centre, people: Cast) -> None:
    """What they can: read the name of another centre in the same database, before they sign in. It is public."""
    page = Client().get("/").content.decode()

    assert people.centre.name in page
    assert not any(word in page for word in OURS)
