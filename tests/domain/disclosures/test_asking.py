"""Asking tells the asker nothing: the same receipt, the same reads and writes, whatever they typed."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.asking import ASKED, Field, asked_by, made_ready
from tests.people import NOW, TODAY
from wicketgate.domain.disclosures.asked import Asker
from wicketgate.domain.disclosures.models import AttendanceRequest, Channel
from wicketgate.domain.disclosures.operations import (
    ask_for_attendance,
    record_request,
    refuse_by_letter,
    release_attendance,
)
from wicketgate.domain.disclosures.queries import own_request, own_requests
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.refusals import NotFound, Unable
from wicketgate.vault.chance import new_id

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def test_a_request_is_kept_sealed_and_entered(field: Field) -> None:
    before = Entry.objects.count()

    request = AttendanceRequest.objects.get(id=asked_by(field).id)

    assert (str(request.family_as_asked), str(request.asker_reference)) == ("••••", "••••")
    assert request.agency == field.agency
    assert Entry.objects.count() == before + 1


def test_a_family_that_comes_and_one_that_there_is_not_cost_the_same(field: Field) -> None:
    asked_by(field)
    with CaptureQueriesContext(connection) as known:
        asked_by(field, family="Marsh")
    with CaptureQueriesContext(connection) as unknown:
        asked_by(field, family="Nobody at all")

    assert _shapes(known) == _shapes(unknown)
    assert len(known) > 3


def test_what_an_asker_sees_of_their_own_requests_is_the_same_whatever_was_answered(field: Field) -> None:
    released, refused = asked_by(field), asked_by(field, family="Nobody at all")
    ready = made_ready(released, field, family=field.family.id)
    release_attendance(ready.id, expected_version=ready.version, by=field.coordinator, at=NOW)
    ready = made_ready(refused, field, family=None)
    refuse_by_letter(ready.id, expected_version=ready.version, by=field.coordinator, at=NOW)

    seen = own_requests(field.referrer, at=NOW)

    assert {(one.is_answered, one.received_on) for one in seen} == {(True, TODAY)}
    assert len(seen) == 2


@pytest.mark.parametrize("who", ["other_referrer", "coordinator", "volunteer"])
def test_another_agencys_request_is_not_there(field: Field, who: str) -> None:
    request = asked_by(field)

    with pytest.raises(NotFound):
        own_request(request.id, viewer=field.cast.viewer(who), at=NOW)

    assert own_request(request.id, viewer=field.referrer, at=NOW).reference == request.reference
    assert own_requests(field.other_referrer, at=NOW) == []


def test_the_same_form_sent_twice_is_one_request(field: Field) -> None:
    once = new_id()

    first = ask_for_attendance(ASKED, sent_once=once, by=field.referrer, at=NOW)
    second = ask_for_attendance(ASKED, sent_once=once, by=field.referrer, at=NOW)

    assert first.id == second.id
    assert AttendanceRequest.objects.count() == 1


def test_only_a_verified_contact_can_ask(field: Field) -> None:
    field.agency.contacts.update(verified_on=None)

    with pytest.raises(NotFound):
        asked_by(field)

    assert not AttendanceRequest.objects.exists()


OUT_OF_ORDER = [
    pytest.param({"items": frozenset({"shoe_size"})}, "items", id="an item that there is not"),
    pytest.param({"items": frozenset()}, "items", id="nothing asked for"),
    pytest.param({"items": frozenset({"time"})}, "items", id="times without dates"),
    pytest.param({"since": date(2026, 11, 2), "until": date(2026, 11, 1)}, "until", id="a period reversed"),
    pytest.param({"until": date(2026, 11, 22)}, "until", id="a period that ends tomorrow"),
    pytest.param({"since": date(2030, 1, 1), "until": date(2030, 2, 1)}, "until", id="a period to come"),
    pytest.param({"since": date(2025, 11, 19)}, "since", id="more than a year"),
    pytest.param({"since": None}, "since", id="no first day"),
    pytest.param({"until": None}, "until", id="no last day"),
    pytest.param({"family": "", "reference": ""}, "family", id="no way to know the family"),
    pytest.param({"family": "x" * 201}, "family", id="a name too long"),
    pytest.param({"reference": "x" * 61}, "reference", id="a reference too long"),
    pytest.param({"family": "Marsh LK4 1QR"}, "family", id="a postcode among the name"),
    pytest.param({"family": "Marsh 07700 900411"}, "family", id="a telephone number among the name"),
    pytest.param({"reference": "niamh@example.org"}, "reference", id="an e-mail address as a reference"),
    pytest.param({"reference": "MÁRSH/118"}, "reference", id="the family's name in the reference"),
    pytest.param({"family": "\u202ehsraM"}, "family", id="text turned round"),
    pytest.param({"family": "Ma\x00rsh"}, "family", id="a character that nobody can see"),
]


@pytest.mark.parametrize(("other", "where"), OUT_OF_ORDER)
def test_what_is_out_of_order_is_sent_back_and_nothing_is_kept(
    field: Field, other: dict[str, object], where: str
) -> None:
    before = Entry.objects.count()

    with pytest.raises(Unable) as said:
        asked_by(field, "referrer", **other)

    assert said.value.field == where
    assert not any(str(typed) in said.value.sentence for typed in other.values() if typed)
    assert not AttendanceRequest.objects.exists()
    assert Entry.objects.count() == before


@pytest.mark.parametrize(
    "family", ["Zoë", "O’Sullivan-Okafor", "מארש", "مارش", "ß", "'; DROP TABLE--", "<b>Marsh</b>"]
)
def test_every_name_can_be_asked_about(field: Field, family: str) -> None:
    assert asked_by(field, family=family).reference


def test_a_request_by_telephone_is_kept_with_who_asked(field: Field) -> None:
    request = record_request(
        replace(ASKED, items=frozenset({"future_date", "address"})),
        Asker("court_officer", None, "A. Caller"),
        channel=Channel.TELEPHONE,
        sent_once=new_id(),
        by=field.coordinator,
        at=NOW,
    )

    assert request.asker_kind == "court_officer"
    assert request.agency is None
    assert own_requests(field.referrer, at=NOW) == []


@pytest.mark.parametrize(
    ("asker", "where"),
    [
        pytest.param(Asker("neighbour", None, "A. Caller"), "kind", id="a kind that there is not"),
        pytest.param(Asker("agency", None, "A. Caller"), "agency", id="an agency without its name"),
        pytest.param(Asker("police", None, ""), "name", id="nobody's name"),
    ],
)
def test_who_asked_has_to_be_said(field: Field, asker: Asker, where: str) -> None:
    with pytest.raises(Unable) as said:
        record_request(ASKED, asker, channel=Channel.LETTER, sent_once=new_id(), by=field.coordinator, at=NOW)

    assert said.value.field == where


def test_an_agency_that_is_not_held_is_not_found(field: Field) -> None:
    with pytest.raises(NotFound):
        record_request(
            ASKED,
            Asker("agency", new_id()),
            channel=Channel.LETTER,
            sent_once=new_id(),
            by=field.coordinator,
            at=NOW,
        )


def _shapes(captured: CaptureQueriesContext) -> list[str]:
    """Return what each statement does, without what was put into it."""
    return [" ".join(query["sql"].split()[:1]) for query in captured.captured_queries]
