"""A subject's own bundle: with nobody else in it, for one recipient, and never without a second person."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.asking import Field
from tests.domain.gate.papers import text_of
from tests.doors.incidents.playing import given_away
from tests.own_lists import her, him, much_is_given_out, statement_for
from tests.signing_in import signed_in
from wicketgate.clauses.decision import Decision
from wicketgate.domain.disclosures.given_out import asking, gathering
from wicketgate.domain.disclosures.given_out.released import Released
from wicketgate.domain.disclosures.models import OwnList
from wicketgate.domain.gate.question import Question
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.people.models import Member, ReferringAgency, Side
from wicketgate.vault.chance import new_id

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

HER_SOLICITOR = "Tarn Family Law"


@pytest.fixture
def field(field: Field) -> Field:
    """The family, of which much was given out: to his own solicitor, and to the one who acts for her."""
    much_is_given_out(field)
    other = field.other_agency.id
    ReferringAgency(centre=field.family.centre, arrangement=field.family, agency=other).save(
        force_insert=True
    )
    Side.objects.filter(arrangement=field.family, kind="lives_with").update(agency=other)
    statement_for(field, "other_referrer")
    return field


def ask_for(coordinator: Client, who: Member) -> OwnList:
    """Write down that somebody asked for their own list, ring them, and gather it."""
    coordinator.post(reverse("coordinator:own_lists", args=[who.id]), {"once": new_id()})
    own = OwnList.objects.get(person=who.person_id)
    one = reverse("coordinator:own_list", args=[own.id])
    coordinator.post(one, {"how": "rang", "version": own.version})
    return OwnList.objects.get(id=own.id)


def agree(field: Field, own: OwnList) -> None:
    """Let the safeguarding officer agree."""
    officer = signed_in(field.cast, "officer")
    officer.post(reverse("officers:own_list_agree", args=[own.id, own.version]))


def bundle(coordinator: Client, own: OwnList) -> HttpResponse:
    """Fetch the paper through its page."""
    answer: HttpResponse = coordinator.get(  # type: ignore[assignment]  # what follows is a page or a paper
        reverse("coordinator:own_list_paper", args=[own.id]), follow=True
    )
    return answer


def his_bundle(coordinator: Client, field: Field) -> str:
    """Play it all for the father, and return the words of his bundle."""
    own = ask_for(coordinator, him(field))
    agree(field, own)
    answer = bundle(coordinator, own)
    assert answer["Content-Type"] == "application/pdf"
    return text_of(answer.content)


def carelessly_gathering_hers(monkeypatch: pytest.MonkeyPatch, field: Field) -> None:
    """Let the program take what is entered about the mother into the father's list too."""
    proper = gathering._Families.entries
    hers = her(field).person_id

    def careless(self: Any) -> Any:
        yield from proper(self)
        yield from gathering.entries_so_far(self._own).filter(subject=hers, event__in=gathering.OWN)

    def told(self: Any, entry: Entry, detail: Mapping[str, Any], released: Released) -> Any:
        kept = {name: detail[name] for name in ("item", "purpose", "how") if name in detail}
        if entry.subject == hers:
            return kept, frozenset({hers})
        return proper_told(self, entry, detail, released)

    proper_told = gathering._Families.told
    monkeypatch.setattr(gathering._Families, "entries", careless)
    monkeypatch.setattr(gathering._Families, "told", told)


def carelessly_naming_agencies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program name whoever a statement went to."""

    def careless(self: Released, detail: Mapping[str, Any], part: Member) -> dict[str, Any]:
        return {"items": list(detail["items"]), "agency": detail["recipient"]}

    monkeypatch.setattr(Released, "told", careless)


def test_incident_estranged_father_asks_for_all_that_was_given_out(
    coordinator: Client, field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = his_bundle(coordinator, field)

    assert "Tobiah Marsh" in text
    assert "Harrow and Moss Solicitors" in text
    assert HER_SOLICITOR not in text
    assert "address was opened" not in text
    assert given_away(text) == set()
    for careless in (carelessly_naming_agencies, lambda patch: carelessly_gathering_hers(patch, field)):
        with monkeypatch.context() as patch:
            careless(patch)
            OwnList.objects.all().delete()
            assert ask_for(coordinator, him(field)).lines is None


def test_control_without_the_question_of_each_line_her_side_is_in_his_list(
    coordinator: Client, field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    carelessly_naming_agencies(monkeypatch)
    carelessly_gathering_hers(monkeypatch, field)
    monkeypatch.setattr(asking, "all_concerned", lambda _lines: frozenset[UUID]())

    text = his_bundle(coordinator, field)

    assert HER_SOLICITOR in text
    assert "Your address was opened" in text


def test_incident_bundle_posted_without_a_second_look(coordinator: Client, field: Field) -> None:
    own = ask_for(coordinator, him(field))
    alone = bundle(coordinator, own)
    coordinator.post(reverse("officers:own_list_agree", args=[own.id, own.version]))
    still = bundle(coordinator, own)
    agree(field, own)

    assert "has to agree to it first" in alone.content.decode()
    assert still["Content-Type"].startswith("text/html")
    assert "For Tobiah Marsh" in text_of(bundle(coordinator, own).content)


def test_control_without_the_duty_of_a_second_person_it_goes(
    coordinator: Client, field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = ask_for(coordinator, him(field))
    decide = Question.decide

    def without_duty(self: Any, at: Any) -> Decision:
        return replace(decide(self, at), duties=frozenset())

    monkeypatch.setattr(Question, "decide", without_duty)

    assert "For Tobiah Marsh" in text_of(bundle(coordinator, own).content)
