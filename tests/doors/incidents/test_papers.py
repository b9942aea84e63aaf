"""Papers that carried one field too many: by default, on a copy list, in a covering letter, in a subject's own file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from tests.asking import Field, asked_by, made_ready
from tests.doors.incidents.playing import (
    carelessly_adding,
    choose_family,
    given_away,
    her_address,
    paper_of,
    press,
    take_allow_list_away,
    write,
)
from tests.families import member
from wicketgate.domain.disclosures.models import Answer, AttendanceRequest
from wicketgate.domain.gate.document import NotThisField
from wicketgate.domain.people.models import Part

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

Answering = Callable[[Client, Field], str]


def statement(client: Client, field: Field) -> str:
    """Answer the referring agency with a statement, and return its words."""
    request = made_ready(asked_by(field), field, family=field.family.id)
    press(client, "release", request)
    return paper_of(client, request)


def letter(client: Client, field: Field) -> str:
    """Answer another agency with the neutral letter, and return its words."""
    request = made_ready(asked_by(field, "other_referrer"), field, family=field.family.id)
    press(client, "refuse", request)
    return paper_of(client, request)


def his_own_file(client: Client, field: Field) -> str:
    """Let the father ask for all that is held about himself, by telephone; return the words of the answer."""
    sent: dict[str, object] = {"channel": "telephone", "kind": "party", "name": "Tobiah Marsh"}
    sent |= {"family": "Marsh", "items": ["address", "telephone", "name", "school"], "once": "0" * 31 + "1"}
    client.post(reverse("coordinator:record_request"), sent)
    request = AttendanceRequest.objects.get()
    choose_family(client, request, field.family, asker_side="visits")
    press(client, "confirm", request)
    assert press(client, "release", request).status_code == 403
    press(client, "refuse", request)
    return paper_of(client, request)


CASES = [
    pytest.param(statement, "statement", "statement_fields", id="a printed record"),
    pytest.param(letter, "neutral-letter", "letter_fields", id="a covering letter"),
    pytest.param(his_own_file, "neutral-letter", "letter_fields", id="a subject's own file"),
]


def test_incident_placement_record_default(coordinator: Client, field: Field) -> None:
    text = statement(coordinator, field)

    assert "Sat 10 Oct 2026" in text
    assert given_away(text) == set()


def test_incident_address_in_covering_letter(coordinator: Client, field: Field) -> None:
    text = letter(coordinator, field)

    assert "whether or not there is such a family" in text
    assert given_away(text) == set()


def test_incident_subject_access_with_other_people_in_it(coordinator: Client, field: Field) -> None:
    assert given_away(his_own_file(coordinator, field)) == set()


@pytest.mark.parametrize(("answer", "template", "fields_of"), CASES)
def test_a_careless_program_gives_a_paper_no_field_more(
    coordinator: Client,
    field: Field,
    monkeypatch: pytest.MonkeyPatch,
    answer: Answering,
    template: str,
    fields_of: str,
) -> None:
    carelessly_adding(monkeypatch, fields_of, "address", partial(her_address, field))

    with pytest.raises(NotThisField):
        answer(coordinator, field)
    assert not Answer.objects.exists()


@pytest.mark.parametrize("answer", [case.values[0] for case in CASES], ids=[case.id for case in CASES])
def test_no_paper_serves_a_refuges_address(coordinator: Client, field: Field, answer: Answering) -> None:
    her = member(field.family, Part.ADULT, side="lives_with")
    write(coordinator, her, "address", "c/o Larkfield Post Box 12\nLK1 1XB", is_confidential="on")

    text = answer(coordinator, field)

    assert given_away(text, ("Post Box", "LK1 1XB", "14 Quince Row")) == set()


@pytest.mark.parametrize(("answer", "template", "fields_of"), CASES)
def test_control_without_the_allow_list_the_address_goes(
    coordinator: Client,
    field: Field,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    answer: Answering,
    template: str,
    fields_of: str,
) -> None:
    carelessly_adding(monkeypatch, fields_of, "address", partial(her_address, field))
    take_allow_list_away(monkeypatch, template, "address", tmp_path)

    text = answer(coordinator, field)

    assert given_away(text) == {"14 Quince Row", "LK4 1QR"}


def test_incident_copy_letter_listing_recipients(
    coordinator: Client, field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Tarn Family Law" not in statement(coordinator, field)
    carelessly_adding(monkeypatch, "statement_fields", "copies", lambda: "Copy to Tarn Family Law")

    with pytest.raises(NotThisField):
        statement(coordinator, field)


def test_control_with_a_copy_list_the_others_are_named(
    coordinator: Client, field: Field, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    carelessly_adding(monkeypatch, "statement_fields", "copies", lambda: "Copy to Tarn Family Law")
    take_allow_list_away(monkeypatch, "statement", "copies", tmp_path)

    assert "Tarn Family Law" in statement(coordinator, field)
