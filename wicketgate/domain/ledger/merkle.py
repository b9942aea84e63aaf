"""
The Merkle tree of RFC 6962 over the entries, and the proofs that whoever holds only its root can check.

A leaf is SHA-256 of 0x00 and the entry's form; a node is SHA-256 of 0x01 and its two halves. The tree of no entries
has the SHA-256 of nothing as its root.
"""

import hashlib
from collections.abc import Sequence

Path = tuple[bytes, ...]
EMPTY = hashlib.sha256().digest()


def leaf_hash(form: bytes) -> bytes:
    """Return the leaf of one entry's form."""
    return hashlib.sha256(b"\0" + form).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the node over two halves."""
    return hashlib.sha256(b"\1" + left + right).digest()


class Tree:
    """A tree that answers for itself as it is now and as it was at every size before. Sizes count entries."""

    __slots__ = ("_levels",)

    def __init__(self, leaves: Sequence[bytes]) -> None:
        # Level k holds the root of every whole run of 2^k leaves; every other root is made from a few of these.
        self._levels = [list(leaves)]
        while len(self._levels[-1]) > 1:
            below = iter(self._levels[-1])
            self._levels.append([node_hash(left, right) for left, right in zip(below, below, strict=False)])

    @property
    def size(self) -> int:
        """How many leaves there are."""
        return len(self._levels[0])

    def root(self, size: int | None = None) -> bytes:
        """Return the root of the first `size` leaves. Raises ValueError for more than there are."""
        wanted = self.size if size is None else size
        self._require(0 <= wanted <= self.size, f"a size from 0 to {self.size}", wanted)
        return self._over(0, wanted) if wanted else EMPTY

    def inclusion(self, index: int, size: int) -> Path:
        """Return the audit path of leaf `index`, counted from 0, in the tree of `size` (RFC 6962, 2.1.1)."""
        self._require(0 <= index < size <= self.size, f"a leaf of a tree of at most {self.size}", index)
        return tuple(self._audit(index, 0, size))

    def consistency(self, first: int, second: int) -> Path:
        """Return the proof that the tree of `first` leaves begins the tree of `second` (RFC 6962, 2.1.2)."""
        self._require(0 < first <= second <= self.size, f"two sizes of at most {self.size}, in order", first)
        return tuple(self._subproof(first, 0, second, whole=True))

    def _over(self, start: int, end: int) -> bytes:
        length = end - start
        if length & (length - 1) == 0:
            level = length.bit_length() - 1
            return self._levels[level][start >> level]
        middle = start + _split(length)
        return node_hash(self._over(start, middle), self._over(middle, end))

    def _audit(self, index: int, start: int, end: int) -> list[bytes]:
        if end - start == 1:
            return []
        middle = start + _split(end - start)
        if index < middle:
            return [*self._audit(index, start, middle), self._over(middle, end)]
        return [*self._audit(index, middle, end), self._over(start, middle)]

    def _subproof(self, first: int, start: int, end: int, *, whole: bool) -> list[bytes]:
        if first == end:
            return [] if whole else [self._over(start, end)]
        middle = start + _split(end - start)
        if first <= middle:
            return [*self._subproof(first, start, middle, whole=whole), self._over(middle, end)]
        return [*self._subproof(first, middle, end, whole=False), self._over(start, middle)]

    @staticmethod
    def _require(fits: bool, expected: str, got: int) -> None:  # noqa: FBT001 - an assertion's one subject
        if not fits:
            raise ValueError(f"Expected {expected}, got {got}.")


def includes(leaf: bytes, *, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Return whether `path` shows that `leaf` is at `index`, counted from 0, of the tree of `size` with that root."""
    if not 0 <= index < size:
        return False
    climbed = _climb(leaf, index, size - 1, path)
    return climbed == root


def extends(first: int, first_root: bytes, second: int, second_root: bytes, path: Sequence[bytes]) -> bool:
    """Return whether `path` shows that the tree of `first` leaves is the beginning of the tree of `second`."""
    if not 0 < first <= second:
        return False
    if first == second:
        return not path and first_root == second_root
    steps = list(path) if first & (first - 1) else [first_root, *path]
    return _both(first - 1, second - 1, steps) == (first_root, second_root)


def _climb(held: bytes, index: int, last: int, path: Sequence[bytes]) -> bytes | None:
    # RFC 9162, 2.1.3.2: `last` is the index of the last node of the level that has been reached.
    for beside in path:
        if last == 0:
            return None
        if index & 1 or index == last:
            held = node_hash(beside, held)
            index, last = _past_left_edges(index, last)
        else:
            held = node_hash(held, beside)
        index, last = index >> 1, last >> 1
    return held if last == 0 else None


def _both(index: int, last: int, path: list[bytes]) -> tuple[bytes, bytes] | None:
    # RFC 9162, 2.1.4.2: climbs to both roots at once.
    if not path:
        return None
    while index & 1:
        index, last = index >> 1, last >> 1
    old = new = path[0]
    for beside in path[1:]:
        if last == 0:
            return None
        if index & 1 or index == last:
            old, new = node_hash(beside, old), node_hash(beside, new)
            index, last = _past_left_edges(index, last)
        else:
            new = node_hash(new, beside)
        index, last = index >> 1, last >> 1
    return (old, new) if last == 0 else None


def _past_left_edges(index: int, last: int) -> tuple[int, int]:
    while index and not index & 1:
        index, last = index >> 1, last >> 1
    return index, last


def _split(length: int) -> int:
    # The largest power of two that is smaller than `length`.
    return 1 << (length - 1).bit_length() - 1
