"""The computer's clock jumps: the ledger stays in order, nobody is let in by it, and nobody is shut out for ever."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from tests.families import a_family, member
from tests.people import FOUNDER, NOW, TODAY, Cast, cast
from tests.signing_in import sign_in
from wicketgate.domain.accounts.models import Account, Post, Role
from wicketgate.domain.accounts.tablets import enrol_tablet, resume, set_pin
from wicketgate.domain.concerns.models import Concern
from wicketgate.domain.ledger import checkpoints
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.refusals import Refused
from wicketgate.domain.ledger.verify import verify
from wicketgate.domain.people.models import Part
from wicketgate.domain.people.operations import record_item, reveal_item
from wicketgate.domain.people.queries import quota_left
from wicketgate.doors import clock
from wicketgate.doors.web.shared import sign_in_marks as marks

pytestmark = [pytest.mark.database, pytest.mark.django_db(databases=["default", "keyring"])]
YEAR = timedelta(days=366)
MONTHS = timedelta(days=300)
JUMPS = [pytest.param(-MONTHS, id="back by most of a year"), pytest.param(YEAR, id="forward over a year")]
BANNER = "One of the two is wrong"


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def signed(people: Cast) -> Iterator[datetime]:
    """Sign the ledger now, as on every day."""
    checkpoints.make(by=FOUNDER, at=NOW)
    with clock.held(NOW):
        yield NOW


@pytest.mark.parametrize("jump", JUMPS)
def test_the_ledger_stays_in_the_order_in_which_it_was_written(
    people: Cast, signed: datetime, jump: timedelta
) -> None:
    him = member(a_family(people), Part.ADULT, side="visits")
    for at in (NOW, NOW + jump, NOW + timedelta(minutes=1)):
        by = people.viewer("coordinator", second_factor=at)
        record_item(him.id, item="telephone", text="07700 900599", by=by, at=at)
        checkpoints.make(by=FOUNDER, at=at)

    in_order = list(Entry.objects.order_by("sequence").values_list("sequence", flat=True))
    verdict = verify(people.centre.id)

    assert verdict.holds, verdict.problem
    assert verdict.checkpoints == 4
    assert in_order == list(range(1, len(in_order) + 1))


@pytest.mark.parametrize("jump", JUMPS)
def test_a_second_factor_from_another_time_is_not_fresh(
    people: Cast, signed: datetime, jump: timedelta
) -> None:
    him = member(a_family(people), Part.ADULT, side="visits")
    by = people.viewer("coordinator", second_factor=NOW)

    with pytest.raises(Refused, match="second_factor_not_fresh"):
        reveal_item(him.id, item="address", purpose="check_details", due_today=False, by=by, at=NOW + jump)


@pytest.mark.parametrize("jump", JUMPS)
def test_a_sign_in_from_another_time_is_locked(people: Cast, signed: datetime, jump: timedelta) -> None:
    browser = Client()
    sign_in(browser, people.coordinator)

    with clock.held(NOW + jump):
        answer = browser.get("/centre/families/")

    assert answer.headers["Location"] == "/locked/"


def test_a_clock_that_is_set_back_by_a_moment_troubles_nobody(people: Cast, signed: datetime) -> None:
    browser = Client()
    sign_in(browser, people.coordinator)

    with clock.held(NOW - timedelta(seconds=15)):
        page = browser.get("/centre/families/")

    assert page.status_code == 200
    assert BANNER not in page.content.decode()


def test_the_pages_say_so_while_the_clock_is_behind_the_ledger(people: Cast, signed: datetime) -> None:
    browser, earlier = Client(), NOW - timedelta(days=2)
    sign_in(browser, people.coordinator, at=earlier)

    with clock.held(earlier):
        behind = browser.get("/policy/").content.decode()
    with clock.held(NOW + timedelta(minutes=1)):
        sign_in(browser, people.coordinator, at=NOW)
        right = browser.get("/policy/").content.decode()

    assert BANNER in behind
    assert "19 November 2026, 10:30" in behind
    assert BANNER not in right


def test_a_clock_from_before_the_centre_says_so_and_keeps_a_concern(people: Cast, signed: datetime) -> None:
    browser, long_ago = Client(), datetime(1970, 1, 1, 0, 5, tzinfo=UTC)
    sign_in(browser, people.coordinator, at=long_ago)

    with clock.held(long_ago):
        nothing = browser.get("/centre/families/")
        kept = browser.post("/concern/", {"words": "She flinched.", "once": "a page"})

    assert nothing.status_code == 404
    assert BANNER in nothing.content.decode()
    assert kept.status_code == 200
    assert Concern.objects.count() == 1


def test_nobody_is_in_the_right_for_ever_by_a_clock_that_was_ahead_once(
    people: Cast, signed: datetime
) -> None:
    checkpoints.make(by=FOUNDER, at=NOW + YEAR)
    with clock.held(NOW):
        browser = Client()
        sign_in(browser, people.coordinator)
        before = browser.get("/policy/").content.decode()
        for day in range(40):
            checkpoints.make(by=FOUNDER, at=NOW + timedelta(seconds=day))
        after = browser.get("/policy/").content.decode()

    assert BANNER in before
    assert "Families" in before, "somebody whose post has no end goes on"
    assert BANNER not in after


def test_a_post_that_ended_is_not_given_back_by_a_clock_that_is_set_back(
    people: Cast, signed: datetime
) -> None:
    Post.objects.filter(account=people.volunteer).update(ends=TODAY - timedelta(days=1))
    browser, earlier = Client(), NOW - timedelta(days=7)
    sign_in(browser, people.volunteer, at=earlier)

    with clock.held(earlier):
        behind = browser.get("/day/")
        of_others = _first_page_of(people.coordinator, at=earlier)

    assert behind.status_code == 404
    assert of_others == 200


def test_a_pin_of_another_day_is_not_given_back_by_a_clock_that_is_set_back(people: Cast) -> None:
    yesterday, at = TODAY - timedelta(days=1), NOW - timedelta(days=1)
    tablet, _secret = enrol_tablet(label="tablet", on=yesterday, by=FOUNDER, at=at)
    by = people.viewer("volunteer").actor
    set_pin(people.volunteer, "4071", tablet=tablet.id, on=yesterday, second_factor_at=at, by=by, at=at)
    right = resume("volunteer", "4071", tablet=tablet, on=yesterday, at=NOW)
    checkpoints.make(by=FOUNDER, at=NOW)

    assert right is not None
    assert resume("volunteer", "4071", tablet=tablet, on=yesterday, at=at) is None


def test_the_day_s_looks_are_not_given_back_by_a_clock_that_is_set_back(
    people: Cast, signed: datetime
) -> None:
    him = member(a_family(people), Part.ADULT, side="visits")
    by = people.viewer("coordinator")
    reveal_item(him.id, item="address", purpose="check_details", due_today=False, by=by, at=NOW)
    left = quota_left(by, at=NOW)

    assert quota_left(by, at=NOW - YEAR) == left
    assert quota_left(by, at=NOW + timedelta(days=1)) == left + 1


def test_a_mark_of_a_sign_in_that_lies_ahead_is_taken_for_idle() -> None:
    class Request:
        session = {marks.TOUCHED: NOW.isoformat()}

    request: object = Request()
    idle = [marks.is_idle(request, at=NOW + after) for after in (-YEAR, -timedelta(minutes=1), timedelta(0))]  # type: ignore[arg-type]

    assert idle == [True, True, False]


def _first_page_of(account: Account, *, at: datetime) -> int:
    browser = Client()
    sign_in(browser, account, at=at)
    assert account.posts.filter(role=Role.COORDINATOR, ends=None).exists()
    return browser.get("/centre/families/").status_code
