"""Each assertion says so when its guard is taken away: one row an assertion, in breaking.py."""

import pytest
from django.conf import settings

from tests.doors.doctor.breaking import ROWS
from tests.doors.doctor.rows.row import Row
from tests.doors.doctor.ward import Ward
from wicketgate.doors.doctor.examination import ASSERTIONS

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

VENDOR = "postgresql" if settings.DATABASES["default"]["ENGINE"].endswith("postgresql") else "sqlite"
HERE = [row for row in ROWS if VENDOR in row.on]


@pytest.mark.parametrize("row", HERE, ids=[f"{row.code}: {row.what}" for row in HERE])
def test_an_assertion_whose_guard_is_taken_away_says_so(ward: Ward, row: Row) -> None:
    before = ward.look(row.code)
    row.do(ward)
    after = ward.look(row.code)

    assert (before.state, after.state) == ("green", row.state), (before.found, after.found)
    assert before.advice == ""
    assert after.advice
    assert "This can’t be looked at" not in after.found


def test_every_assertion_has_its_row() -> None:
    codes = [row.code for row in ROWS]

    assert sorted(codes) == sorted(assertion.code for assertion in ASSERTIONS), "add a row to breaking.py"
    assert len(set(codes)) == len(codes)
