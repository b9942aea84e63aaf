"""The list, the page and the search of families: one entry each, and a wall before whoever knows them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.families import ELDER, VISITS, a_family, member
from tests.people import NOW, TODAY, Cast, cast
from wicketgate.clauses.details import ShowOwnFacts, show_own
from wicketgate.domain.gate.operations import reveal, show
from wicketgate.domain.gate.question import Part as Opening
from wicketgate.domain.gate.question import Question
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.refusals import NotFound
from wicketgate.domain.people.asking import FamilyQuestions
from wicketgate.domain.people.details import AdultDetails
from wicketgate.domain.people.models import Arrangement, Part
from wicketgate.domain.people.operations import declare_known, keep_apart
from wicketgate.domain.people.queries.families import PAGE_LENGTH, family_list
from wicketgate.domain.people.queries.family import family
from wicketgate.domain.people.queries.search import is_long_enough, search_people
from wicketgate.domain.policy.queries import edition_in_force
from wicketgate.vault.chance import new_id
from wicketgate.vault.sealed import DOTS

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def people() -> Cast:
    return cast()


def entered(event: Event) -> int:
    return Entry.objects.filter(event=event).count()


def last_detail(people: Cast) -> str:
    entry, by = Entry.objects.order_by("-sequence").first(), people.viewer("coordinator")
    assert entry is not None
    edition = edition_in_force(by.centre, on=TODAY)
    own = ShowOwnFacts("me", frozenset({"me"}), window="past", typed_by_viewer=True, sent=False)
    question = Question(show_own, own, edition, entry.subject)
    return reveal(question, [entry.detail], by=by.actor, at=NOW)[entry.detail]


def test_the_list_shows_each_side_apart_as_one_look(people: Cast) -> None:
    arrangement = a_family(people)

    page = family_list(people.viewer("coordinator"), at=NOW)

    (line,) = page.lines
    assert line.reference == arrangement.reference
    assert sorted(line.children) == ["Idris Marsh", "Zoë Marsh"]
    assert line.lives_with == ("Niamh O’Sullivan-Okafor",)
    assert line.visits == ("Tobiah Marsh",)
    assert entered(Event.PAGE_SHOWN) == 1


def test_a_long_list_is_gone_through_by_reference_both_ways(people: Cast) -> None:
    by = people.viewer("coordinator")
    made = [a_family(people, children=(ELDER,)).reference for _ in range(PAGE_LENGTH + 2)]
    newest_first = sorted(made, reverse=True)

    first = family_list(by, at=NOW)
    second = family_list(by, older_than=first.older_than, at=NOW)
    back = family_list(by, newer_than=second.newer_than, at=NOW)

    assert [line.reference for line in (*first.lines, *second.lines)] == newest_first
    assert (first.newer_than, second.older_than) == (None, None)
    assert back.lines == first.lines


def test_the_list_asks_as_few_questions_for_a_full_page_as_for_one_family(people: Cast) -> None:
    by = people.viewer("coordinator")
    a_family(people)
    family_list(by, at=NOW)
    with CaptureQueriesContext(connection) as one:
        family_list(by, at=NOW)
    for _ in range(6):
        a_family(people)

    with CaptureQueriesContext(connection) as many:
        family_list(by, at=NOW)

    assert len(many) == len(one) <= 16
    assert not any("COUNT(" in query["sql"] for query in many.captured_queries)


def test_whoever_knows_a_family_sees_dots_and_is_told_why(people: Cast) -> None:
    by, arrangement = people.viewer("coordinator"), a_family(people)
    declare_known(arrangement.id, by=by, at=NOW)

    (line,) = family_list(by, at=NOW).lines
    page = family(arrangement.id, by=by, at=NOW)

    assert line.is_known
    assert line.visits == (DOTS,)
    assert page.decision.refused
    assert {person.name for person in page.children} == {DOTS}


def test_whoever_knows_a_man_sees_none_of_his_families(people: Cast) -> None:
    by, first = people.viewer("coordinator"), a_family(people)
    man = member(first, Part.ADULT, side="visits").person
    second = a_family(people, visits=AdultDetails(name=VISITS.name, known=man.id))
    other = a_family(people)
    declare_known(first.id, by=by, at=NOW)

    questions = FamilyQuestions(by, [first.id, second.id, other.id], at=NOW)

    assert questions.is_known(second.id)
    assert not questions.is_known(other.id)


def test_a_wall_stands_before_whoever_declared_it_and_nobody_else(people: Cast) -> None:
    arrangement = a_family(people)
    declare_known(arrangement.id, by=people.viewer("volunteer"), at=NOW)

    page = family(arrangement.id, by=people.viewer("coordinator"), at=NOW)

    assert not page.decision.refused
    assert [wall.name for wall in page.known_by] == ["Volunteer of Larkfield"]


def test_the_page_closes_every_value_but_the_names(people: Cast) -> None:
    arrangement = a_family(people)

    page = family(arrangement.id, by=people.viewer("coordinator"), at=NOW)

    lives_with, visits = page.sides
    assert [person.name for person in visits.members] == ["Tobiah Marsh", "Bernadette Marsh"]
    assert visits.members[0].holds == ("telephone", "address")
    assert lives_with.members[0].holds == ("telephone", "email", "address", "needs")
    assert "Tannery" not in repr(page)
    assert "07700" not in repr(page)


def test_keep_apart_partners_are_there_by_reference_alone(people: Cast) -> None:
    one, other, by = a_family(people), a_family(people), people.viewer("coordinator")
    keep_apart(one.id, reference=other.reference, by=by, at=NOW)

    assert family(one.id, by=by, at=NOW).kept_apart_from == ((other.id, other.reference),)
    assert family(other.id, by=by, at=NOW).kept_apart_from == ((one.id, one.reference),)


def test_a_family_that_is_not_there_is_not_found(people: Cast) -> None:
    with pytest.raises(NotFound):
        family(new_id(), by=people.viewer("coordinator"), at=NOW)


@pytest.mark.parametrize("term", ["zoe", "ZOË", "mar zo", "niamh", "osullivan", "O’Sull"])
def test_somebody_is_found_by_the_beginning_of_any_word(people: Cast, term: str) -> None:
    arrangement = a_family(people)

    found = search_people(term, by=people.viewer("coordinator"), at=NOW)

    assert {row.reference for row in found} == {arrangement.reference}


def test_a_search_is_one_entry_with_the_count_and_never_the_term(people: Cast) -> None:
    a_family(people)
    before = Entry.objects.count()

    search_people("zoe", by=people.viewer("coordinator"), at=NOW)

    assert Entry.objects.count() == before + 1
    detail = last_detail(people)
    assert '"searched":7' in detail
    assert "zoe" not in detail.lower()
    assert "people.person.name" not in detail


def test_what_may_not_be_seen_and_what_is_not_there_give_the_same_answer(people: Cast) -> None:
    by, arrangement = people.viewer("coordinator"), a_family(people)
    declare_known(arrangement.id, by=by, at=NOW)

    assert search_people("zoe", by=by, at=NOW) == search_people("nobody", by=by, at=NOW) == []


def test_a_search_opens_no_more_than_it_says(people: Cast) -> None:
    arrangement = a_family(people)
    person = member(arrangement, Part.CHILD).person
    by = people.viewer("unsigned")

    assert search_people("zoe", by=by, at=NOW) == []
    question = FamilyQuestions(by, [arrangement.id], at=NOW).about(arrangement.id)
    page = show("a page", [Opening(question, (person.name,))], by=by.actor, at=NOW, subject=arrangement.id)
    assert page[person.name] == DOTS


def test_one_letter_would_open_a_whole_centre(people: Cast) -> None:
    assert not is_long_enough("z")
    assert not is_long_enough("’ -")
    assert is_long_enough("zo")


def test_an_ended_family_is_in_a_list_of_its_own(people: Cast) -> None:
    arrangement = a_family(people)
    Arrangement.objects.filter(id=arrangement.id).update(status="ended")
    by = people.viewer("coordinator")

    assert family_list(by, at=NOW).lines == ()
    assert len(family_list(by, status="ended", at=NOW).lines) == 1
