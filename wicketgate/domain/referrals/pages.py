"""
What each page of a referral asks, and under which seal each answer is kept.

This is the one table of a referral's answers: the forms ask for these, the operations take no others, and what
is not in it is kept nowhere.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from django.db.models import TextChoices

from wicketgate.domain.people.coded import Frequency, OrderKind, Risk, SideKind
from wicketgate.domain.people.models import Service

Text = Literal["name", "note", "address", "place", "reference", "telephone", "email"]
Kind = Text | Literal["date", "code", "codes", "yes_no"]
Seal = Literal["answers", "contact", "location", "health"]
SEALS: tuple[Seal, ...] = ("answers", "contact", "location", "health")
MOST_CHILDREN = 8
MOST_COMPANIONS = 6


class Page(StrEnum):
    """The pages, in the order in which they are filled."""

    NOTICE = "notice"
    CHILD = "child"
    ADULT = "adult"
    COMPANION = "companion"
    RISKS = "risks"
    ORDER = "order"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Box:
    """One answer: what kind it is, under which seal it is kept, and the most characters it may have."""

    key: str
    kind: Kind
    seal: Seal = "answers"
    longest: int = 200
    is_required: bool = False
    choices: type[TextChoices] | None = None


PAGES: dict[Page, tuple[Box, ...]] = {
    Page.NOTICE: (
        Box("read_notice", "yes_no", is_required=True),
        Box("read_policy", "yes_no", is_required=True),
    ),
    Page.CHILD: (
        Box("name", "name", longest=120, is_required=True),
        Box("known_as", "name", longest=60),
        Box("born_on", "date", is_required=True),
        Box("school", "place", "location", longest=200),
        Box("health", "note", "health", longest=1000),
        Box("needs", "note", "health", longest=1000),
    ),
    Page.ADULT: (
        Box("name", "name", longest=120, is_required=True),
        Box("known_as", "name", longest=60),
        Box("telephone", "telephone", "contact", longest=40),
        Box("email", "email", "contact", longest=200),
        Box("address", "address", "location", longest=400, is_required=True),
        Box("is_address_confidential", "yes_no"),
        Box("address_confirmed_on", "date", is_required=True),
        Box("needs", "note", "health", longest=1000),
    ),
    Page.COMPANION: (
        Box("name", "name", longest=120, is_required=True),
        Box("telephone", "telephone", "contact", longest=40),
        Box("may_come", "yes_no"),
        Box("may_collect", "yes_no"),
    ),
    Page.RISKS: (
        Box("risks", "codes", choices=Risk),
        Box("no_risks", "yes_no"),
        Box("words", "note", longest=4000),
    ),
    Page.ORDER: (
        Box("kind", "code", is_required=True, choices=OrderKind),
        Box("made_on", "date"),
        Box("expires_on", "date"),
        Box("no_contact", "yes_no"),
        Box("may_leave_building", "yes_no"),
        Box("may_parents_meet", "yes_no"),
    ),
    Page.ASKED: (
        Box("service", "code", is_required=True, choices=Service),
        Box("frequency", "code", is_required=True, choices=Frequency),
        Box("preferred", "note", longest=400),
        Box("agency_reference", "reference", longest=60),
    ),
}
OF_A_SIDE = frozenset({Page.ADULT, Page.COMPANION, Page.RISKS})
MOST = {Page.CHILD: MOST_CHILDREN, Page.COMPANION: MOST_COMPANIONS}


@dataclass(frozen=True, slots=True)
class Section:
    """Where a page stands in a referral: its side, for what one side tells, and its number, where there are several."""

    page: Page
    side: SideKind | None = None
    number: int | None = None

    def __str__(self) -> str:
        words = self.page if self.number is None else f"{self.page}-{self.number}"
        return words if self.side is None else f"{self.side}.{words}"


def section(text: str) -> Section | None:
    """Return the section that `text` names, such as `child-1` or `visits.adult`; None when there is no such one."""
    side, _, rest = text.rpartition(".")
    words, _, number = rest.partition("-")
    if words not in set(Page) or side not in {"", *SideKind}:
        return None
    read = Section(Page(words), SideKind(side) if side else None, _number(number))
    return read if str(read) == text and _is_whole(read) else None


def sections_to_fill(sides: tuple[SideKind, ...]) -> tuple[Section, ...]:
    """Return the sections, beside a child's, without which a referral of these sides can't be sent, in order."""
    of_sides = (Section(page, side) for side in sides for page in (Page.ADULT, Page.RISKS))
    return (Section(Page.NOTICE), *of_sides, Section(Page.ORDER), Section(Page.ASKED))


def _is_whole(read: Section) -> bool:
    most = MOST.get(read.page)
    fits = read.number is None if most is None else read.number is not None and 1 <= read.number <= most
    return fits and (read.page in OF_A_SIDE) == (read.side is not None)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 3 else None
