"""Where nothing says what was let go of, records that come back wait in quarantine, and nobody opens them."""

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.vault.centre import (
    ANA,
    BO,
    MONDAY,
    OTHER,
    Centre,
    journal_of,
    let_go_of,
    nothing_is_at,
    subjects_in,
)
from wicketgate.vault import journal, quarantine, restore
from wicketgate.vault.errors import BackupError
from wicketgate.vault.quarantine import Quarantined

LATER = MONDAY + timedelta(days=1)


def without_a_journal(centre: Centre) -> None:
    (centre.home / journal.NAME).unlink()


def with_one_from_before(centre: Centre) -> None:
    before = (centre.home / journal.NAME).read_bytes()
    centre.back_up(LATER)
    (centre.home / journal.NAME).write_bytes(before)


def with_one_that_says_nothing(centre: Centre) -> None:
    journal_of({}, centre.home / journal.NAME)


@pytest.mark.parametrize("lost", [without_a_journal, with_one_from_before, with_one_that_says_nothing])
def test_without_the_journal_of_the_day_they_wait(centre: Centre, place: restore.Place, lost: object) -> None:
    centre.back_up()
    lost(centre)  # type: ignore[operator]

    brought = centre.bring_back(place)

    assert brought.waits
    with pytest.raises(Quarantined, match="nobody can sign in yet"):
        quarantine.require_none(place.data)


def test_with_the_journal_of_the_day_they_do_not_wait(centre: Centre, place: restore.Place) -> None:
    centre.back_up()

    assert not centre.bring_back(place).waits
    quarantine.require_none(place.data)


def test_the_journal_that_is_found_later_ends_it_and_what_it_names_stays_gone(
    centre: Centre, place: restore.Place, tmp_path: Path
) -> None:
    centre.back_up()
    without_a_journal(centre)
    centre.bring_back(place)
    saved = tmp_path / "saved.txt"
    journal_of({ANA: 1}, saved)

    brought = restore.end_quarantine(place.data, centre.source.root, journals=[saved])

    assert brought.let_go == 1
    assert subjects_in(place, centre.source.root) == [BO]
    assert journal.read(place.data / journal.NAME) == {ANA: 1}
    quarantine.require_none(place.data)


def test_it_is_ended_without_when_the_journal_is_lost_for_good(centre: Centre, place: restore.Place) -> None:
    centre.back_up()
    without_a_journal(centre)
    centre.bring_back(place)

    restore.end_quarantine(place.data, centre.source.root, journals=[])

    quarantine.require_none(place.data)
    with pytest.raises(BackupError, match="Expected records in quarantine"):
        restore.end_quarantine(place.data, centre.source.root, journals=[])


def a_cut_one(centre: Centre) -> None:
    let_go_of(centre, {ANA: 1, BO: 2})
    path = centre.home / journal.NAME
    path.write_text("\n".join(path.read_text().split("\n")[:-2]) + "\n")


def an_altered_one(centre: Centre) -> None:
    let_go_of(centre, {ANA: 1})
    path = centre.home / journal.NAME
    path.write_text(path.read_text()[:-6] + "00000\n")


def another_centres(centre: Centre) -> None:
    journal.merge([], centre.home / journal.NAME, of=journal.mark_of(OTHER), at=MONDAY)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        pytest.param(a_cut_one, "was cut: expected 2 lines, got 1", id="cut"),
        pytest.param(an_altered_one, "is damaged: somebody who was let go of", id="altered"),
        pytest.param(another_centres, "is the journal of another centre", id="of another centre"),
    ],
)
def test_a_damaged_journal_is_a_letter_and_nothing_comes_back(
    centre: Centre, place: restore.Place, damage: object, said: str
) -> None:
    centre.back_up()
    damage(centre)  # type: ignore[operator]

    with pytest.raises(BackupError, match=said):
        centre.bring_back(place)

    assert nothing_is_at(place)


def test_a_journal_that_was_named_and_is_not_there_is_a_letter(
    centre: Centre, place: restore.Place, tmp_path: Path
) -> None:
    centre.back_up()

    with pytest.raises(BackupError, match="Expected the journal at"):
        centre.bring_back(replace(place, journals=[tmp_path / "gone.txt"]))

    assert nothing_is_at(place)


def test_a_named_journal_of_another_centre_is_a_letter(
    centre: Centre, place: restore.Place, tmp_path: Path
) -> None:
    centre.back_up()
    saved = tmp_path / "saved.txt"
    journal_of({ANA: 1}, saved, centre=OTHER)

    with pytest.raises(BackupError, match="journal of another centre"):
        centre.bring_back(replace(place, journals=[saved]))

    assert nothing_is_at(place)


def test_a_mark_that_is_damaged_opens_nothing(centre: Centre, place: restore.Place) -> None:
    centre.back_up()
    without_a_journal(centre)
    centre.bring_back(place)
    (place.data / quarantine.NAME).write_text("{")

    with pytest.raises(Quarantined, match="is damaged"):
        quarantine.require_none(place.data)


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let no file grow past so many bytes, as a disk does that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)


@pytest.mark.parametrize("size", [0, 60, 4_000, 8_000], ids=lambda size: f"{size} bytes of room")
def test_a_full_disk_brings_nothing_back_and_says_so(centre: Centre, place: restore.Place, size: int) -> None:
    centre.back_up()
    let_go_of(centre, {ANA: 1})

    with room_for(size), pytest.raises(BackupError, match="There is no room"):
        centre.bring_back(place)

    assert nothing_is_at(place)
    assert centre.bring_back(place).let_go == 1
