"""The coordinator's requests: what was asked, the law's answer, the ring back, and the paper."""

from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.asking import Field, asked_by, made_ready
from tests.domain.gate.papers import text_of
from tests.families import AUNT, LIVES_WITH, VISITS
from tests.people import CENTRE, NOW, TODAY
from tests.signing_in import sign_in
from wicketgate.domain.disclosures.models import Answer, AttendanceRequest, RequestStatus
from wicketgate.domain.disclosures.operations import refuse_by_letter, release_attendance
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.people.models import ReferringAgency, Wall
from wicketgate.vault.chance import new_id

pytestmark = [pytest.mark.django_db(databases=["default", "keyring"]), pytest.mark.usefixtures("held_clock")]

RECORD = "/centre/requests/new/"
BY_TELEPHONE = {
    "channel": "telephone",
    "kind": "police",
    "agency": "",
    "name": "Sergeant A. Caller",
    "family": "Marsh",
    "reference": "",
    "items": ["future_date", "address"],
    "since_day": "1",
    "since_month": "9",
    "since_year": "2026",
    "until_day": "20",
    "until_month": "11",
    "until_year": "2026",
}


def page_of(client: Client, request: AttendanceRequest) -> str:
    return client.get(reverse("coordinator:request", args=[request.id])).content.decode()


def press(client: Client, act: str, request: AttendanceRequest) -> HttpResponse:
    """Press one of the page's buttons, as it stood when `request` was read; follow to the page that comes."""
    address = reverse(f"coordinator:request_{act}", args=[request.id, request.version])
    answer: HttpResponse = client.post(address, follow=True)  # type: ignore[assignment]  # what follows is a page
    return answer


def read_again(request: AttendanceRequest) -> AttendanceRequest:
    return AttendanceRequest.objects.get(id=request.id)


def test_from_the_request_to_the_statement(coordinator: Client, field: Field) -> None:
    request = asked_by(field)
    assert "Never answer somebody who rings" in page_of(coordinator, request)
    assert "0161 496 0118" in page_of(coordinator, request)

    coordinator.post(
        reverse("coordinator:request_family", args=[request.id]),
        {"family": str(field.family.id), "version": request.version},
    )
    press(coordinator, "confirm", read_again(request))
    said = press(coordinator, "release", read_again(request)).content.decode()
    paper = coordinator.get(reverse("coordinator:request_paper", args=[request.id]))

    assert "Answered with a statement" in said
    assert paper.headers["Content-Type"] == "application/pdf"
    assert paper.headers["Cache-Control"] == "no-store"
    assert f'filename="{request.reference}.pdf"' in paper.headers["Content-Disposition"]
    assert "Sat 10 Oct 2026 10:15 to 12:00" in text_of(paper.content)


def test_another_agencys_request_ends_with_the_letter(coordinator: Client, field: Field) -> None:
    request = made_ready(asked_by(field, "other_referrer"), field, family=field.family.id)

    page = page_of(coordinator, request)
    said = press(coordinator, "refuse", request).content.decode()
    paper = coordinator.get(reverse("coordinator:request_paper", args=[request.id]))

    assert "name this asker as one who may have" in page
    assert "Paragraph 3 of this centre’s" in page
    assert 'aria-disabled="true"' in page
    assert "neither yes nor no" in said
    assert "whether or not there is such a family" in text_of(paper.content)


@pytest.mark.parametrize(
    ("items", "paragraph"),
    [
        pytest.param({"absence_reason"}, "3", id="reasons for absence"),
        pytest.param({"future_date", "future_time"}, "3", id="the next visit"),
        pytest.param({"address"}, "4", id="an address"),
    ],
)
def test_what_stays_here_is_said_with_its_clause_and_refused_when_forced(
    coordinator: Client, field: Field, items: set[str], paragraph: str
) -> None:
    request = made_ready(asked_by(field, items=frozenset(items)), field, family=field.family.id)

    page = page_of(coordinator, request)
    forced = press(coordinator, "release", request)

    assert "Stays here" in page
    assert "May go" not in page
    assert f"Paragraph {paragraph} of" in page
    assert forced.status_code == 403
    assert not Answer.objects.exists()


