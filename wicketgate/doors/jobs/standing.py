"""How the jobs of a centre stand, for whoever looks."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wicketgate.doors.jobs.models import Scheduled
from wicketgate.doors.jobs.outcomes import is_trouble

# A job that fails once is tried again within a minute; what fails so often needs somebody.
KEEPS_FAILING = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """One job: how it ended last and when, when it was last done, when it is due, and how often it failed since."""

    name: str
    outcome: str
    finished_at: datetime | None
    done_at: datetime | None
    due_at: datetime
    tries: int

    @property
    def is_trouble(self) -> bool:
        """Whether it ended badly the last time."""
        return is_trouble(self.outcome)

    @property
    def keeps_failing(self) -> bool:
        """Whether somebody has to see to it."""
        return self.is_trouble and self.tries >= KEEPS_FAILING


def standing(centre: UUID) -> list[Standing]:
    """Return how every job of the centre stands, in the order of their names."""
    names = ("name", "outcome", "finished_at", "done_at", "due_at", "tries")
    rows = Scheduled.objects.filter(centre=centre).values_list(*names)
    return sorted((Standing(*row) for row in rows), key=lambda one: one.name)


def last_done(name: str, centre: UUID) -> datetime | None:
    """Return when a job was last done to its end, or None."""
    return Scheduled.objects.filter(centre=centre, name=name).values_list("done_at", flat=True).first()
