"""The walls that officers look after: who said that they know which family, by reference."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.people.models import Wall


@dataclass(frozen=True, slots=True)
class WallLine:
    """One wall. Officers see neither family nor name here: the username and the reference are enough to decide."""

    id: UUID
    username: str
    reference: str
    declared_on: date
    waived_on: date | None
    is_own: bool


def walls(viewer: Viewer) -> list[WallLine]:
    """Return the centre's walls, those that nobody has agreed to open first."""
    rows = Wall.objects.filter(centre=viewer.centre).select_related("account", "arrangement")
    rows = rows.only("declared_on", "waived_on", "account__username", "arrangement__reference")
    lines = [
        WallLine(
            id=row.id,
            username=row.account.username,
            reference=row.arrangement.reference,
            declared_on=row.declared_on,
            waived_on=row.waived_on,
            is_own=row.account_id == viewer.account,
        )
        for row in rows
    ]
    return sorted(lines, key=lambda line: (line.waived_on is not None, line.declared_on, str(line.id)))
