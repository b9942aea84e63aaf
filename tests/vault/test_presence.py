"""Whoever has the records alone is alone: a mark that was lost on the way there is never taken for one that is held."""

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from wicketgate.vault import presence
from wicketgate.vault.presence import InUse, Overtaken


@pytest.fixture
def joined(tmp_path: Path) -> Iterator[Path]:
    presence.join(tmp_path)
    yield tmp_path
    presence.leave(tmp_path)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[int]:
    """Another process's mark: a lock belongs to whoever opened the folder."""
    descriptor = os.open(tmp_path, os.O_RDONLY)
    yield descriptor
    os.close(descriptor)


def _may_be_alone(other: int) -> bool:
    try:
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def test_beside_another_nobody_is_alone_and_both_keep_their_marks(joined: Path, other: int) -> None:
    fcntl.flock(other, fcntl.LOCK_SH)

    with pytest.raises(InUse), presence.alone(joined):
        pass

    assert not _may_be_alone(other)


def test_after_being_alone_the_mark_is_there_again(joined: Path, other: int) -> None:
    with presence.alone(joined):
        assert not _may_be_alone(other)

    assert not _may_be_alone(other)


@pytest.mark.parametrize("at", ["on the way there", "on the way back"])
def test_who_lost_the_mark_to_another_who_is_alone_goes_no_further(
    joined: Path, other: int, at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is in memory, such as the root key, may be an old one by now: it is no InUse, which some go on after."""
    locks = presence._locks
    if at == "on the way there":
        fcntl.flock(other, fcntl.LOCK_SH)

    def overtaken(descriptor: int, *, alone: bool) -> bool:
        if not alone:
            fcntl.flock(descriptor, fcntl.LOCK_UN)
            assert _may_be_alone(other)
        return locks(descriptor, alone=alone)

    monkeypatch.setattr(presence, "_locks", overtaken)

    with pytest.raises(Overtaken), presence.alone(joined):
        pass

    assert not issubclass(Overtaken, InUse)
    assert joined not in presence._held
