"""Let a job be due now, instead of when its time comes."""

from datetime import datetime
from uuid import UUID

from wicketgate.doors.jobs.models import Scheduled


def hasten(name: str, centre: UUID, *, at: datetime) -> bool:
    """Say that a job is due at `at`. Returns False where it is due already, or has no row yet and so is due too."""
    waiting = Scheduled.objects.filter(centre=centre, name=name, due_at__gt=at)
    return bool(waiting.update(due_at=at))