def test_part_of_what_was_asked_for_goes(coordinator: Client, field: Field) -> None:
    items = frozenset({"date", "time", "absence_reason", "address"})
    request = made_ready(asked_by(field, items=items), field, family=field.family.id)

    page = page_of(coordinator, request)
    press(coordinator, "release", request)
    said = text_of(coordinator.get(reverse("coordinator:request_paper", args=[request.id])).content)

    assert page.count("May go") == 2
    assert page.count("Stays here") == 2
    assert "absence" not in said
    assert "address" not in said


def test_the_page_shows_no_address_and_no_number_of_anybody(coordinator: Client, field: Field) -> None:
    request = made_ready(asked_by(field), field, family=field.family.id)

    page = page_of(coordinator, request)

    assert VISITS.name in page
    assert not [held for held in ("Quince", "Tannery", "7700 900", "7700900", AUNT.name) if held in page]
    assert LIVES_WITH.email not in page


def test_a_request_opened_is_one_entry(coordinator: Client, field: Field) -> None:
    request = made_ready(asked_by(field), field, family=field.family.id)
    before = Entry.objects.count()

    page_of(coordinator, request)

    assert Entry.objects.count() == before + 1


VISITORS = ["team_leader", "volunteer", "officer", "chair", "referrer", "other_referrer"]


@pytest.mark.parametrize("who", VISITORS)
def test_to_everybody_else_there_is_no_such_page(client: Client, field: Field, who: str) -> None:
    request = made_ready(asked_by(field), field, family=field.family.id)
    release_attendance(request.id, expected_version=request.version, by=field.coordinator, at=NOW)
    sign_in(client, getattr(field.cast, who))

    gets = ["requests", "record_request"]
    ones = ["request", "request_family", "request_paper"]
    seen = [client.get(reverse(f"coordinator:{name}")).status_code for name in gets]
    seen += [client.get(reverse(f"coordinator:{name}", args=[request.id])).status_code for name in ones]
    seen += [press(client, act, request).status_code for act in ("confirm", "release", "refuse")]

    assert set(seen) == {404}


def test_a_stranger_is_asked_to_sign_in(client: Client, field: Field) -> None:
    request = asked_by(field)

    answer = client.get(reverse("coordinator:request", args=[request.id]))

    assert answer.status_code == 302
    assert "/account/sign-in/" in str(answer.headers["Location"])


def test_nothing_goes_by_guessing(coordinator: Client, field: Field) -> None:
    nowhere = uuid4()

    assert coordinator.get(reverse("coordinator:request", args=[nowhere])).status_code == 404
    assert coordinator.get(reverse("coordinator:request_paper", args=[nowhere])).status_code == 404
    assert coordinator.get(reverse("coordinator:request_paper", args=[asked_by(field).id])).status_code == 404
    assert coordinator.post(reverse("coordinator:request_release", args=[nowhere, 1])).status_code == 404


@pytest.mark.parametrize("act", ["confirm", "release", "refuse"])
def test_looking_changes_nothing(coordinator: Client, field: Field, act: str) -> None:
    request = made_ready(asked_by(field), field, family=field.family.id)

    answer = coordinator.get(reverse(f"coordinator:request_{act}", args=[request.id, request.version]))

    assert answer.status_code == 405
    assert read_again(request).status == RequestStatus.RECEIVED


def test_nothing_goes_before_they_were_rung(coordinator: Client, field: Field) -> None:
    request = asked_by(field)
    coordinator.post(
        reverse("coordinator:request_family", args=[request.id]),
        {"family": str(field.family.id), "version": request.version},
    )

    forced = press(coordinator, "release", read_again(request))

    assert forced.status_code == 403
    assert "Ring back on a number the centre already holds" in forced.content.decode()


def test_a_button_pressed_twice_answers_once(coordinator: Client, field: Field) -> None:
    request = made_ready(asked_by(field), field, family=field.family.id)

    press(coordinator, "release", request)
    again = press(coordinator, "release", request)

    assert "Somebody else has changed this request" in again.content.decode()
    assert Answer.objects.count() == 1


def test_the_other_coordinator_is_told_that_it_was_answered(coordinator: Client, field: Field) -> None:
    request = made_ready(asked_by(field, "other_referrer"), field, family=None)
    refuse_by_letter(request.id, expected_version=request.version, by=field.coordinator, at=NOW)

    for act in ("confirm", "release", "refuse"):
        assert "Somebody else has changed this request" in press(coordinator, act, request).content.decode()


