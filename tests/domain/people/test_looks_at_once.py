"""Who opens several values at the very same moment opens no more of them than are left."""

import os
from typing import Any

import pytest

from tests.domain.people.looks_at_once import AT_ONCE
from tests.faults.running import struck

pytestmark = pytest.mark.database
ONE_WRITER_AT_A_TIME = not os.environ.get("WICKETGATE_DATABASE_URL")


def looked(*words: str) -> dict[str, Any]:
    return struck(*words, program="tests.domain.people.looks_at_once")


def test_of_several_looks_at_once_only_those_that_are_left_open() -> None:
    assert looked() == {"said": ["no_quota_left"] * (AT_ONCE - 1) + ["opened"], "left": 0}


def test_where_nobody_waits_for_another_to_count_more_open() -> None:
    """The embedded database lets one writer in at a time; on a server the wait alone keeps the number."""
    said = looked("--without-turn")["said"]

    assert (said.count("opened") == 1) is ONE_WRITER_AT_A_TIME
