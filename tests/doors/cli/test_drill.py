"""The yearly drill on the centre's own computer: it goes well and is entered, or it is a letter and nothing is."""

from pathlib import Path

import pytest

from tests.doors.cli.computer import SLUG
from tests.doors.cli.saved import Saved, a_saved_centre, typed_in


@pytest.fixture
def saved(tmp_path: Path) -> Saved:
    saved = a_saved_centre(tmp_path)
    assert saved.old.run("backup", str(saved.disk), "--centre", SLUG).returncode == 0
    return saved


def events(saved: Saved) -> list[str]:
    return saved.old.inside(_EVENTS).split()


def test_a_drill_that_goes_well_is_entered_and_leaves_nothing(saved: Saved, tmp_path: Path) -> None:
    before, scratch = saved.old.everything(), tmp_path / "scratch"
    scratch.mkdir()

    done = saved.old.run("drill", *saved.shares(3, 1), "--centre", SLUG, TMPDIR=str(scratch))

    assert done.returncode == 0, done.stderr
    assert "The drill went well" in done.stdout
    assert events(saved)[-1] == "drill_held"
    assert list(scratch.iterdir()) == []
    assert {path for path in saved.old.everything() if path.suffix not in {".db-wal", ".db-shm"}} == before
    assert "acting" not in saved.old.inside(_USERNAMES)


def test_a_damaged_backup_is_a_letter_and_no_drill(saved: Saved) -> None:
    (sealed,) = saved.disk.glob("*/records-*.age")
    sealed.write_bytes(sealed.read_bytes()[:-100])

    refused = saved.old.run("drill", *saved.shares(1, 2), "--centre", SLUG)

    assert refused.returncode == 1
    assert "was cut" in refused.stderr
    assert "drill_held" not in events(saved)


def test_papers_that_do_not_belong_together_are_a_letter(saved: Saved, tmp_path: Path) -> None:
    printed = tmp_path / "printed again"
    printed.mkdir()
    assert saved.old.run("recovery-papers", str(printed), "--centre", SLUG).returncode == 0
    newer = typed_in(printed)
    cut = tmp_path / "cut.txt"
    cut.write_text(newer[0].read_text()[:100])

    for shares, said in (
        ([newer[0], newer[0]], "got share 1 twice"),
        ([newer[0], saved.papers[1]], "two sets of papers"),
        ([newer[0], newer[1]], "sealed for other papers"),
        ([newer[1], cut], "Line 4"),
        ([newer[1]], "Expected two shares, got 1"),
    ):
        words = [word for share in shares for word in ("--share", str(share))]
        refused = saved.old.run("drill", *words, "--centre", SLUG)

        assert refused.returncode == 1, said
        assert said in refused.stderr
    assert "drill_held" not in events(saved)
    listed = saved.old.run("recovery-papers", "--sets", "--centre", SLUG).stdout
    assert "no backup that can be seen from here" in listed
    assert len(listed.strip().splitlines()) == 5


_EVENTS = """
from wicketgate.domain.ledger.models import Entry
print(*Entry.objects.order_by("sequence").values_list("event", flat=True))
"""
_USERNAMES = """
from wicketgate.domain.accounts.models import Account
print(*Account.objects.values_list("username", flat=True))
"""
