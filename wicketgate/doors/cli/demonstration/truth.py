"""
What each member of the cast may ever see of anybody, stated by hand. Nothing here asks the law.

Written from the policy document and the cast's story, so that a test from outside can hold the program against it.
"""

from dataclasses import dataclass

EVERY_FAMILY = (
    "oak",
    "elm",
    "ash",
    "yew",
    "holly",
    "rowan",
    "hazel",
    "larch",
    "gorse",
    "broom",
    "maple",
    "sorrel",
)
# The family of a referral that waits to be decided on.
REFERRED = "referred"
# What an agency wrote in the request that waits for an answer.
REQUESTED = "requested"
# Those who serve, and the agencies' contacts: each by their username.
SERVE = (
    "coordinator",
    "leader",
    "officer",
    "chair",
    "trustee",
    "rosa",
    "hugo",
    "mei",
    "piotr",
    "edith",
    "samir",
    "clara",
    "joan",
)
CONTACTS = ("hartley", "bridge", "council")
DUE_TODAY = ("oak", "ash", "yew", "hazel", "gorse")


@dataclass(frozen=True, slots=True)
class MaySee:
    """The families, and those who serve, whose items of each class somebody may ever see."""

    name: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()
    child: tuple[str, ...] = ()
    health: tuple[str, ...] = ()
    location: tuple[str, ...] = ()
    concern: bool = False
    why: str = ""


NOTHING = "No family at all."

TRUTH: dict[str, MaySee] = {
    "coordinator": MaySee(
        name=(*EVERY_FAMILY, REFERRED, REQUESTED, *SERVE, *CONTACTS),
        contact=(*EVERY_FAMILY, REFERRED, *CONTACTS),
        child=(*EVERY_FAMILY, REFERRED),
        health=(*EVERY_FAMILY, REFERRED),
        location=(*EVERY_FAMILY, REFERRED),
        why="Runs the centre and knows no family. Each number, address or note is opened one at a time, for a purpose.",
    ),
    "leader": MaySee(
        name=(*EVERY_FAMILY, "leader"),
        contact=DUE_TODAY,
        child=DUE_TODAY,
        health=DUE_TODAY,
        why="In charge today: who is due, their numbers and what each needs. Never an address.",
    ),
    "rosa": MaySee(
        name=(*DUE_TODAY, "rosa"),
        health=DUE_TODAY,
        why="On duty today: who is due and what each needs. No number and no address.",
    ),
    "joan": MaySee(
        name=("oak", "ash", "hazel", "gorse", "joan"),
        health=("oak", "ash", "hazel", "gorse"),
        why="On duty today, but knows the family that she said she knows, and nobody has agreed to that.",
    ),
    "officer": MaySee(
        name=SERVE,
        concern=True,
        why="Reads concerns and decides checks. Has no page that shows a family otherwise.",
    ),
    "chair": MaySee(name=(*SERVE, *CONTACTS), why="Gives posts and opens accounts. " + NOTHING),
    "trustee": MaySee(name=("trustee",), why=NOTHING),
    "hugo": MaySee(name=("hugo",), why="Cleared and signed, but not on duty today. " + NOTHING),
    "mei": MaySee(name=("mei",), why="Has not signed the undertaking. " + NOTHING),
    "piotr": MaySee(name=("piotr",), why="The check is not back, so is never on duty. " + NOTHING),
    "edith": MaySee(name=("edith",), why="The check is out of date, so is not on duty. " + NOTHING),
    "samir": MaySee(name=("samir",), why="Has taken the undertaking back. " + NOTHING),
    "clara": MaySee(name=("clara",), why="Has left. " + NOTHING),
    "hartley": MaySee(
        name=("hartley",), why="An agency: dates and times of its own families come on paper, without a name."
    ),
    "bridge": MaySee(
        name=("bridge",), why="An agency: dates and times of its own families come on paper, without a name."
    ),
    "council": MaySee(
        name=("council",), why="An agency: dates and times of its own families come on paper, without a name."
    ),
}
