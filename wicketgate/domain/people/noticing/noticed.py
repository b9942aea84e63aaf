"""What can be noticed, and where in a text it stood. The words themselves are never in the answer."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What was noticed."""

    ADDRESS = "address"
    POSTCODE = "postcode"
    TELEPHONE = "telephone"
    EMAIL = "email"
    CAR = "car"
    INSURANCE = "insurance"


@dataclass(frozen=True, slots=True, order=True)
class Noticed:
    """One thing noticed: `text[start:end]` of the text that was given."""

    start: int
    end: int
    kind: Kind
