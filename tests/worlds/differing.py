"""
What differs between the two worlds: what one side has told the centre, and nothing that anybody did.

In the second world every private word of the parents the children live with is another, so that it sorts, counts and
measures differently. Names and needs of families who are due today stay: whoever is on duty may know them. In the third
world these are others too, with every birthday, and orders not to meet: nobody who is not in the hall may know of them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from wicketgate.domain.people.coded import Risk
from wicketgate.domain.people.details import AdultDetails, ChildDetails
from wicketgate.domain.sessions.coded import AbsenceReason
from wicketgate.doors.cli.demonstration import arranging, families, saturdays
from wicketgate.doors.cli.demonstration.families import Family

ADDRESS = "1 Aardvark Alley, by the old slaughterhouse, third stair on the left\nZennor Bay\nZZ9 9ZZ"
RISK_WORDS = "Says that somebody stood under the window on three evenings, and has written each of them down"


@dataclass(frozen=True, slots=True)
class World:
    """One of the two: its families, why a day did not happen, and whether somebody raised a concern."""

    name: str
    families: tuple[Family, ...]
    absences: tuple[AbsenceReason, ...]
    has_concern: bool


def first() -> World:
    """Return the world as the demonstration tells it."""
    return World("first", families.FAMILIES, saturdays.REASONS, has_concern=False)


def second() -> World:
    """Return the world in which one side's facts are others."""
    return World(
        "second",
        tuple(_told_otherwise(family, number) for number, family in enumerate(families.FAMILIES)),
        tuple(reversed(saturdays.REASONS)),
        has_concern=True,
    )


def third() -> World:
    """Return the world in which also what the hall knows of a family is another."""
    families = tuple(_known_otherwise(family, number) for number, family in enumerate(second().families))
    return replace(second(), name="third", families=families)


@contextmanager
def made_of(world: World) -> Iterator[None]:
    """Let the demonstration be filled with this world's families and reasons."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (arranging, saturdays):
            patch.setattr(module, "FAMILIES", world.families)
        patch.setattr(saturdays, "REASONS", world.absences)
        yield


def _told_otherwise(family: Family, number: int) -> Family:
    is_known = (
        family.is_due_today or bool(family.lives_again) or family.code == "elm"
    )  # elm's mother is ash's
    risks = frozenset[Risk]() if family.risks else frozenset({Risk.STALKING, Risk.DRUGS, Risk.CONVICTION})
    return replace(
        family,
        lives_with=_adult(family.lives_with, number, is_known=is_known),
        children=tuple(_child(child, is_known=family.is_due_today) for child in family.children),
        risks=risks,
        risk_words=RISK_WORDS if risks else "",
    )


def _adult(adult: AdultDetails, number: int, *, is_known: bool) -> AdultDetails:
    moved = replace(
        adult,
        telephone=f"+4477009009{99 - number}",
        email="" if adult.email else f"somebody.else{number}@a-much-longer-place.example",
        address=f"{number}{ADDRESS}",
        is_address_confidential=not adult.is_address_confidential,
    )
    if is_known:
        return moved
    return replace(moved, name=f"Aaltje {'Zuiderveld-' * number}Quist", known_as="Aa", needs="Reads lips")


def _child(child: ChildDetails, *, is_known: bool) -> ChildDetails:
    moved = replace(child, school="" if child.school else "The Zennor Bay School of Ships and Sails")
    return moved if is_known else replace(moved, health="Faints at the sight of wool")


def _known_otherwise(family: Family, number: int) -> Family:
    if family.lives_again:
        return family  # their parent is the same person in another family, and is another there
    children = tuple(
        replace(
            child,
            name=f"{'Q' * (number + 1)}uilla Nightingale",
            born_on=_younger(child.born_on),
            health="Faints",
        )
        for child in family.children
    )
    adult = replace(family.lives_with, name=f"Zuzanna {'van ' * number}Aardenburg", needs="Reads lips")
    turned = not family.has_no_contact_order
    return replace(family, children=children, lives_with=adult, has_no_contact_order=turned)


def _younger(born_on: date | None) -> date | None:
    return born_on and born_on + timedelta(days=31)
