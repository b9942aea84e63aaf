"""An agency's pages: one neutral receipt, and nothing from which anybody could tell whether a family comes here."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.asking import Field, asked_by, made_ready
from tests.people import NOW
from tests.signing_in import sign_in
from wicketgate.domain.disclosures.models import AttendanceRequest
from wicketgate.domain.disclosures.operations import refuse_by_letter, release_attendance
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry

pytestmark = [pytest.mark.django_db(databases=["default", "keyring"]), pytest.mark.usefixtures("held_clock")]

ASK = "/refer/requests/new/"
TYPED = {
    "family": "Marsh",
    "reference": "HM/2026/118",
    "items": ["date", "time"],
    "since_day": "1",
    "since_month": "9",
    "since_year": "2026",
    "until_day": "20",
    "until_month": "11",
    "until_year": "2026",
}


@pytest.fixture
def agency(client: Client, field: Field) -> Client:
    """The browser of the agency that referred the family."""
    sign_in(client, field.cast.referrer)
    return client


def send(client: Client, **other: object) -> tuple[str, int, str]:
    """Send the form; return where it led, with which status, and what the page there says without its reference."""
    answer = client.post(ASK, TYPED | {"once": str(uuid4())} | other)
    assert answer.status_code == 302, answer.content.decode()
    page = client.get(answer.headers["Location"])
    reference = AttendanceRequest.objects.order_by("-received_at", "-id").values_list("reference", flat=True)
    said = page.content.decode()
    for one in reference:
        said = said.replace(one, "REFERENCE")
    said = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", said)
    return str(answer.headers["Location"]), page.status_code, said


def test_whoever_may_asks_and_gets_a_receipt(agency: Client) -> None:
    where, status, said = send(agency)

    assert status == 200
    assert where == reverse("referrer:receipt", args=[AttendanceRequest.objects.get().id])
    assert "We have your message" in said
    assert "Marsh" not in said


@pytest.mark.parametrize("who", ["coordinator", "volunteer", "chair"])
def test_to_whoever_is_no_agency_there_is_no_such_page(client: Client, field: Field, who: str) -> None:
    request = asked_by(field)
    sign_in(client, getattr(field.cast, who))

    pages = (ASK, reverse("referrer:requests"), reverse("referrer:receipt", args=[request.id]))
    assert [client.get(page).status_code for page in pages] == [404, 404, 404]


def test_a_stranger_is_asked_to_sign_in(client: Client, field: Field) -> None:
    answer = client.post(ASK, TYPED)

    assert answer.status_code == 302
    assert "/account/sign-in/" in str(answer.headers["Location"])
    assert not AttendanceRequest.objects.exists()


def test_a_contact_who_is_not_verified_finds_nothing(agency: Client, field: Field) -> None:
    field.agency.contacts.update(verified_on=None)

    assert agency.get(reverse("referrer:requests")).status_code == 404
    assert agency.post(ASK, TYPED | {"once": str(uuid4())}).status_code == 404


@pytest.mark.parametrize("family", ["Nobody at all", "O’Sullivan-Okafor", "<b>x</b>", "שלום"])
def test_the_receipt_is_the_same_whether_or_not_there_is_such_a_family(agency: Client, family: str) -> None:
    _where, known_status, known = send(agency)
    before = Entry.objects.count()

    _where, status, said = send(agency, family=family)

    assert (status, said) == (known_status, known)
    assert Entry.objects.count() == before + 1


def test_the_list_is_the_same_whatever_was_answered(agency: Client, field: Field) -> None:
    pages = []
    for family, answer in ((field.family.id, release_attendance), (None, refuse_by_letter)):
        request = made_ready(asked_by(field), field, family=family)
        answer(request.id, expected_version=request.version, by=field.coordinator, at=NOW)
        said = agency.get(reverse("referrer:requests")).content.decode()
        pages.append(said.count("Answered by post"))
        assert request.reference in said
        assert "HM/2026" not in said
        assert "Marsh" not in said

    assert pages == [1, 2]


def test_another_agencys_request_and_none_are_the_same_page(client: Client, field: Field) -> None:
    request = asked_by(field)
    sign_in(client, field.cast.other_referrer)

    others = client.get(reverse("referrer:receipt", args=[request.id]))
    nobodys = client.get(reverse("referrer:receipt", args=[uuid4()]))

    assert others.status_code == nobodys.status_code == 404
    assert _without_tokens(others.content) == _without_tokens(nobodys.content)


@pytest.mark.parametrize(
    "address",
    ["/centre/requests/", "/centre/requests/new/", "/centre/requests/{id}/", "/centre/requests/{id}/paper/"],
)
def test_an_agency_never_reaches_the_coordinators_pages(agency: Client, field: Field, address: str) -> None:
    request = made_ready(asked_by(field), field, family=field.family.id)
    release_attendance(request.id, expected_version=request.version, by=field.coordinator, at=NOW)

    assert agency.get(address.format(id=request.id)).status_code == 404


def test_the_same_form_sent_twice_is_one_request(agency: Client) -> None:
    once = str(uuid4())

    assert send(agency, once=once)[0] == send(agency, once=once)[0]
    assert AttendanceRequest.objects.count() == 1


BAD = [
    pytest.param({"items": ["shoe_size"]}, "Choose only from the list", id="an item that there is not"),
    pytest.param({"items": []}, "Choose at least one thing", id="nothing"),
    pytest.param({"items": ["time"]}, "Times mean nothing without their dates", id="times without dates"),
    pytest.param({"since_year": "2027"}, "before the first", id="a period reversed"),
    pytest.param({"until_day": "22"}, "no later than today", id="tomorrow"),
    pytest.param({"until_month": "13"}, "from 1 to 12", id="no such month"),
    pytest.param({"until_day": "31", "until_month": "9"}, "no such date", id="no such day"),
    pytest.param({"since_year": "2024"}, "a year at most", id="too long a time"),
    pytest.param({"family": "", "reference": ""}, "or your own reference", id="no family"),
    pytest.param({"family": "x" * 5000}, "200 characters or fewer", id="a very long name"),
    pytest.param({"family": "Marsh LK4 1QR"}, "looks like a postcode", id="a postcode"),
    pytest.param({"reference": "Marsh 118"}, "out of your reference", id="a name in the reference"),
    pytest.param({"family": "\u202exeR"}, "hidden or broken", id="text turned round"),
]


@pytest.mark.parametrize(("other", "said"), BAD)
def test_what_is_out_of_order_comes_back_with_what_to_do(
    agency: Client, other: dict[str, object], said: str
) -> None:
    before = set(Entry.objects.values_list("id", flat=True))

    page = agency.post(ASK, TYPED | {"once": str(uuid4())} | other)

    assert page.status_code == 200
    assert said.lower() in page.content.decode().lower()
    assert "Look again:" in page.content.decode()
    assert not AttendanceRequest.objects.exists()
    # Nothing was written, but that somebody sent what the page does not offer.
    tried = {Event.NOT_OFFERED} if other == {"items": ["shoe_size"]} else set()
    assert set(Entry.objects.exclude(id__in=before).values_list("event", flat=True)) == tried


def test_a_page_without_its_mark_is_still_received(agency: Client) -> None:
    assert send(agency, once="not a mark")[1] == 200


@pytest.mark.parametrize("skip", ["-1", "x", "٣", "999999", "1e9"])
def test_a_page_of_the_list_that_is_none_is_not_there(agency: Client, skip: str) -> None:
    assert agency.get(reverse("referrer:requests"), {"skip": skip}).status_code == 404


def _without_tokens(page: bytes) -> str:
    return re.sub(r'value="[^"]{30,}"', "", page.decode())
