"""What the computer knows of its recovery papers, and whether one that is typed or scanned is of the newest set."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wicketgate.vault import paper_words, recovery, shares
from wicketgate.vault.errors import BackupError


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether papers were made here, and whether their words are known, so that they can be typed."""

    are_made: bool
    can_be_checked: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of the newest set: its number, and its set's name and day."""

    number: int
    name: str
    made_on: date


def standing(data: Path) -> Standing:
    """Return how the papers stand that are known in the folder of the records."""
    try:
        kept = recovery.kept(data)
    except BackupError:
        return Standing(are_made=False, can_be_checked=False)
    return Standing(are_made=True, can_be_checked=bool(kept.words))


def by_words(typed: Sequence[str], *, data: Path) -> Paper:
    """Return the paper that has these words. Raises WordsWrong, which repeats none of them."""
    kept = recovery.kept(data)
    return _paper(paper_words.number_of(typed, kept=kept), kept)


def by_scan(text: str, *, data: Path) -> Paper:
    """Return the paper whose whole text was scanned. Raises ShareError for what is none, or is of another set."""
    kept = recovery.kept(data)
    return _paper(paper_words.number_of_share(shares.decode(text), kept=kept), kept)


def _paper(number: int, kept: recovery.Recovery) -> Paper:
    return Paper(number, recovery.papers_of(kept.recipient), date.fromisoformat(kept.made_on))
