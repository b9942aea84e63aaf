"""The comparison can fail: a leak of every kind that is planted is seen, and the two worlds do differ in each fact."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from tests.doors.invented_centre import taken_back
from tests.signing_in import sign_in
from tests.worlds.comparing import differences, stopped
from tests.worlds.differing import World, first, second
from tests.worlds.observing import Observation, Observer
from tests.worlds.scenario import told
from wicketgate.domain.accounts.models import Account
from wicketgate.domain.concerns.models import Concern
from wicketgate.domain.people.models import Person, Side
from wicketgate.domain.sessions.models import Booking
from wicketgate.doors import clock
from wicketgate.doors.web.shared.middleware import KeepNothing
from wicketgate.vault.chance import new_id
from wicketgate.vault.fields import sealed_fields
from wicketgate.vault.models import SubjectKey
from wicketgate.vault.opening import open_values
from wicketgate.vault.receipt import Receipt

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

ADDRESSES = ("/home/", "/refer/", "/policy/")


def _confidential() -> int:
    return Person.objects.filter(is_address_confidential=True).count()


def _status(response: Any) -> None:
    response.status_code = 403 if _confidential() > 1 else 404


def _count(response: Any) -> None:
    response.content += b"<p>%d confidential addresses</p>" % _confidential()


def _a_concern(response: Any) -> None:
    response.content += b"<p>Somebody is worried.</p>" if Concern.objects.filter(about__isnull=False) else b""


def _order(response: Any) -> None:
    names = Person.objects.order_by("is_address_confidential", "id").values_list("id", flat=True)
    response.content += repr([name.hex for name in names]).encode()


def _redirect(response: Any) -> None:
    response["Location"] = "/refuge/" if _confidential() > 1 else "/home/"


def _header(response: Any) -> None:
    response["X-Families"] = str(_confidential())


def _header_of_one_world(response: Any) -> None:
    if _confidential() > 1:
        response["X-Refuge"] = "1"


def _cookie(response: Any) -> None:
    response.set_cookie("seen", str(_confidential()))


def _queries(response: Any) -> None:
    for person in Person.objects.filter(is_address_confidential=True):
        person.memberships.exists()


def _queries_for_keys(response: Any) -> None:
    for person in Person.objects.filter(is_address_confidential=True):
        SubjectKey.objects.filter(subject=person.id).exists()


LEAKS: dict[str, tuple[str, Callable[[Any], None]]] = {
    "another status": ("status", _status),
    "a count on a page": ("body", _count),
    "that there is a concern": ("body", _a_concern),
    "the order of a list": ("body", _order),
    "where a page leads": ("header Location", _redirect),
    "what a header says": ("header X-Families", _header),
    "whether a header is there": ("names and order of headers", _header_of_one_world),
    "a cookie": ("cookie seen", _cookie),
    "the number of queries": ("queries to default", _queries),
    "the number of keys fetched": ("queries to keyring", _queries_for_keys),
}
FACTS = {"name", "telephone", "email", "address", "school", "health", "risk", "absence_reason"}


class Seen:
    """What was seen of one world with each leak, and what is held in it."""

    def __init__(self, world: World) -> None:
        with taken_back():
            *_earlier, (_moment, at) = told(world)
            with stopped(at):
                self.with_leak = {name: _looked(leak) for name, (_kind, leak) in LEAKS.items()}
                self.without = _looked(lambda response: None)
            self.held = {model: list(_opened(model)) for model in (Person, Side, Booking)}
            self.coded = (_confidential(), Concern.objects.count())


@pytest.fixture(name="worlds", scope="module")
def both_worlds(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> tuple[Seen, Seen]:
    """Both worlds, told once for all leaks."""
    with django_db_blocker.unblock():
        return Seen(first()), Seen(second())


@pytest.mark.parametrize("leak", LEAKS)
def test_a_leak_is_seen(worlds: tuple[Seen, Seen], leak: str) -> None:
    found = differences(*(seen.with_leak[leak] for seen in worlds))

    assert LEAKS[leak][0] in {difference.kind for difference in found}


def test_without_a_leak_nothing_is_seen(worlds: tuple[Seen, Seen]) -> None:
    assert list(differences(*(seen.without for seen in worlds))) == []


@pytest.mark.parametrize("fact", sorted(FACTS))
def test_the_worlds_differ_in_every_fact(worlds: tuple[Seen, Seen], fact: str) -> None:
    one, other = (
        {text for held in seen.held.values() for item, text in held if item == fact} for seen in worlds
    )

    assert one ^ other


def test_the_worlds_differ_in_what_is_coded(worlds: tuple[Seen, Seen]) -> None:
    (confidential, concerns), (others, more) = (seen.coded for seen in worlds)

    assert confidential < others
    assert concerns + 1 == more


def _looked(leak: Callable[[Any], None]) -> list[Observation]:
    answered = KeepNothing.__call__

    def leaking(self: KeepNothing, request: Any) -> Any:
        response = answered(self, request)
        leak(response)
        return response

    with taken_back(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(KeepNothing, "__call__", leaking)
        observer = Observer("hartley", Client(raise_request_exception=False))
        sign_in(observer.client, Account.objects.get(username="hartley"), at=clock.now())
        for address in ADDRESSES:
            observer.ask("get", address)
        return observer.observations


def _opened(model: Any) -> Iterator[tuple[str, str]]:
    for field in sealed_fields(model):
        for value in filter(None, (getattr(row, field.attname) for row in model.objects.all())):
            receipt = Receipt(entry=new_id(), centre=value.place.centre, opens=frozenset([value.reference]))
            yield field.item, open_values([value], receipt)[0]
