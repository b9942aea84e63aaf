"""
A disk that is full from any write on, and one that says that what was written did not last.

Nothing is half-written, what opens nothing sealed can still be looked at, and with room again the same act is done.
"""

import sys

import pytest

from tests.faults.running import IS_LONG, struck

# The real thing, by SQLite's own door: only the embedded database writes its files itself.
ACTS = ("arrival", "concern", "address", "reveal", "checkpoint")
LONGER = ("booking", "family", "release", "sweep")


def test_a_disk_that_is_full_from_any_write_on_leaves_nothing_half_done() -> None:
    report = struck("full", "--acts", *ACTS, *(LONGER if IS_LONG else ()))

    assert report["wrong"] == []
    assert report["turned_away"] >= 60, "so few writes would show little"


def test_what_is_not_kept_open_can_t_be_looked_at_on_a_full_disk() -> None:
    report = struck("full", "--acts", "arrival", "--without", "the records are held open")

    assert any("nothing could be looked at" in sentence for sentence in report["wrong"])


def test_a_write_that_did_not_last_is_not_acknowledged(capsys: pytest.CaptureFixture[str]) -> None:
    report = struck("unsynced", "--acts", "arrival", "concern", "address", "reveal", "family")

    if report["not_run"]:
        with capsys.disabled():
            sys.stderr.write(
                f"\nAn error of fsync was not run: this system forbids it ({report['not_run'][0]}).\n"
            )
    assert report["wrong"] == []
    assert report["not_run"] or report["turned_away"] >= 10


def test_an_answer_that_asks_nobody_whether_it_lasted_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    report = struck("unsynced", "--acts", "concern", "--without", "the commit comes before the answer")

    assert report["wrong"] or report["not_run"]
