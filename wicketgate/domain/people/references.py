"""Draw the reference by which a record is spoken of: it tells nothing of how many there are, nor of whom."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.db.models import Model

from wicketgate.vault.chance import new_id

# Without vowels, so that no word appears, and without what looks or sounds like something else.
LETTERS = "23456789BCDFGHJKMNPQRTVWXYZ"


def reference_for(rows: type[Model], *, centre: UUID, on: date) -> str:
    """Return a reference that none of the centre's `rows` has."""
    taken = rows._default_manager.filter(centre=centre)
    return draw_reference(on, is_taken=lambda drawn: taken.filter(reference=drawn).exists())


def draw_reference(on: date, *, is_taken: Callable[[str], bool]) -> str:
    """Return a reference such as `26-K7MQ-4RT`: the year of `on`, then seven letters and digits by chance."""
    while True:
        reference = f"{on:%y}-{_letters()}"
        if not is_taken(reference):
            return reference


def _letters() -> str:
    drawn, letters = new_id().int, ""
    for _ in range(7):
        drawn, place = divmod(drawn, len(LETTERS))
        letters += LETTERS[place]
    return f"{letters[:4]}-{letters[4:]}"
