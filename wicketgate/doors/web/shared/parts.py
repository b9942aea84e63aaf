"""
What the parts of a page are given to show.

Each is drawn by the template tag of the same name in `templatetags/wicket.py`.
They carry words that are ready to be read: no part knows a record or a rule.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

TaskState = Literal["done", "to_do", "late", "later"]
TagKind = Literal["plain", "done", "waiting", "stopped"]
HallState = Literal["expected", "here", "left"]
LightState = Literal["open", "wait", "shut"]


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of "check your answers"; without `change_url` it can't be changed here."""

    question: str
    value: str
    change_url: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One step of a list of things to do; `hint` says why it can't start yet, or what it needs."""

    label: str
    state: TaskState
    url: str | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way here; the last one has no `url`: it is this page."""

    label: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One box of a table: plain words, a link, or a tag of the given kind."""

    text: str
    url: str | None = None
    tag: TagKind | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table; each row has a cell for each column, and its first cell names the row."""

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]

    def __post_init__(self) -> None:
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                raise ValueError(
                    f"Table row {number}: expected {len(self.columns)} cells, one for each column, got {len(row)}. "
                    f"Give Cell('') for an empty box."
                )

    @property
    def labelled_rows(self) -> list[list[tuple[str, Cell]]]:
        """The rows with each cell beside the name of its column, for a phone, where the head is not shown."""
        return [list(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class HallPerson:
    """
    One person on the hall's tablet, in the order in which they are due.

    `name` is a first name and initial, `detail` the window and the door, and the times are as the clock on the
    wall shows them. A button without a URL is not drawn.
    """

    order: int
    name: str
    detail: str
    state: HallState
    arrived_at: str = ""
    left_at: str = ""
    arrived_url: str | None = None
    left_url: str | None = None
    undo_url: str | None = None
    alert: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """
    What the refusal's page says.

    `quotation` is the clause in the centre's own words, with its number in `paragraph` and the name of the
    document in `document`; all three are None where no document states the rule.
    """

    what: str
    why: str
    next_step: str
    paragraph: str | None = None
    quotation: str | None = None
    document: str | None = None
