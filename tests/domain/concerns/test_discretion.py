"""The ledger's page tells nobody of a concern that is not theirs to know of, and not by a gap either."""

import pytest

from tests.people import CENTRE, FOUNDER, NOW, Cast, cast
from wicketgate.domain.concerns.discretion import ON_A_PAGE, newest_entries
from wicketgate.domain.concerns.models import Concern
from wicketgate.domain.concerns.operations import Account, raise_concern, read_concern
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.ledger.refusals import Refused

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
OFFICER = "safeguarding_officer"
# Raised, read, its writer's name shown with it, and refused once; the newest first.
WHAT_A_CONCERN_LEAVES = [Event.REFUSED, Event.PAGE_SHOWN, Event.CONCERN_READ, Event.CONCERN_RAISED]


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.mark.parametrize(
    ("who", "about_post", "seen"),
    [
        pytest.param("officer", "", True, id="the officer sees one raised and read"),
        pytest.param("officer", OFFICER, False, id="but not one about the officer"),
        pytest.param("chair", OFFICER, True, id="which the chair sees"),
        pytest.param("chair", "", False, id="and no other"),
        pytest.param("coordinator", "", False, id="the coordinator sees none"),
        pytest.param("coordinator", "coordinator", False, id="about themselves or anybody"),
    ],
)
def test_who_sees_the_entries_of_a_concern(people: Cast, who: str, about_post: str, seen: bool) -> None:
    before = newest_entries(people.viewer(who), at=NOW)
    account = Account(kind="concern", words="Words", about_post=about_post)
    raise_concern(account, once="a page", by=people.viewer("volunteer"), at=NOW)
    concern = Concern.objects.get()
    reader = people.viewer("chair" if about_post == OFFICER else "officer")
    read_concern(concern.id, purpose="follow_up", by=reader, at=NOW)
    with pytest.raises(Refused):
        read_concern(concern.id, purpose="", by=reader, at=NOW)

    after = newest_entries(people.viewer(who), at=NOW)

    assert Entry.objects.filter(subject=concern.id).count() == 4
    added = [line.event for line in after[: len(after) - len(before)]]
    assert added == (WHAT_A_CONCERN_LEAVES if seen else [])


def test_an_entry_says_who_by_their_post(people: Cast) -> None:
    enter(Event.PAGE_SHOWN, by=people.viewer("volunteer").actor, at=NOW, subject=CENTRE)
    enter(Event.PAGE_SHOWN, by=FOUNDER, at=NOW, subject=CENTRE)

    newest, second, *_rest = newest_entries(people.viewer("coordinator"), at=NOW)

    assert newest.posts == ()
    assert second.posts == ("volunteer",)


def test_pages_follow_each_other_without_a_gap(people: Cast) -> None:
    for _ in range(ON_A_PAGE):
        enter(Event.PAGE_SHOWN, by=FOUNDER, at=NOW, subject=CENTRE)
    viewer = people.viewer("coordinator")

    first = newest_entries(viewer, at=NOW)
    second = newest_entries(viewer, at=NOW, before=first[-1].id)

    wanted = Entry.objects.order_by("-sequence").values_list("id", flat=True)
    assert [line.id for line in first + second] == list(wanted)[: len(first + second)]
    assert len(first) == ON_A_PAGE
    assert second
