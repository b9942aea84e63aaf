"""The manifest of the demonstration tells all: whatever the records hold closed is in it, or is coded."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.census.house import our_models
from tests.doors.canaries import folded, parts
from tests.doors.invented_centre import Invented, filled_for_a_module  # noqa: F401 - a fixture
from wicketgate.vault.chance import new_id
from wicketgate.vault.fields import sealed_fields
from wicketgate.vault.opening import open_values
from wicketgate.vault.receipt import Receipt

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

# What holds codes, days and references of the program's own, and no word that anybody typed.
CODED = {"ledger_detail", "absence_reason", "order", "attendance"}
# Of a referral's pages: those without a word of the family's own.
PAGES_OF_CODES = (
    '{"kind":',
    '{"read_notice":',
    '{"codes": [],',
    '{"frequency":',
    '{"agency_reference": "HM-2026-0203"',
)


def test_everything_that_is_sealed_was_planted(invented: Invented) -> None:
    held = [text for model in our_models() for text in _opened(model)]
    known = {folded(part) for value in invented.planted() for part in (value, *parts(value, "contact"))}

    assert len(held) > 150
    assert {text for text in held if not any(part in folded(text) for part in known)} == set()


def _opened(model: Any) -> Iterator[str]:
    for field in sealed_fields(model):
        if field.item not in CODED:
            values = [getattr(row, field.attname) for row in model.objects.all()]
            for value in filter(None, values):
                opens = frozenset([value.reference])
                (text,) = open_values(
                    [value], Receipt(entry=new_id(), centre=value.place.centre, opens=opens)
                )
                if not text.startswith(PAGES_OF_CODES):
                    yield text.replace("\\n", "\n")
