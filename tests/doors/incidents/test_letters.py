"""A paper for one parent that carried what is the other's: her address in his papers, her times in his letter."""

from collections.abc import Iterable
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.domain.gate.papers import text_of
from tests.domain.sessions.saturday import a_place, open_hall
from tests.doors.incidents.playing import given_away, write
from tests.families import a_family, member
from tests.people import Cast
from wicketgate.domain.gate import operations as gate
from wicketgate.domain.gate.items import ITEMS, Item
from wicketgate.domain.gate.operations import WrongQuestion
from wicketgate.domain.gate.question import Part as Opening
from wicketgate.domain.gate.question import Question
from wicketgate.domain.gate.shown import Shown
from wicketgate.domain.people.models import Member, Part
from wicketgate.domain.sessions.models import Window
from wicketgate.domain.sessions.operations import letters

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def him(people: Cast) -> Member:
    """The parent visiting, with a place to come."""
    family = a_family(people)
    a_place(people, family, open_hall(people, date(2026, 11, 28)))
    return member(family, Part.ADULT, side="visits")


def his_letter(coordinator: Client, him: Member) -> HttpResponse:
    answer: HttpResponse = coordinator.post(reverse("coordinator:times_letter", args=[him.id]))  # type: ignore[assignment]
    return answer


def carelessly_opening_hers(monkeypatch: pytest.MonkeyPatch, him: Member) -> None:
    """Let the program open her address too, for his letter, and write it beside his name."""
    her = member(him.arrangement, Part.ADULT, side="lives_with").person

    def careless(page: str, parts: Iterable[Opening], **kwargs: object) -> Shown:
        (part,) = parts
        (name,) = part.held()
        shown = gate.show(page, [Opening(part.question, (name, her.address))], **kwargs)  # type: ignore[arg-type]
        return Shown({name.reference: f"{shown[name]}, {shown[her.address]}"})

    monkeypatch.setattr(letters, "show", careless)


def carelessly_adding_her_times(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program put the times of everybody in the booking into one letter."""

    def everybodys(his: Member, *, since: date) -> list[Window]:
        return list(Window.objects.filter(booking__arrangement=his.arrangement).order_by("door"))

    monkeypatch.setattr(letters, "times_to_tell", everybodys)


def test_incident_court_bundle_posted_to_other_party(
    coordinator: Client, him: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = text_of(his_letter(coordinator, him).content)
    carelessly_opening_hers(monkeypatch, him)

    assert "Tobiah Marsh" in text
    assert given_away(text) == set()
    with pytest.raises(WrongQuestion):
        his_letter(coordinator, him)


def test_control_an_address_opened_as_ones_own_goes(
    coordinator: Client, him: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    carelessly_opening_hers(monkeypatch, him)
    monkeypatch.setitem(ITEMS, "address", Item("location", frozenset({"show_own"})))

    assert "14 Quince Row" in text_of(his_letter(coordinator, him).content)


def test_incident_one_letter_for_both_sides(
    coordinator: Client, him: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = text_of(his_letter(coordinator, him).content)
    carelessly_adding_her_times(monkeypatch)

    assert "Front door" not in text
    assert his_letter(coordinator, him).status_code == 403


def test_a_letter_after_a_move_quotes_neither_the_old_address_nor_the_new(
    coordinator: Client, him: Member
) -> None:
    her = member(him.arrangement, Part.ADULT, side="lives_with")
    write(coordinator, her, "address", "9 Sorrel Close\nLarkfield\nLK7 2PA")

    texts = [text_of(his_letter(coordinator, one).content) for one in (him, her)]

    assert [name for name, text in zip(("Tobiah", "Niamh"), texts, strict=True) if name not in text] == []
    assert given_away("\n".join(texts), ("Sorrel", "LK7 2PA", "14 Quince Row", "LK4 1QR")) == set()


def test_control_without_the_question_her_door_and_times_go(
    coordinator: Client, him: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_times = letters.own_times

    def of_the_first(his: Member, windows: list[Window], **kwargs: object) -> Question:
        return own_times(his, [one for one in windows if one.member_id == his.id], **kwargs)  # type: ignore[arg-type]

    carelessly_adding_her_times(monkeypatch)
    monkeypatch.setattr(letters, "own_times", of_the_first)

    assert "Front door" in text_of(his_letter(coordinator, him).content)
