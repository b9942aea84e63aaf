"""The invented centre's year, from its first Saturday to last night: everything happens in the order of time."""

from wicketgate.doors.cli.demonstration import filling, saturdays, waiting
from wicketgate.doors.cli.demonstration.filling import Filled


def live(filled: Filled) -> None:
    """Let the year happen. The ledger gets its entries as a real centre's does: none is older than the one before."""
    year = [*saturdays.a_year(filled), filling.some_leave(filled), *waiting.last_night(filled)]
    for happening in sorted(year, key=lambda happening: happening.at):
        happening.happens()