def test_what_changed_since_the_page_was_opened_is_asked_again(coordinator: Client, field: Field) -> None:
    request = made_ready(asked_by(field), field, family=field.family.id)
    assert 'aria-disabled="true"' in page_of(coordinator, request)  # the letter's
    ReferringAgency.objects.all().delete()

    assert press(coordinator, "release", request).status_code == 403


def test_somebody_who_knows_the_family_sees_dots_and_answers_nothing(
    coordinator: Client, field: Field
) -> None:
    request = made_ready(asked_by(field), field, family=field.family.id)
    Wall(centre=CENTRE, account=field.cast.coordinator, arrangement=field.family, declared_on=TODAY).save()

    page = page_of(coordinator, request)

    assert VISITS.name not in page
    assert "Whoever knows a family or person from elsewhere" in page
    assert press(coordinator, "release", request).status_code == 403


def test_a_request_by_telephone_is_written_down_and_never_answered_on_the_spot(coordinator: Client) -> None:
    page = coordinator.post(RECORD, BY_TELEPHONE | {"once": str(uuid4())}, follow=True).content.decode()

    assert "Never answer on the spot. Ring back on the number held." in page
    assert "Sergeant A. Caller" in page
    assert "Look it up yourself" in page
    assert AttendanceRequest.objects.get().asker_kind == "police"


@pytest.mark.parametrize(
    ("other", "said"),
    [
        pytest.param(
            {"kind": "neighbour"}, "not one of the available choices", id="a kind that there is not"
        ),
        pytest.param({"kind": "agency"}, "Choose the agency when an agency asks", id="an agency without one"),
        pytest.param(
            {"agency": str(new_id())}, "not one of the available choices", id="an agency of nowhere"
        ),
        pytest.param({"name": ""}, "Write the name that whoever asks has given", id="nobody"),
        pytest.param({"name": "07700 900411"}, "letters, of any alphabet", id="a number for a name"),
        pytest.param({"items": ["remark", "weather"]}, "Choose only from the list", id="an item of nowhere"),
    ],
)
def test_what_is_out_of_order_comes_back(coordinator: Client, other: dict[str, object], said: str) -> None:
    page = coordinator.post(RECORD, BY_TELEPHONE | {"once": str(uuid4())} | other)

    assert page.status_code == 200
    assert said in page.content.decode()
    assert not AttendanceRequest.objects.exists()


def test_a_family_is_looked_for_without_its_name_in_an_address_or_the_ledger(
    coordinator: Client, field: Field
) -> None:
    request = asked_by(field, "other_referrer")
    address = reverse("coordinator:request_family", args=[request.id])

    page = coordinator.post(address, {"term": "marsh"}).content.decode()
    none = coordinator.post(address, {"term": "qqq"}).content.decode()

    assert field.family.reference in page
    assert field.family.reference not in none
    assert Entry.objects.filter(event=Event.PEOPLE_SEARCHED).count() == 2


def test_a_family_found_by_its_name_can_be_chosen(coordinator: Client, field: Field) -> None:
    request = asked_by(field, "other_referrer")
    address = reverse("coordinator:request_family", args=[request.id])

    answer = coordinator.post(address, {"family": str(field.family.id), "version": request.version})

    assert answer.status_code == 302
    assert read_again(request).arrangement == field.family


@pytest.mark.parametrize("chosen", ["", "x", "0" * 32, "' OR 1=1"])
def test_a_family_of_nowhere_can_not_be_chosen(coordinator: Client, field: Field, chosen: str) -> None:
    request = asked_by(field)

    page = coordinator.post(
        reverse("coordinator:request_family", args=[request.id]),
        {"family": chosen, "version": request.version},
    )

    assert page.status_code == 200
    assert read_again(request).version == request.version


def test_the_lists_hold_no_name(coordinator: Client, field: Field) -> None:
    asked_by(field)
    done = made_ready(asked_by(field), field, family=field.family.id)
    release_attendance(done.id, expected_version=done.version, by=field.coordinator, at=NOW)
    before = Entry.objects.count()

    page = coordinator.get(reverse("coordinator:requests")).content.decode()

    assert "Harrow and Moss Solicitors" in page
    assert done.reference in page
    assert "Marsh" not in page
    assert "HM/2026" not in page
    assert Entry.objects.count() == before
