"""What a parent is told was given out about them is the same in both worlds, whatever the other side told."""

import re
from dataclasses import dataclass
from uuid import UUID

import pytest
from django.contrib.contenttypes.models import ContentType

from tests.domain.gate.papers import text_of
from tests.doors.invented_centre import taken_back
from tests.worlds.differing import World, first, second
from tests.worlds.scenario import DAY, told
from wicketgate.domain.accounts.models import Account, Post
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.disclosures.models import HowConfirmed
from wicketgate.domain.disclosures.operations import (
    agree_to_own_list,
    ask_for_own_list,
    confirm_own_list,
    give_proofs,
    tell_own_list,
)
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.people.models import Member, Part
from wicketgate.domain.sessions.models import OpeningDay
from wicketgate.domain.sessions.operations import print_day_sheet
from wicketgate.domain.sessions.queries.sheets import next_number
from wicketgate.domain.volunteers.queries import standing
from wicketgate.doors.cli.demonstration.filling import at_the_hall
from wicketgate.vault import chance
from wicketgate.vault.chance import new_id

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

AT = at_the_hall(DAY, "15:00")
# How many entries there were, and what follows from it: the ledger also holds what the other side told.
COUNTED = re.compile(r"\b\d+ \d+ (?=\d+ \w+ 2026, )|\b\d+(?= \d{2} \w+ 2026, )")


def viewer(role: str) -> Viewer:
    """Return whoever holds a post on the day."""
    post = Post.objects.filter(role=role, ends=None).order_by("begins", "id").first()
    assert post is not None
    account = Account.objects.get(id=post.account_id)
    at_the_door = Viewer(Actor(account.centre, account.token), account.id, role, second_factor_at=AT)
    return standing(at_the_door, on=DAY)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a parent reads, how many proofs they get, and the same words by a program that tells of the other side."""

    text: str
    proofs: int
    telling_too_much: str


def lists_in(world: World) -> dict[UUID, Seen]:
    """Tell the story in one world, and return what each visiting parent is told."""
    with taken_back():
        ContentType.objects.clear_cache()
        for _moment in told(world):
            pass
        with chance.seeded("own lists"):
            _print_a_sheet()
            visiting = Member.objects.filter(part=Part.ADULT, side__kind="visits").order_by("id")
            return {member.person_id: _told(member) for member in visiting}


def _print_a_sheet() -> None:
    by = viewer("coordinator")
    day = OpeningDay.objects.get(day=DAY)
    print_day_sheet(day.id, number=next_number(by.centre), with_needs=False, by=by, at=AT)


def _told(member: Member) -> Seen:
    by, second_person = viewer("coordinator"), viewer("safeguarding_officer")
    own = ask_for_own_list(member.id, sent_once=new_id(), by=by, at=AT)
    own = confirm_own_list(own.id, how=HowConfirmed.RANG, expected_version=own.version, by=by, at=AT)
    own = agree_to_own_list(own.id, expected_version=own.version, by=second_person, at=AT)
    text = text_of(tell_own_list(own.id, by=by, at=AT).pdf).partition("wicketgate/")[0]
    read = COUNTED.sub("", text)
    proofs = give_proofs(own.id, by=by, at=AT).content.count(b'{"inclusion"')
    other = Member.objects.get(
        arrangement=member.arrangement_id, part=Part.ADULT, side__kind="lives_with"
    ).person
    return Seen(read, proofs, f"{read} Looked at twice: {other.is_address_confidential}")


def test_no_parents_list_tells_the_worlds_apart() -> None:
    one, other = lists_in(first()), lists_in(second())

    for person, seen in one.items():
        assert (seen.text, seen.proofs) == (other[person].text, other[person].proofs)
    found = [person for person in one if one[person].telling_too_much != other[person].telling_too_much]
    assert len(found) > 8
    assert len(one) == len(other) > 8
    assert max(seen.proofs for seen in one.values()) >= 3
    assert any("together here" in seen.text for seen in one.values())
    assert any("day sheet" in seen.text for seen in one.values())
