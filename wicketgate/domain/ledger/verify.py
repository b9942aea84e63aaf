"""Check the ledger from its first entry, and name the first that does not fit."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from wicketgate.domain.ledger import notes, stored
from wicketgate.domain.ledger.chain import GENESIS, digest_of_rows
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.merkle import Tree, leaf_hash
from wicketgate.domain.ledger.models import Checkpoint, Entry
from wicketgate.vault.opening import which_match

_AT_A_TIME = 2000


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many entries fit, and the first that doesn't: its place and what is wrong with it."""

    checked: int
    first_bad: int | None = None
    problem: str | None = None
    checkpoints: int = 0

    @property
    def holds(self) -> bool:
        """Whether every entry fits."""
        return self.first_bad is None


class _Bad(Exception):
    """The first thing that does not fit: an entry's place, and what is wrong."""

    def __init__(self, place: int, problem: str) -> None:
        super().__init__(problem)
        self.place, self.problem = place, problem


def verify(centre: UUID, *, witnessed: Iterable[str] = ()) -> Verdict:
    """
    Return the verdict on the centre's whole ledger.

    Places without a gap, links, each entry's own digest; then every checkpoint that is kept, and those `witnessed`:
    texts that somebody kept outside the computer. Raises NoteRefused for one of those that is no checkpoint of it.
    """
    older = notes.older_keys(centre)
    read = (notes.read(text, centre=centre, older=older) for text in witnessed)
    outside = sorted(read, key=lambda note: note.size)
    leaves: list[bytes] = []
    sizes = set(Checkpoint.objects.filter(centre=centre).values_list("size", flat=True))
    try:
        _walk(centre, leaves)
        tree = Tree(leaves)
        # Those outside first: whoever holds the key can sign those that are kept here again.
        _require_same_roots(tree, outside)
        kept = _kept_checkpoints(centre, sizes, walked=tree.size)
        _require_same_roots(tree, kept)
    except _Bad as bad:
        return Verdict(checked=len(leaves), first_bad=bad.place, problem=bad.problem)
    return Verdict(checked=len(leaves), checkpoints=len(kept) + len(outside))


def verify_details(centre: UUID) -> Verdict:
    """
    Return the verdict on the details: each that still opens is the one its entry was committed to.

    Opens them in the safe without reading them. One whose subject was let go of has no key, and counts as fitting.
    """
    in_order = Entry.objects.filter(centre=centre).order_by("sequence").iterator(chunk_size=_AT_A_TIME)
    return _verdict_on_details(in_order)


def verify_newest_details(centre: UUID, *, most: int) -> Verdict:
    """Return the same verdict on the newest entries alone, `most` of them at the most."""
    newest_first = Entry.objects.filter(centre=centre).order_by("-sequence")[:most]
    return _verdict_on_details(reversed(newest_first))


def _verdict_on_details(entries: Iterator[Entry]) -> Verdict:
    checked = 0
    while batch := list(islice(entries, _AT_A_TIME)):
        matches = which_match([(entry.detail, entry.commitment) for entry in batch])
        for entry, fits in zip(batch, matches, strict=True):
            if fits is False:
                return Verdict(checked, entry.sequence, "its detail was changed, moved or damaged")
            checked += 1
    return Verdict(checked)


def in_its_place(sequence: int, place: int) -> bool:
    """Return whether an entry has the number of the place at which it was found."""
    return sequence == place


def follows(before: str, previous: str) -> bool:
    """Return whether an entry names the digest of the one before it."""
    return before == previous


def stands(form: str | None, digest: str) -> bool:
    """Return whether an entry still has the digest that it was written with."""
    return form is not None and leaf_hash(form.encode()).hex() == digest


def is_bound(expected: str | None, written: str) -> bool:
    """Return whether a checkpoint's row is the one that its entry was made with."""
    return expected == written


def has_root(tree: Tree, note: notes.Note) -> bool:
    """Return whether the tree had, at a checkpoint's size, the root that was signed."""
    return tree.root(note.size) == note.root


def reaches(tree: Tree, note: notes.Note) -> bool:
    """Return whether there are still as many entries as were signed."""
    return note.size <= tree.size


def _walk(centre: UUID, leaves: list[bytes]) -> None:
    previous = GENESIS
    for place, (sequence, form, before, digest) in enumerate(stored.entries(centre), 1):
        if not in_its_place(sequence, place):
            raise _Bad(place, f"expected entry {place}, got entry {sequence}: one was taken out or put in")
        if not follows(before, previous):
            raise _Bad(place, "it does not follow from the entry before it")
        if not stands(form, digest):
            raise _Bad(place, "it was changed after it was written")
        leaves.append(bytes.fromhex(digest))
        previous = digest


def _kept_checkpoints(centre: UUID, sizes: Collection[int], *, walked: int) -> list[notes.Note]:
    # One that is signed meanwhile is over entries that were not walked: it is for the next time.
    in_order = Checkpoint.objects.filter(centre=centre).order_by("size")
    rows = [row for row in in_order if row.size in sizes or row.size < walked]
    made = Entry.objects.filter(centre=centre, event=Event.CHECKPOINT_MADE, sequence__lte=walked)
    entered = made.order_by("sequence")
    expected = {row.size + 1: digest_of_rows([row]) for row in rows}
    for sequence, written in entered.values_list("sequence", "written"):
        if not is_bound(expected.pop(sequence, None), written):
            raise _Bad(sequence, "the checkpoint that it entered was taken out or changed")
    for place in expected:
        if not is_bound(None, expected[place]):
            raise _Bad(place, "a checkpoint was put in that no entry made")
    older = notes.older_keys(centre)
    return [_read(row, centre, older) for row in rows]


def _read(row: Checkpoint, centre: UUID, older: Sequence[notes.OlderKey]) -> notes.Note:
    try:
        return notes.read(row.note, centre=centre, older=older)
    except notes.NoteRefused as refused:
        raise _Bad(row.size + 1, str(refused).rstrip(".")) from refused


def _require_same_roots(tree: Tree, in_order: Sequence[notes.Note]) -> None:
    fits_to = 0
    for note in in_order:
        if not reaches(tree, note):
            raise _Bad(tree.size + 1, f"there were {note.size} entries, and the last of them were cut off")
        if not has_root(tree, note):
            raise _Bad(fits_to + 1, f"of the entries from here to {note.size}, one is not what was signed")
        fits_to = note.size
