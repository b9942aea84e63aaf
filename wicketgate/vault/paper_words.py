"""
The ten words of a recovery paper that show it was printed and can be read: one a line, and four of the last line.

They check the letters, so many papers' words together tell a little of the recovery key. The computer therefore keeps
no word: only one digest of all ten a paper, made slowly enough that nobody finds the words by trying.
"""

from collections.abc import Iterator, Sequence

from wicketgate.vault.errors import ShareError
from wicketgate.vault.recovery import Recovery, digest_of_words
from wicketgate.vault.shares import Share
from wicketgate.vault.words import WORDS

LINES = 7
_ONE_EACH = 6  # lines with one word; the last has the other four
_ALL = 10


class WordsWrong(ShareError):
    """The words are not those of a paper of the newest set; `line` is where to look, 1 to 7, or None."""

    def __init__(self, line: int | None) -> None:
        where = "The words" if line is None else f"Line {line}: the words"
        super().__init__(
            f"{where} are not those of a paper that was made last. Look at the paper again. Nothing was kept."
        )
        self.line = line


def number_of(typed: Sequence[str], *, kept: Recovery) -> int:
    """Return which paper, 1 to 3, has these ten words. Raises WordsWrong, which repeats none of them."""
    words = tuple(word.strip().lower() for word in typed)
    for place in range(_ALL):
        if place >= len(words) or words[place] not in WORDS:
            raise WordsWrong(_line_of(place))
    if len(words) > _ALL:
        raise WordsWrong(LINES)
    found = _paper_with(words, kept)
    if found is None:
        raise WordsWrong(next(_one_word_away(words, kept), None))
    return found


def number_of_share(share: Share, *, kept: Recovery) -> int:
    """Return which paper was scanned as a whole. Raises WordsWrong for one of another set or centre."""
    if not kept.knows(share):
        raise WordsWrong(None)
    return share.number


def _paper_with(words: tuple[str, ...], kept: Recovery) -> int | None:
    digest = digest_of_words(words, recipient=kept.recipient)
    return kept.words.index(digest) + 1 if digest in kept.words else None


def _one_word_away(words: tuple[str, ...], kept: Recovery) -> Iterator[int]:
    """Yield the line of the one word that was mistaken for another, if that is all that is wrong."""
    for place in range(_ALL):
        for other in WORDS:
            if _paper_with((*words[:place], other, *words[place + 1 :]), kept) is not None:
                yield _line_of(place)


def _line_of(place: int) -> int:
    return min(place, _ONE_EACH) + 1
