"""What is to be done by a day: new papers when a holder has left, and the yearly drill; shown early, red when late."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.people import CENTRE, FOUNDER, NOW, TODAY, Cast, cast
from tests.signing_in import sign_in
from wicketgate.domain.accounts.models import Account, Role
from wicketgate.domain.accounts.operations import begin_post
from wicketgate.domain.policy import papers
from wicketgate.domain.policy.models import Centre
from wicketgate.domain.policy.operations import note_guided_drill, note_paper_checked, note_papers_made
from wicketgate.doors import clock, founding
from wicketgate.doors.dated import dated

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

DAY = timedelta(days=1)
MADE_ON = date(2026, 1, 10)
DUE_ON = MADE_ON + 365 * DAY


@pytest.fixture
def people(monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setattr(papers, "is_backed_up_elsewhere", lambda: False)
    held = cast()
    Centre.objects.update(is_demonstration=False)
    return held


def papers_of(day: date, name: str = "a set") -> None:
    note_papers_made(name, made_on=day, by=FOUNDER, at=NOW)
    for number in (1, 2):
        note_paper_checked(number, name=name, made_on=day, by=FOUNDER, at=NOW)


def shown(on: date) -> list[tuple[str, date, bool]]:
    ours = (one for one in dated(CENTRE, on=on) if one.code in {"new_papers", "drill"})
    return [(one.code, one.due_on, one.is_overdue(on)) for one in ours]


def ends(account: Account, on: date) -> None:
    account.posts.update(ends=on)


DRILL: Any = [
    pytest.param(DUE_ON - 31 * DAY, [], id="31 days before, not yet"),
    pytest.param(DUE_ON - 30 * DAY, [("drill", DUE_ON, False)], id="30 days before, it is shown"),
    pytest.param(DUE_ON, [("drill", DUE_ON, False)], id="on its day, it is not late"),
    pytest.param(DUE_ON + DAY, [("drill", DUE_ON, True)], id="a day after, it is late"),
]


@pytest.mark.parametrize(("on", "expected"), DRILL)
def test_the_first_drill_is_due_a_year_after_the_first_papers(
    people: Cast, on: date, expected: list[object]
) -> None:
    papers_of(MADE_ON)
    papers_of(date(2026, 6, 1), "a later set")

    assert shown(on) == expected


def test_a_drill_that_was_held_moves_the_next_by_a_year(people: Cast) -> None:
    papers_of(MADE_ON)

    note_guided_drill(records_at=NOW, values=1, by=FOUNDER, at=NOW)

    assert shown(DUE_ON + DAY) == []
    assert shown(TODAY + 365 * DAY) == [("drill", TODAY + 365 * DAY, False)]


@pytest.mark.parametrize("who", ["coordinator", "chair"])
def test_when_a_holders_post_has_ended_new_papers_are_due_in_two_weeks(people: Cast, who: str) -> None:
    papers_of(TODAY)
    left_on = TODAY + 3 * DAY
    ends(getattr(people, who), left_on)

    assert shown(left_on) == []
    assert shown(left_on + DAY) == [("new_papers", left_on + 14 * DAY, False)]
    assert shown(left_on + 15 * DAY) == [("new_papers", left_on + 14 * DAY, True)]
    papers_of(left_on + DAY, "new ones")
    assert shown(left_on + DAY) == []


def test_a_post_that_goes_on_in_another_asks_for_nothing(people: Cast) -> None:
    papers_of(TODAY)
    ends(people.coordinator, TODAY + DAY)

    begin_post(people.coordinator, role=Role.CHAIR, begins=TODAY + DAY, by=FOUNDER, at=NOW)

    assert shown(TODAY + 5 * DAY) == []


def test_whoever_holds_no_paper_leaves_without_a_task(people: Cast) -> None:
    papers_of(TODAY)

    ends(people.officer, TODAY + DAY)

    assert shown(TODAY + 5 * DAY) == []


def test_a_demonstration_has_nothing_dated(people: Cast) -> None:
    papers_of(MADE_ON)
    Centre.objects.update(is_demonstration=True)

    assert shown(DUE_ON) == []


def test_it_stands_at_the_end_of_what_is_left_to_do(people: Cast, client: Client) -> None:
    papers_of(TODAY - 366 * DAY)
    with clock.held(NOW):
        sign_in(client, people.coordinator)
        page = client.get(reverse("coordinator:first_evening")).content.decode()

    assert "The yearly drill" in page
    assert 'class="late"' in page
    assert "Overdue" in page
    assert founding.left(CENTRE, on=TODAY) > 0


def test_the_chair_sees_it_too_and_nobody_else(people: Cast, client: Client) -> None:
    papers_of(TODAY - 366 * DAY)
    with clock.held(NOW):
        sign_in(client, people.chair)
        seen = client.get(reverse("coordinator:first_evening")).content.decode()
        sign_in(client, people.team_leader)
        hidden = client.get(reverse("coordinator:first_evening"))

    assert "The yearly drill" in seen
    assert hidden.status_code == 404
