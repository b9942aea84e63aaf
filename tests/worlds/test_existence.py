"""
Not even that it exists: "no such" and "not for you" answer alike, at every address with an identifier, for everybody.

Alike is the same status, headers in the same order, cookies, body and number of queries to each database. What was
asked for, where a page repeats its identifier, is left out.
"""

import re
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.test import Client
from django.urls import resolve
from pytest_django.plugin import DjangoDbBlocker

from tests.census.house import our_models
from tests.doors.guessing import Guesser
from tests.doors.invented_centre import taken_back
from tests.signing_in import sign_in
from tests.worlds.comparing import stopped
from tests.worlds.differing import first
from tests.worlds.observing import Observer
from tests.worlds.scenario import DAY, told
from wicketgate.domain.accounts.models import Account
from wicketgate.domain.people.models import Arrangement, Wall
from wicketgate.domain.sessions.models import Window
from wicketgate.doors import clock
from wicketgate.vault.fields import Row

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

ROLES = {
    "": "",
    "coordinator": "coordinator",
    "leader": "team_leader",
    "officer": "safeguarding_officer",
    "chair": "chair",
    "trustee": "trustee",
    "rosa": "volunteer",
    "hartley": "referrer",
    "bridge": "referrer",
    "council": "referrer",
}
ELSEWHERE = UUID(int=0x22222222_3333_4444_5555_666666666666)
# Who somebody is stays; whatever else there is can belong to another centre.
OF_THE_ACCOUNT = {"accounts", "policy", "volunteers", "ledger", "vault"}
# The ids that are tried are of their own families and referrals: behind a door of theirs they may know of each.
KNOW_OWN = {"coordinator", "hartley"}
IDENTIFIER = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
TAPS_AND_CALLS = {f"volunteer:{name}" for name in ("arrived", "left", "undo_arrived", "undo_left", "ring")}
METHODS = ("get", "post")
# Looked at, looked at as a program would, sent empty, and sent as from a page that has grown old.
EVERY_WAY: tuple[tuple[str, dict[str, str]], ...] = (
    *((method, {}) for method in ("get", "head", "options", "post")),
    ("get", {"next": "/home/", "skip": "1"}),
    ("post", {"version": "999", "once": str(UUID(int=7)), "name": "Marsh", "confirm": "on"}),
)
Answer = tuple[tuple[str, bytes], ...]


@pytest.fixture(autouse=True, scope="module")
def _the_centre(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The invented centre, in the middle of its day."""
    with django_db_blocker.unblock(), taken_back():
        story = told(first())
        next(story)
        _moment, at = next(story)
        with stopped(at):
            yield


@pytest.mark.parametrize("username", ROLES)
def test_what_is_another_centres_is_not_there(username: str) -> None:
    observer, guesser, closed = _observer(username), Guesser(), 0
    with taken_back():
        moved = _moved_elsewhere()
        for address, nobodys, method in _addresses(guesser, ROLES[username]):
            if moved.intersection(IDENTIFIER.findall(address)):
                seen = _seen(observer, method, address)
                assert seen == _seen(observer, method, nobodys), (method, address)
                closed += _is_closed(seen)

    assert closed > 10


@pytest.mark.parametrize("username", ROLES)
def test_what_is_not_for_somebody_is_not_there(username: str) -> None:
    observer, closed = _observer(username), 0
    with_key = username not in KNOW_OWN
    for address, nobodys, method in _addresses(Guesser(), ROLES[username], with_key=with_key):
        seen = _seen(observer, method, address)
        if _is_closed(seen):
            assert seen == _seen(observer, method, nobodys), (method, address)
            closed += 1

    assert closed > 10


def test_what_is_another_agencys_is_not_there() -> None:
    theirs = {username: _of_the_agency(username) for username in ("hartley", "bridge", "council")}
    for username in theirs:
        observer = _observer(username)
        for other, addresses in theirs.items():
            for address, nobodys in addresses if other != username else ():
                for method, sent in EVERY_WAY:
                    seen = _seen(observer, method, address, sent)
                    assert seen[0][1][:3] == (b"405" if method == "options" else b"404"), (username, address)
                    assert seen == _seen(observer, method, nobodys, sent), (username, method, address)

    assert sum(map(len, theirs.values())) > 3


def test_whom_a_team_leader_has_not_on_the_screen_is_not_there() -> None:
    """Those who come on another day, and a family that she knows herself: a tap or a call answers as for nobody."""
    leader, tried = _observer("leader"), list(_to_tap_or_ring("leader"))
    due = set(map(str, Window.objects.filter(booking__opening_day__day=DAY).values_list("id", flat=True)))
    absent = [one for one in tried if not due.intersection(IDENTIFIER.findall(one[0]))]
    parted = [one for one in absent if _parted(leader, *one)]
    with taken_back():
        _put_walls_before("leader")
        parted += [one for one in tried if _parted(leader, *one)]

    assert 20 < len(absent) < len(tried)
    assert parted == []


def _parted(observer: Observer, address: str, nobodys: str, method: str) -> bool:
    return _seen(observer, method, address) != _seen(observer, method, nobodys)


def _to_tap_or_ring(username: str) -> Iterator[tuple[str, str, str]]:
    for address, nobodys in Guesser().own(ROLES[username], most=20):
        if address != nobodys and resolve(address).view_name in TAPS_AND_CALLS:
            yield address, nobodys, "post"


def _put_walls_before(username: str) -> None:
    account = Account.objects.get(username=username)
    for family in Arrangement.objects.all():
        Wall.objects.get_or_create(
            centre=family.centre, account=account, arrangement=family, defaults={"declared_on": DAY}
        )


def _is_closed(seen: Answer) -> bool:
    # Whoever has not signed in is led to the page for that, whatever they ask for.
    status, led_to = seen[0][1][:3], dict(seen).get("header Location", b"")
    return status in (b"403", b"404", b"405") or led_to.startswith(b"/account/sign-in/")


def _of_the_agency(username: str) -> list[tuple[str, str]]:
    observer = _observer(username)
    pairs = [pair for pair in Guesser().own("referrer", most=9) if pair[0].startswith("/refer/")]
    return [
        (address, nobodys)
        for address, nobodys in pairs
        if address != nobodys and observer.ask("get", address).status_code == 200
    ]


def _moved_elsewhere() -> set[str]:
    """Let all that is no part of anybody's account belong to another centre, and return its identifiers."""
    moved: set[str] = set()
    for model in our_models():
        if issubclass(model, Row) and model._meta.app_label not in OF_THE_ACCOUNT:
            model._default_manager.update(centre=ELSEWHERE)
            moved |= set(map(str, model._default_manager.values_list("pk", flat=True)))
    return moved


def _addresses(guesser: Guesser, role: str, *, with_key: bool = True) -> Iterator[tuple[str, str, str]]:
    pairs = [*guesser.own(role, most=1)] if role and with_key else []
    for address, nobodys in (*pairs, *guesser.others(role)):
        if address != nobodys:
            yield from ((address, nobodys, method) for method in METHODS)


def _observer(username: str) -> Observer:
    client = Client(raise_request_exception=False)
    if username:
        sign_in(client, Account.objects.get(username=username), at=clock.now())
    return Observer(username, client)


def _seen(observer: Observer, method: str, address: str, sent: dict[str, str] | None = None) -> Answer:
    observer.observations.clear()
    observer.ask(method, address, sent, seed="the same for both")
    asked = re.compile("|".join(IDENTIFIER.findall(address)).encode())
    return tuple((one.kind, asked.sub(b"asked for", one.seen)) for one in observer.observations)
