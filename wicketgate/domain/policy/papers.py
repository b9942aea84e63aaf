"""The recovery papers as the records know them: which set is the newest, and which of its papers were checked back."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from wicketgate.domain.ledger.refusals import Unable
from wicketgate.domain.policy.models import Centre, PaperCheck, PaperSet

ENOUGH = 2  # any two of the three bring the centre back


class PapersUnchecked(Unable):
    """Too few recovery papers were checked back for another family to be taken in."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This waits for the recovery papers. If this computer were lost now, nobody could bring back what is "
                "on it. Make the three papers and check two of them, then try again. A concern never waits for this."
            )
        )


@dataclass(frozen=True, slots=True)
class Papers:
    """The newest set: the day it was made, its name, and the numbers of the papers that were checked back."""

    name: str
    made_on: date
    checked: frozenset[int]

    @property
    def are_enough(self) -> bool:
        """Whether two different ones were checked."""
        return len(self.checked) >= ENOUGH


def newest_papers(centre: UUID) -> Papers | None:
    """Return the newest set of recovery papers, or None before there is one."""
    held = PaperSet.objects.filter(centre=centre).order_by("-number").first()
    if held is None:
        return None
    checked = PaperCheck.objects.filter(papers=held).values_list("number", flat=True)
    return Papers(held.name, held.made_on, frozenset(checked))


def first_papers_made_on(centre: UUID) -> date:
    """Return the day on which the centre's first set was made. There must be one."""
    in_order = PaperSet.objects.filter(centre=centre).order_by("number")
    return in_order.values_list("made_on", flat=True)[0]


def days_of_sets(centre: UUID) -> list[tuple[str, date]]:
    """Return the name and the day of every set that was made, the newest first."""
    newest_first = PaperSet.objects.filter(centre=centre).order_by("-number")
    return list(newest_first.values_list("name", "made_on"))


def are_wanted(centre: UUID) -> bool:
    """
    Say whether the centre must have recovery papers.

    A demonstration has nothing to lose, and records in PostgreSQL are backed up by those who keep that server.
    """
    if is_backed_up_elsewhere():
        return False
    return Centre.objects.filter(id=centre, is_demonstration=False).exists()


def is_backed_up_elsewhere() -> bool:
    """Say whether the records are on a server with backups of its own, which these papers don't open."""
    return connection.vendor == "postgresql"


def require_papers(centre: UUID) -> None:
    """Raise PapersUnchecked unless two papers of the newest set were checked back, where the centre must have any."""
    held = newest_papers(centre)
    if are_wanted(centre) and (held is None or not held.are_enough):
        raise PapersUnchecked
