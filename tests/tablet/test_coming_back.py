"""
Whoever comes after sees nothing of the one before: each way to leave, with each way to come back.

A line of the table is a scenario. `noticed` says whether the browser asked for another page before: what happens from
afar it hears of only then. `guards` are those without which the same scenario shows a name: together where each of them
holds alone. Every line is walked twice, with its guards and without.
"""

import pytest

from tests.tablet.coming_back import WAYS as BACK
from tests.tablet.conftest import Begin
from tests.tablet.guards import without
from tests.tablet.leaving import left
from tests.tablet.visiting import Visit

SCENARIOS = """
how one leaves   | noticed | how one comes back   | guards
-----------------+---------+----------------------+------------------
signs out        | yes     | Back                 | cookies, scripts
signs out        | yes     | the list behind Back | cookies, scripts
signs out        | yes     | typed again          | no-store, cookies
signs out        | yes     | view-source          | no-store, cookies
locks            | yes     | Back                 | cookies, scripts
locks            | yes     | a copy of the tab    | server
another’s PIN    | yes     | Back                 | no-store, scripts
another’s PIN    | yes     | the list behind Back | no-store, scripts
lies idle        | yes     | Back                 | cookies, scripts
lies idle        | no      | Back                 | cookies, scripts
lies idle        | no      | reload               | server
new password     | yes     | Back                 | cookies, scripts
new password     | no      | Back                 | cookies, scripts
new password     | no      | Forward              | cookies, scripts
signed out afar  | yes     | the list behind Back | cookies, scripts
signed out afar  | no      | Back                 | cookies, scripts
signed out afar  | no      | Forward              | cookies, scripts
signed out afar  | no      | reload               | server
signed out afar  | no      | view-source          | no-store, cookies
post ended       | yes     | Back                 | cookies, scripts
post ended       | no      | Back                 | cookies, scripts
post ended       | no      | typed again          | server
account closed   | no      | Back                 | cookies, scripts
tablet let go    | yes     | Back                 | cookies, scripts
tablet let go    | no      | Forward              | cookies, scripts
tablet let go    | no      | a copy of the tab    | server
session lapsed   | yes     | Back                 | cookies, scripts
session lapsed   | no      | the list behind Back | cookies, scripts
"""


def _lines() -> list[tuple[str, ...]]:
    rows = [line.split("|") for line in SCENARIOS.strip().splitlines()[2:]]
    return [tuple(cell.strip() for cell in row) for row in rows]


CASES = [pytest.param(*line, id=", ".join(line[:3])) for line in _lines()]
scenarios = pytest.mark.parametrize(("leaves", "noticed", "back", "guards"), CASES)


@scenarios
def test_nothing_is_shown(begin: Begin, leaves: str, noticed: str, back: str, guards: str) -> None:
    visit = begin()

    assert not _walked(visit, leaves, noticed, back)
    assert not visit.was_kept


@scenarios
def test_without_its_guards_the_name_is_shown(
    begin: Begin, leaves: str, noticed: str, back: str, guards: str
) -> None:
    with without(*guards.split(", ")):
        visit = begin()

        assert _walked(visit, leaves, noticed, back)
        assert visit.was_kept == ("scripts" in guards)


@pytest.mark.parametrize("one", ["cookies", "scripts"])
@pytest.mark.parametrize(
    ("leaves", "noticed", "back"),
    [("signs out", "yes", "Back"), ("signed out afar", "no", "Back"), ("signed out afar", "no", "Forward")],
)
def test_a_cookie_or_a_script_holds_alone(
    begin: Begin, leaves: str, noticed: str, back: str, one: str
) -> None:
    with without(one):
        assert not _walked(begin(), leaves, noticed, back)


@pytest.mark.parametrize("one", ["no-store", "cookies"])
def test_storing_nothing_or_a_changed_cookie_holds_alone(begin: Begin, one: str) -> None:
    with without(one):
        assert not _walked(begin(), "signs out", "yes", "typed again")


def _walked(visit: Visit, leaves: str, noticed: str, back: str) -> bool:
    """Leave, come back, and return whether the name was seen."""
    visit.look_at_the_day()
    if back == "reload":
        pass
    elif back == "Forward":
        visit.page.go_back(wait_until="commit")
    else:
        visit.go_on()
    with left(visit, leaves):
        if noticed == "yes" and visit.steps == 1:
            visit.notices()
        return visit.shows_the_name(BACK[back](visit))
