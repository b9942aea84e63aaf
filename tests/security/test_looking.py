"""Looking changes nothing: whoever opens every address of their post, by a link, finds every record as it was."""

import hashlib
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connections

from tests.doors.crawling import Crawler
from tests.doors.guessing import Guesser
from tests.doors.invented_centre import Invented, filled_for_a_module, taken_back  # noqa: F401 - a fixture
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry

pytestmark = [pytest.mark.django_db(databases=["default", "keyring"])]
# What a look leaves behind it: its entries, the sign-in's own row, and the counting of tries.
LEFT_BY_LOOKING = {"ledger_entry", "django_session"}
# The lock is led to when nobody has touched a page: being there is what ends the sign-in.
ENDS_IT = "/locked/"
LOOKS = {Event.PAGE_SHOWN, Event.NOTHING_THERE, Event.REFUSED, Event.SIGNED_OUT, Event.CONCERN_READ}


def _tables() -> Iterator[str]:
    for model in apps.get_models(include_auto_created=True):
        if model._meta.db_table not in LEFT_BY_LOOKING and model._meta.app_label != "vault":
            yield model._meta.db_table


def _held() -> dict[str, str]:
    """Return a digest of all rows of every table of the records."""
    with connections["default"].cursor() as cursor:
        return {table: _digest(cursor, table) for table in _tables()}


def _digest(cursor: object, table: str) -> str:
    cursor.execute(f'SELECT * FROM "{table}"')  # type: ignore[attr-defined]
    rows = sorted(repr([_plain(cell) for cell in row]) for row in cursor.fetchall())  # type: ignore[attr-defined]
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def _plain(cell: object) -> object:
    return bytes(cell) if isinstance(cell, memoryview) else cell


@pytest.mark.parametrize(
    "username", ["coordinator", "leader", "rosa", "officer", "chair", "trustee", "hartley"]
)
def test_looking_changes_nothing(invented: Invented, username: str) -> None:
    client = Crawler(invented, username).client
    with taken_back():
        before, last = _held(), Entry.objects.order_by("-sequence").values_list("sequence", flat=True)[0]
        looked = 0
        for address, _nobodys in Guesser().own(invented.role(username), most=1):
            if address != ENDS_IT:
                looked += client.get(address).status_code == 200
        after = _held()
        entered = set(Entry.objects.filter(sequence__gt=last).values_list("event", flat=True))

    assert looked > 5
    assert {table for table in before if before[table] != after[table]} <= {"accounts_pin"}
    assert entered <= {event.value for event in LOOKS}
