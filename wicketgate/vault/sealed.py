"""A sealed value as the rest of the program holds it: dots to whoever prints it."""

import hashlib
from dataclasses import dataclass
from typing import NoReturn

from wicketgate.vault.seal import Place, header

DOTS = "••••"


class _Closed:
    """Whatever asks a closed value for its text gets dots; whatever would copy it out fails."""

    __slots__ = ()

    def __str__(self) -> str:
        return DOTS

    __repr__ = __str__

    def __format__(self, spec: str) -> str:
        return DOTS

    def __eq__(self, other: object) -> NoReturn:
        raise TypeError("A sealed value can't be compared: open it through the gate first.")

    def __hash__(self) -> int:
        raise TypeError("A sealed value can't be a key: use its reference.")

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("A sealed value can't be pickled or copied out.")


class Sealed(_Closed):
    """A value read from the database, closed. Only `vault.opening` opens it, and only with a receipt."""

    __slots__ = ("blob", "item", "place")

    def __init__(self, blob: bytes, *, place: Place, item: str) -> None:
        self.blob = blob
        self.place = place
        self.item = item

    @property
    def reference(self) -> str:
        """The value's name in the ledger: the field's label and the row's id."""
        return self.place.reference

    @property
    def version(self) -> int:
        """How many times this value has been written."""
        return header(self.blob)[2]

    @property
    def mark(self) -> str:
        """Sixteen signs that are others when the value is written anew, even with the same words; they tell nothing."""
        return hashlib.sha256(self.blob).hexdigest()[:16]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Typed(_Closed):
    """A value that somebody has just typed, on its way into the safe."""

    text: str
    version: int

    __repr__ = _Closed.__repr__
    __hash__ = _Closed.__hash__
