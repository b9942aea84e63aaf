"""Let everybody who is on another side look, in one world and then in the other, and lay what they saw side by side."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest
from types import SimpleNamespace

import pytest
from django.contrib.contenttypes.models import ContentType
from django.http import response as answering
from django.test import Client, override_settings
from django.utils import cache as caching

from tests.doors.guessing import Guesser
from tests.doors.invented_centre import taken_back
from tests.signing_in import sign_in
from tests.worlds.differing import World, first, second
from tests.worlds.observing import Observation, Observer
from tests.worlds.scenario import MORNING, told
from wicketgate.domain.accounts.models import Account
from wicketgate.domain.post import writing
from wicketgate.domain.post.models import Mail
from wicketgate.domain.post.server import Server
from wicketgate.doors import clock

# Mail is written for it, and none is sent.
NOWHERE = Server(host="mail.example", port=465, tls="implicit", sender="notes@centre.example")
# Each volunteer, each agency, and an outsider.
OBSERVERS = {
    "": "", "hartley": "referrer", "bridge": "referrer", "council": "referrer",
    "rosa": "volunteer", "joan": "volunteer", "hugo": "volunteer", "mei": "volunteer",
    "piotr": "volunteer", "edith": "volunteer", "samir": "volunteer", "clara": "",
}  # fmt: skip
# Whoever may know more than these, and is compared by itself in `test_other_posts.py`.
OTHER_POSTS = {"leader": "team_leader", "trustee": "trustee"}
OFFICERS = {"officer": "safeguarding_officer", "chair": "chair"}
ROLES = OBSERVERS | OTHER_POSTS | OFFICERS
# Those of them whom nobody lets into the hall today: they may not know even a name of who is there.
STRANGERS = [name for name in OBSERVERS if name not in ("rosa", "joan")]
AT_A_GLANCE = ["", "hartley", "hugo"]  # the strangers who look in every run; on demand, all of them do
# How many pages of a kind somebody opens, and about how many ids of a kind they guess; on demand, many more.
IS_LONG = "WICKETGATE_LONG_LOOK" in os.environ
ALIKE = 10 if IS_LONG else 2


@dataclass(frozen=True, slots=True)
class Difference:
    """What one person saw in one world and not in the other: the request, the kind of thing, and where it begins."""

    request: tuple[str, ...]
    kind: str
    seen: tuple[bytes, bytes]


def watched(world: World, observers: Iterable[str] = OBSERVERS, *, alike: int = ALIKE) -> list[Observation]:
    """Tell the story in one world, let each observer look at every moment of it, and take it all back."""
    seen: list[Observation] = []
    with taken_back(), override_settings(WICKETGATE_MAIL=NOWHERE):
        ContentType.objects.clear_cache()  # as cold in the second world as in the first
        for moment, at in told(world):
            with stopped(at):
                for name in observers:
                    seen += looked(name, alike=alike, guesses=IS_LONG or moment != MORNING)
    return seen


def of(observers: Iterable[str], seen: Iterable[Observation]) -> list[Observation]:
    """Return what some of those who looked have seen."""
    names = set(observers)
    return [observation for observation in seen if observation.request[0] in names]


@contextmanager
def stopped(at: datetime) -> Iterator[None]:
    """Stop our clock, and the one by which Django says when a page or a cookie expires."""
    with clock.held(at), pytest.MonkeyPatch.context() as patch:
        for module in (answering, caching):
            patch.setattr(module, "time", SimpleNamespace(time=at.timestamp))
        yield


def both(
    observers: Iterable[str] = OBSERVERS, *, alike: int = ALIKE
) -> tuple[list[Observation], list[Observation]]:
    """Return what was seen in each of the two worlds."""
    return watched(first(), observers, alike=alike), watched(second(), observers, alike=alike)


def differences(one: Iterable[Observation], other: Iterable[Observation]) -> Iterator[Difference]:
    """Yield where two lists of observations part, pair by pair."""
    nothing = Observation(("", "", ""), "nothing", b"")
    for here, there in zip_longest(one, other, fillvalue=nothing):
        if here != there:
            yield Difference(here.request, here.kind, _parted(here.seen, there.seen))


def _parted(here: bytes, there: bytes) -> tuple[bytes, bytes]:
    at = next((place for place, (a, b) in enumerate(zip(here, there, strict=False)) if a != b), 0)
    return here[max(0, at - 60) : at + 120], there[max(0, at - 60) : at + 120]


def looked(name: str, *, alike: int, guesses: bool) -> list[Observation]:
    """Let one person look everywhere, and guess the addresses that their post has the key to where `guesses`."""
    with taken_back():
        client = Client(raise_request_exception=False)
        if name:
            sign_in(client, Account.objects.get(username=name), at=clock.now())
        observer = Observer(name, client, alike=alike)
        observer.look_everywhere()
        if guesses and ROLES[name]:
            _guess(observer, ROLES[name], most=alike - 1)
        return [*observer.observations, *mails(name)]


def mails(name: str) -> Iterator[Observation]:
    """Yield each mail that waits for somebody, as it would reach them, and the time at which it was written."""
    waiting = Mail.objects.filter(to__in=Account.objects.filter(username=name)).order_by("put_at", "kind")
    for mail in waiting:
        envelope = writing.envelope(
            mail, writing.words_of(mail), sender=NOWHERE.sender, recipient=f"{name}@a.example"
        )
        yield Observation((name, "mail", mail.kind), "mail", envelope.content)


def _guess(observer: Observer, role: str, *, most: int) -> None:
    for address, _nobodys in Guesser().own(role, most=most):
        observer.ask("get", address)
        observer.ask("post", address)
