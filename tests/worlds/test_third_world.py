"""In the third world also what the hall knows is another; and a mail more, or at another time, is seen."""

from datetime import timedelta

import pytest

from tests.doors.invented_centre import NOW, taken_back
from tests.people import FOUNDER, cast
from tests.worlds.comparing import mails
from tests.worlds.differing import first, third
from wicketgate.domain.post.models import Kind
from wicketgate.domain.post.operations import put
from wicketgate.doors.cli.demonstration.families import Family

# Each has a parent who is the same person in another family.
THE_SAME = {"ash", "rowan"}
PAIRS = [
    pytest.param(one, other, id=one.code)
    for one, other in zip(first().families, third().families, strict=True)
    if one.code not in THE_SAME
]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_a_family_is_another_in_all_that_the_hall_may_know(one: Family, other: Family) -> None:
    assert one.lives_with.name != other.lives_with.name
    assert one.lives_with.needs != other.lives_with.needs
    assert one.has_no_contact_order is not other.has_no_contact_order
    for child, changed in zip(one.children, other.children, strict=True):
        assert (child.name, child.health) != (changed.name, changed.health)
        assert child.born_on != changed.born_on


def test_few_families_stay_as_they_are() -> None:
    assert len(PAIRS) == len(first().families) - len(THE_SAME) >= 10


@pytest.mark.django_db(databases=["default", "keyring"])
def test_a_mail_more_and_a_mail_later_are_seen() -> None:
    account, seen = cast().referrer, []
    for at in ((), (NOW,), (NOW + timedelta(minutes=1),), (NOW, NOW)):
        with taken_back():
            for instant in at:
                put(Kind.WAITS, to=account.id, about=account.id, by=FOUNDER, at=instant)
            seen.append([observation.seen.partition(b"Message-ID")[0] for observation in mails("referrer")])

    assert len({tuple(each) for each in seen}) == len(seen)
