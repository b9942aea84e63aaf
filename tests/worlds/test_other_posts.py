"""
A team leader and a trustee can't tell the worlds apart either; on demand, nor can the officer and the chair.

A team leader on duty may know who comes today and what keeps them well, which is alike in both worlds: of all else,
and that there is a concern, she learns nothing. A trustee may know that the ledger holds together, and nobody's facts.
The safeguarding officer and the chair read concerns, so for them both worlds have one. The coordinator may open what
differs, and is compared with nobody.

One answer is left out: the signed checkpoint. It commits to all that is entered, so it has to be another where that
is, and its size counts the entries of a day, every page that anybody looked at among them (`SECURITY.md`).
"""

from dataclasses import replace

import pytest
from django.test import Client

from tests.doors.invented_centre import taken_back
from tests.signing_in import sign_in
from tests.worlds.comparing import IS_LONG, OFFICERS, OTHER_POSTS, differences, stopped, watched
from tests.worlds.differing import World, first, second
from tests.worlds.observing import Observation
from tests.worlds.scenario import told
from wicketgate.domain.accounts.models import Account
from wicketgate.doors import clock

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
COMMITS_TO_ALL = {("post", "/officers/ledger/checkpoints/"): {"body"}}
DOCTOR = "/officers/is-all-well/"
COMPARED = [pytest.param(OTHER_POSTS, first(), 3_000, id="a team leader and a trustee")]
if IS_LONG:
    with_concern = replace(first(), has_concern=True)
    COMPARED.append(pytest.param(OFFICERS, with_concern, 10_000, id="the officer and the chair"))


@pytest.fixture(autouse=True)
def _the_doctor_has_looked() -> None:
    """What the doctor sees of the machine the first time that a process asks is the same in both worlds."""
    with taken_back():
        _moment, at = next(told(first()))
        with stopped(at):
            client = Client()
            sign_in(client, Account.objects.get(username="trustee"), at=clock.now())
            assert client.get(DOCTOR).status_code == 200


@pytest.mark.parametrize(("posts", "world", "least"), COMPARED)
def test_other_posts_cannot_tell_the_worlds_apart(posts: dict[str, str], world: World, least: int) -> None:
    seen = _compared((world, second()), posts)

    assert len(seen) > least
    assert {DOCTOR, "/officers/ledger/"} <= {observation.request[2] for observation in seen}


def _compared(worlds: tuple[World, World], posts: dict[str, str]) -> list[Observation]:
    one, other = (list(map(_without_commitment, watched(world, posts))) for world in worlds)

    assert list(differences(one, other)) == []
    assert {observation.request[0] for observation in one} == set(posts)
    return one


def _without_commitment(observation: Observation) -> Observation:
    _who, method, address = observation.request
    is_commitment = observation.kind in COMMITS_TO_ALL.get((method, address), ())
    return replace(observation, seen=b"a checkpoint") if is_commitment else observation
