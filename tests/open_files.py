"""What this process has open, on any system: each descriptor is asked which file it is."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

MOST = 4096


def count() -> int:
    """Return how many descriptors are open."""
    return len(list(_open()))


def times_open(paths: Iterable[Path]) -> int:
    """Return how many descriptors are of one of `paths`."""
    named = {_which(path.stat()) for path in paths}
    return sum(_which(held) in named for held in _open())


def _open() -> Iterator[os.stat_result]:
    for descriptor in range(MOST):
        try:
            yield os.fstat(descriptor)
        except OSError:
            continue


def _which(held: os.stat_result) -> tuple[int, int]:
    return held.st_dev, held.st_ino
