"""
What each member of the cast may ever see of the families, stated by hand. Nothing here asks the law.

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
DUE_TODAY = ("oak", "ash", "yew", "hazel", "gorse")


@dataclass(frozen=True, slots=True)
class MaySee:
    """The families whose items of each class somebody may ever see."""

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
        name=(*EVERY_FAMILY, REFERRED),
        contact=(*EVERY_FAMILY, REFERRED),
        child=(*EVERY_FAMILY, REFERRED),
        health=(*EVERY_FAMILY, REFERRED),
        location=(*EVERY_FAMILY, REFERRED),
        why="Runs the centre and knows no family. Each number, address or note is opened one at a time, for a purpose.",
    ),
    "leader": MaySee(
        name=EVERY_FAMILY,
        contact=DUE_TODAY,
        child=DUE_TODAY,
        health=DUE_TODAY,
        why="In charge today: who is due, their numbers and what each needs. Never an address.",
    ),
    "rosa": MaySee(
        name=DUE_TODAY,
        health=DUE_TODAY,
        why="On duty today: who is due and what each needs. No number and no address.",
    ),
    "joan": MaySee(
        name=("oak", "ash", "hazel", "gorse"),
        health=("oak", "ash", "hazel", "gorse"),
        why="On duty today, but knows the family that she said she knows, and nobody has agreed to that.",
    ),
    "officer": MaySee(concern=True, why="Reads concerns. Has no page that shows a family otherwise."),
    "chair": MaySee(why=NOTHING),
    "trustee": MaySee(why=NOTHING),
    "hugo": MaySee(why="Cleared and signed, but not on duty today. " + NOTHING),
    "mei": MaySee(why="Has not signed the undertaking. " + NOTHING),
    "piotr": MaySee(why="The check is not back, so is never on duty. " + NOTHING),
    "edith": MaySee(why="The check is out of date, so is not on duty. " + NOTHING),
    "samir": MaySee(why="Has taken the undertaking back. " + NOTHING),
    "clara": MaySee(why="Has left. " + NOTHING),
    "hartley": MaySee(why="An agency: dates and times of its own families come on paper, without a name."),
    "bridge": MaySee(why="An agency: dates and times of its own families come on paper, without a name."),
    "council": MaySee(why="An agency: dates and times of its own families come on paper, without a name."),
}
