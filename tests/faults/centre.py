"""A centre to be struck: the cast, a family with a place today, and a request that can be answered."""

from dataclasses import dataclass
from uuid import UUID

from tests.asking import Field, a_field
from tests.domain.sessions.saturday import a_place, open_hall, window_of
from tests.families import member
from tests.people import CENTRE, Cast, cast
from wicketgate.domain.people.models import Arrangement, Part

ID = CENTRE


@dataclass(frozen=True)
class Struck:
    """What the acts work on: who acts, whom they act for, and whose times are tapped."""

    field: Field
    window: UUID
    adult: UUID

    @property
    def cast(self) -> Cast:
        return self.field.cast

    @property
    def family(self) -> Arrangement:
        return self.field.family


def begin() -> Struck:
    """Make the centre in the records that the settings name, which are new."""
    field = a_field(cast())
    booking = a_place(field.cast, field.family, open_hall(field.cast))[0]
    adult = member(field.family, Part.ADULT, side="visits")
    return Struck(field, window=window_of(booking, Part.ADULT, side="visits").id, adult=adult.id)
