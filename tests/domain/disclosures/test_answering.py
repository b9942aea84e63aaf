"""A request is answered as the law says at that moment, with a statement or with the letter, and in no other way."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.asking import ASKED, Field, asked_by, made_ready
from tests.domain.gate.papers import pages_of, text_of
from tests.people import CENTRE, FOUNDER, NOW, TODAY
from wicketgate.clauses.edition import load_shipped, write
from wicketgate.domain.disclosures.asked import Asker
from wicketgate.domain.disclosures.models import Answer, AttendanceRequest, Channel
from wicketgate.domain.disclosures.operations import (
    confirm_identity,
    fetch_paper,
    match_family,
    record_request,
    refuse_by_letter,
    release_attendance,
)
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.refusals import NotFound, Overtaken, Refused, Unable
from wicketgate.domain.people.models import ReferringAgency, Wall
from wicketgate.domain.policy.operations import adopt_edition
from wicketgate.domain.policy.queries import edition_in_force
from wicketgate.domain.sessions.models import Presence
from wicketgate.domain.volunteers.operations import sign_undertaking
from wicketgate.vault.chance import new_id

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

NAMES = ("Niamh", "Okafor", "Tobiah", "Marsh", "Zoë", "Idris", "Bernadette", "Aoife", "Quince", "Tannery")


def released(request: AttendanceRequest, field: Field) -> str:
    """Answer with a statement, and return what it says."""
    release_attendance(request.id, expected_version=request.version, by=field.coordinator, at=NOW)
    return text_of(fetch_paper(request.id, by=field.coordinator, at=NOW).pdf)


def refused(request: AttendanceRequest, field: Field) -> bytes:
    """Answer with the letter, and return it."""
    refuse_by_letter(request.id, expected_version=request.version, by=field.coordinator, at=NOW)
    return fetch_paper(request.id, by=field.coordinator, at=NOW).pdf


def test_the_referring_agency_gets_the_dates_and_times_of_when_they_were_together(field: Field) -> None:
    said = released(made_ready(asked_by(field), field, family=field.family.id), field)

    assert "Sat 10 Oct 2026 10:15 to 12:00" in said
    assert "Sat 24 Oct 2026 10:15 to 12:00" in said
    assert "Nov 2026 10" not in said, "the child came, but met nobody"
    assert "HM/2026/118" in said
    assert "Paragraph 3 of our confidentiality policy" in said
    assert not [name for name in NAMES if name in said]


def test_only_dates_when_only_dates_were_asked_for(field: Field) -> None:
    said = released(
        made_ready(asked_by(field, items=frozenset({"date"})), field, family=field.family.id), field
    )

    assert "Sat 10 Oct 2026" in said
    assert "10:15" not in said


def test_only_the_period_that_was_asked_for(field: Field) -> None:
    request = asked_by(field, since=date(2026, 10, 11), until=date(2026, 10, 24))

    said = released(made_ready(request, field, family=field.family.id), field)

    assert "Sat 24 Oct 2026" in said
    assert "10 Oct" not in said


def test_a_visit_that_is_still_going_on_is_not_told(field: Field) -> None:
    booking = field.family.bookings.order_by("opening_day__day").first()
    assert booking is not None
    booking.opening_day.day = TODAY
    booking.opening_day.save()
    Presence.objects.filter(booking=booking).update(left_at=None)
    request = asked_by(field, until=TODAY)

    said = released(made_ready(request, field, family=field.family.id), field)

    assert "Sat 24 Oct 2026" in said
    assert "21 Nov 2026 from" not in said


def test_a_reason_asked_for_along_with_dates_stays_and_is_not_spoken_of(field: Field) -> None:
    plain = released(made_ready(asked_by(field), field, family=field.family.id), field)
    request = asked_by(
        field, items=frozenset({"date", "time", "absence_reason", "remark", "future_date", "address"})
    )

    said = released(made_ready(request, field, family=field.family.id), field)

    answer = Answer.objects.get(request_id=request.id)
    assert answer.released == ["date", "time"]
    assert answer.withheld == ["absence_reason", "address", "future_date", "remark"]
    assert said.replace(request.reference, "") == plain.replace(
        AttendanceRequest.objects.exclude(id=request.id).get().reference, ""
    )


REFUSED = [
    pytest.param(
        "referrer", {"items": frozenset({"absence_reason"})}, "not_among_the_items", id="reasons for absence"
    ),
    pytest.param(
        "referrer", {"items": frozenset({"future_date"})}, "not_among_the_items", id="the next visit"
    ),
    pytest.param("referrer", {"items": frozenset({"remark"})}, "not_among_the_items", id="a remark"),
    pytest.param("referrer", {"items": frozenset({"address"})}, "no_permission", id="an address"),
    pytest.param("other_referrer", {}, "not_a_named_recipient", id="another agency"),
]


@pytest.mark.parametrize(("who", "other", "reason"), REFUSED)
def test_what_the_law_keeps_is_refused_and_answered_by_the_letter(
    field: Field, who: str, other: dict[str, object], reason: str
) -> None:
    request = made_ready(asked_by(field, who, **other), field, family=field.family.id)

    with pytest.raises(Refused) as said:
        release_attendance(request.id, expected_version=request.version, by=field.coordinator, at=NOW)

    assert said.value.decision.reason.code == reason
    assert said.value.decision.paragraph in ("3", "4")
    assert Entry.objects.filter(event=Event.REFUSED).count() == 1
    assert not Answer.objects.exists()
    refused(request, field)
    assert Answer.objects.get().reason == reason


def test_the_letter_is_the_same_whether_or_not_there_is_such_a_family(field: Field) -> None:
    there = made_ready(asked_by(field, "other_referrer"), field, family=field.family.id)
    nowhere = made_ready(asked_by(field, "other_referrer", family="Nobody at all"), field, family=None)
    about_an_address = made_ready(
        asked_by(field, "referrer", items=frozenset({"address"})), field, family=field.family.id
    )
    letters = []
    for request in (there, nowhere, about_an_address):
        said = text_of(refused(request, field))
        assert request.reference in said
        letters.append(said.replace(request.reference, "OURS"))

    assert len(set(letters)) == 1
    assert not [name for name in (*NAMES, "Tarn", "Harrow", "HM/2026") if name in letters[0]]


def test_the_same_reference_and_day_give_the_same_letter_byte_for_byte(field: Field) -> None:
    there = made_ready(asked_by(field, "other_referrer"), field, family=field.family.id)
    letter = refused(there, field)
    AttendanceRequest.objects.filter(id=there.id).update(reference="26-AAAA-AAA")
    nowhere = made_ready(asked_by(field, "other_referrer", family="Nobody at all"), field, family=None)
    AttendanceRequest.objects.filter(id=nowhere.id).update(reference=there.reference)

    assert refused(nowhere, field) == letter


def test_refusing_costs_the_same_entries_whether_or_not_there_is_such_a_family(field: Field) -> None:
    counts = []
    for family in (field.family.id, None):
        request = made_ready(asked_by(field, "other_referrer"), field, family=family)
        before = Entry.objects.count()
        refuse_by_letter(request.id, expected_version=request.version, by=field.coordinator, at=NOW)
        counts.append(Entry.objects.count() - before)

    assert counts == [2, 2]


def test_nothing_goes_before_the_number_held_was_rung(field: Field) -> None:
    request = asked_by(field)
    matched = match_family(
        request.id, field.family.id, expected_version=request.version, by=field.coordinator, at=NOW
    )

    with pytest.raises(Refused) as said:
        release_attendance(matched.id, expected_version=matched.version, by=field.coordinator, at=NOW)

    assert said.value.decision.rule == "floor"
    assert said.value.decision.duties == {"call_back"}


def test_an_agency_that_nobody_made_sure_of_cant_be_confirmed_by_its_number(field: Field) -> None:
    field.agency.is_verified = False
    field.agency.save()
    request = asked_by(field)

    with pytest.raises(Unable):
        confirm_identity(request.id, expected_version=request.version, by=field.coordinator, at=NOW)

    assert AttendanceRequest.objects.get().confirmed_at is None


def test_the_law_is_asked_again_when_the_button_is_pressed(field: Field) -> None:
    request = made_ready(asked_by(field), field, family=field.family.id)
    ReferringAgency.objects.all().delete()

    with pytest.raises(Refused):
        release_attendance(request.id, expected_version=request.version, by=field.coordinator, at=NOW)


def test_a_statement_is_not_printed_again_once_the_law_no_longer_lets_it_go(field: Field) -> None:
    request = made_ready(asked_by(field), field, family=field.family.id)
    released(request, field)
    ReferringAgency.objects.all().delete()

    with pytest.raises(Refused):
        fetch_paper(request.id, by=field.coordinator, at=NOW)


def test_a_paper_printed_again_is_the_same_bytes_and_entered(field: Field) -> None:
    request = made_ready(asked_by(field), field, family=field.family.id)
    release_attendance(request.id, expected_version=request.version, by=field.coordinator, at=NOW)
    first = fetch_paper(request.id, by=field.coordinator, at=NOW)
    Presence.objects.update(arrived_at=None)
    field.agency.name = "Renamed since"
    field.agency.save()

    again = fetch_paper(request.id, by=field.coordinator, at=NOW + timedelta(days=40))

    assert first.pdf == again.pdf
    assert first.name == request.reference
    assert Entry.objects.filter(event=Event.DOCUMENT_FETCHED).count() == 2
    assert pages_of(first.pdf) == 1


def test_a_paper_is_not_there_before_it_is_composed_nor_for_another_centre(field: Field) -> None:
    request = asked_by(field)

    with pytest.raises(NotFound):
        fetch_paper(request.id, by=field.coordinator, at=NOW)
    with pytest.raises(NotFound):
        fetch_paper(new_id(), by=field.coordinator, at=NOW)


def test_somebody_who_knows_the_family_answers_nothing_about_it(field: Field) -> None:
    request = made_ready(asked_by(field), field, family=field.family.id)
    Wall(centre=CENTRE, account=field.cast.coordinator, arrangement=field.family, declared_on=TODAY).save()

    with pytest.raises(Refused) as said:
        release_attendance(request.id, expected_version=request.version, by=field.coordinator, at=NOW)

    assert said.value.decision.ask == "see_family"


@pytest.mark.parametrize("who", ["unsigned", "chair", "referrer", "other_referrer"])
def test_whoever_may_not_see_the_family_answers_nothing_about_it(field: Field, who: str) -> None:
    request = made_ready(asked_by(field), field, family=field.family.id)

    with pytest.raises(Refused):
        release_attendance(request.id, expected_version=request.version, by=field.cast.viewer(who), at=NOW)

    assert not Answer.objects.exists()


def test_two_coordinators_on_one_request_answer_it_once(field: Field) -> None:
    request = made_ready(asked_by(field), field, family=field.family.id)
    release_attendance(request.id, expected_version=request.version, by=field.coordinator, at=NOW)

    for answer in (release_attendance, refuse_by_letter, confirm_identity):
        with pytest.raises(Overtaken):
            answer(request.id, expected_version=request.version, by=field.coordinator, at=NOW)

    assert Answer.objects.count() == 1


def test_a_statement_is_not_withheld_by_sending_the_letter_instead(field: Field) -> None:
    request = made_ready(asked_by(field), field, family=field.family.id)

    with pytest.raises(Unable):
        refuse_by_letter(request.id, expected_version=request.version, by=field.coordinator, at=NOW)

    assert not Answer.objects.exists()


@pytest.mark.parametrize(
    "kind",
    [
        "solicitor",
        "party",
        "former_partner",
        "court",
        "court_officer",
        "police",
        "local_authority",
        "private_person",
    ],
)
def test_no_other_kind_of_asker_gets_a_statement(field: Field, kind: str) -> None:
    request = by_telephone(field, kind)
    side = "visits" if kind == "party" else ""
    matched = match_family(
        request.id,
        field.family.id,
        asker_side=side,
        expected_version=request.version,
        by=field.coordinator,
        at=NOW,
    )
    ready = confirm_identity(matched.id, expected_version=matched.version, by=field.coordinator, at=NOW)

    with pytest.raises(Refused):
        release_attendance(ready.id, expected_version=ready.version, by=field.coordinator, at=NOW)

    assert "Supported contact" in text_of(refused(ready, field))


def test_where_the_policy_asks_for_notice_it_is_waited_for(field: Field) -> None:
    adopt_edition(write(load_shipped("knock")), document=None, on=TODAY, by=FOUNDER, at=NOW)
    _sign_again(field)
    request = made_ready(asked_by(field), field, family=field.family.id)

    with pytest.raises(Refused) as said:
        release_attendance(request.id, expected_version=request.version, by=field.coordinator, at=NOW)
    with pytest.raises(Unable):
        refuse_by_letter(request.id, expected_version=request.version, by=field.coordinator, at=NOW)
    later = NOW + timedelta(days=14)
    release_attendance(request.id, expected_version=request.version, by=field.coordinator, at=later)

    assert said.value.decision.reason.code == "no_request_whose_notice_has_run"
    assert Answer.objects.get().released == ["date", "time"]


def test_a_match_to_a_family_of_nowhere_is_not_found(field: Field) -> None:
    request = asked_by(field)

    with pytest.raises(NotFound):
        match_family(request.id, new_id(), expected_version=request.version, by=field.coordinator, at=NOW)


def test_which_parent_asks_has_to_be_said(field: Field) -> None:
    request = by_telephone(field, "party")

    with pytest.raises(Unable) as said:
        match_family(
            request.id, field.family.id, expected_version=request.version, by=field.coordinator, at=NOW
        )

    assert said.value.field == "asker_side"


def by_telephone(field: Field, kind: str) -> AttendanceRequest:
    return record_request(
        replace(ASKED, reference=""),
        Asker(kind, None, "A. Caller"),
        channel=Channel.TELEPHONE,
        sent_once=new_id(),
        by=field.coordinator,
        at=NOW,
    )


def _sign_again(field: Field) -> None:
    edition = edition_in_force(CENTRE, on=TODAY)
    sign_undertaking(field.cast.coordinator, edition=edition, words="the words", on=TODAY, by=FOUNDER, at=NOW)
