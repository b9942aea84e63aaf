"""Whoever holds an old backup, one recovery paper, or the disk without its key."""

import shutil
from collections import Counter
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from tests.vault.centre import ANA, BO, CANARY, MONDAY, Centre, connected, let_go_of, subjects_in
from wicketgate.vault import backup, journal, recovery, restore, shares, shelf

OWN = UUID(int=7 << 100)


def test_a_backup_shows_nothing_of_what_is_in_it(centre: Centre) -> None:
    centre.back_up()

    assert CANARY not in b"".join(path.read_bytes() for path in centre.home.iterdir())


def test_control_without_the_sealing_to_the_papers_whoever_has_the_root_key_reads_it(
    centre: Centre,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def copied(kept: recovery.Recovery, source: Path, target: Path) -> tuple[int, str]:
        target.write_bytes(source.read_bytes())
        return target.stat().st_size, backup.digest_of(target)

    monkeypatch.setattr(recovery.Recovery, "seal", copied)
    records, *_others = centre.back_up()
    taken = Path(shutil.copy(records, tmp_path / "records.db"))

    assert connected(taken, centre.source.root).execute("SELECT word FROM t").fetchone() == (CANARY.decode(),)


def brought_back(centre: Centre, place: restore.Place) -> list[UUID]:
    """Back up, let one person go, and bring the backup back."""
    centre.back_up()
    let_go_of(centre, {ANA: 1})
    centre.bring_back(place)
    return subjects_in(place, centre.source.root)


def test_an_old_backup_brings_nobody_back_who_was_let_go_of(centre: Centre, place: restore.Place) -> None:
    assert brought_back(centre, place) == [BO]


def test_control_without_the_journal_she_is_back(
    centre: Centre, place: restore.Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restore, "_let_go_again", lambda *given, **more: 0)

    assert ANA in brought_back(centre, place)


def test_a_journal_that_was_cut_and_counted_anew_is_taken_for_whole(
    centre: Centre, place: restore.Place
) -> None:
    """What they can: write on the disk that they hold. The journal is checked against accidents, not against them."""
    centre.back_up()
    let_go_of(centre, {ANA: 1})

    journal.merge([], centre.home / journal.NAME, of=centre.source.mark, at=MONDAY)

    assert not centre.bring_back(place).waits
    assert ANA in subjects_in(place, centre.source.root)


def old_keyring(centre: Centre) -> Path:
    """Back up, and again 31 days later; return where the first keyring was."""
    first = centre.back_up()
    centre.back_up(MONDAY + timedelta(days=31))
    return Path(first[1])


def test_no_keyring_is_kept_for_longer_than_thirty_days(centre: Centre) -> None:
    assert not old_keyring(centre).exists()


def test_control_without_the_thirty_days_it_is_there(centre: Centre, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "KEYRING_KEPT", timedelta(days=9_999))

    assert old_keyring(centre).exists()


def what_one_paper_tells(secret: bytes) -> Counter[bytes]:
    """Return the halves of one paper's share, over many drawings."""
    return Counter(shares.split(secret, centre=OWN)[0].halves[0] for _ in range(50))


def test_one_paper_is_another_each_time(centre: Centre) -> None:
    assert max(what_one_paper_tells(bytes(32)).values()) == 1


def test_control_without_chance_a_paper_is_the_secret_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wicketgate.vault.shares.secrets.token_bytes", bytes)
    secret = bytes(range(32))

    assert secret in {half for one in shares.split(secret, centre=OWN) for half in one.halves}


def test_the_file_of_records_is_no_database_without_its_key(centre: Centre) -> None:
    content = (centre.source.data / "records.db").read_bytes()

    assert not content.startswith(b"SQLite format 3")
    assert CANARY not in content


def test_with_the_key_the_same_file_is_read(centre: Centre) -> None:
    words = (
        connected(centre.source.data / "records.db", centre.source.root)
        .execute("SELECT word FROM t")
        .fetchall()
    )

    assert words == [(CANARY.decode(),)]
