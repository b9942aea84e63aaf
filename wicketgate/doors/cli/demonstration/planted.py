"""
Every sealed value that the cast's tables plant, with its class, whose it is, and on which side of which family.

Written from the cast's own tables, never from what the program holds.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from wicketgate.domain.people.details import AdultDetails, ChildDetails
from wicketgate.doors.cli.demonstration.families import FAMILIES, Family
from wicketgate.doors.cli.demonstration.serving import OFFICES, SERVING
from wicketgate.doors.cli.demonstration.truth import REFERRED, REQUESTED
from wicketgate.doors.cli.demonstration.waiting import ASKED_ABOUT, CHILD, CONCERN_WORDS, RISK_WORDS, VISITING

LIVES_WITH, VISITS = "lives_with", "visits"


@dataclass(frozen=True, slots=True)
class Planted:
    """
    One sealed value: its text, its class, whose it is, on which side of which family.

    What belongs to no family stands under a word of its own: somebody's username, or what waits to be done.
    """

    value: str
    item_class: str
    subject: str
    side: str | None
    family: str | None


def everything_planted() -> Iterator[Planted]:
    """Yield every sealed value that the cast's tables plant, each once."""
    for family in FAMILIES:
        for child in family.children:
            yield from _of_child(family, child)
        if not family.lives_again:
            yield from _of_adult(family, family.lives_with, LIVES_WITH)
        if not family.visits_again:
            yield from _of_adult(family, family.visits, VISITS)
        yield from _of_companions(family)
        yield from _of_arrangement(family)
    yield from _of_the_referral()
    yield from _of_those_who_serve()
    yield Planted(ASKED_ABOUT, "name", "the request", None, REQUESTED)
    yield Planted(CONCERN_WORDS, "concern", "concern", None, None)


def _of_child(family: Family, child: ChildDetails) -> Iterator[Planted]:
    held = {"name": child.name, "location": child.school, "health": child.health}
    for item_class, value in held.items():
        if value:
            yield Planted(value, item_class, child.name, None, family.code)
    if child.needs:
        yield Planted(child.needs, "health", child.name, None, family.code)
    if child.born_on:
        yield Planted(child.born_on.isoformat(), "child", child.name, None, family.code)


def _of_adult(family: Family, adult: AdultDetails, side: str) -> Iterator[Planted]:
    held = (
        ("name", adult.name),
        ("contact", adult.telephone),
        ("contact", adult.email),
        ("location", adult.address),
        ("health", adult.needs),
    )
    for item_class, value in held:
        if value:
            yield Planted(value, item_class, adult.name, side, family.code)


def _of_companions(family: Family) -> Iterator[Planted]:
    for side, companions in ((LIVES_WITH, family.lives_companions), (VISITS, family.visits_companions)):
        for companion in companions:
            yield Planted(companion.name, "name", companion.name, side, family.code)
            if companion.telephone:
                yield Planted(companion.telephone, "contact", companion.name, side, family.code)


def _of_arrangement(family: Family) -> Iterator[Planted]:
    if family.risk_words:
        yield Planted(family.risk_words, "child", "the side's account of risk", LIVES_WITH, family.code)
    if family.agency_reference:
        yield Planted(family.agency_reference, "child", "the agency's own reference", None, family.code)
    if family.preferred:
        yield Planted(family.preferred, "child", "the terms", None, family.code)


def _of_the_referral() -> Iterator[Planted]:
    """What an agency sent about a family that is not accepted yet."""
    child, adult = str(CHILD["name"]), str(VISITING["name"])
    held = (
        ("name", child, child),
        ("child", str(CHILD["born_on"]), child),
        ("location", str(CHILD["school"]), child),
        ("health", str(CHILD["health"]), child),
        ("name", adult, adult),
        ("contact", str(VISITING["telephone"]), adult),
        ("location", str(VISITING["address"]), adult),
        ("child", RISK_WORDS, "the referral"),
    )
    for item_class, value, subject in held:
        yield Planted(value, item_class, subject, VISITS if subject == adult else None, REFERRED)


def _of_those_who_serve() -> Iterator[Planted]:
    """Those who serve, and the agencies' contacts with the numbers on which they are rung back."""
    for server in SERVING:
        yield Planted(server.name, "name", server.name, None, server.username)
    for office in OFFICES:
        yield Planted(office.contact, "name", office.contact, None, office.username)
        yield Planted(office.telephone, "contact", office.contact, None, office.username)
