"""A list of what was given out, as a table to look at."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from wicketgate.domain.disclosures.given_out.words import Said
from wicketgate.doors.web.shared.parts import Cell, Table


def lines_table(lines: Sequence[Said]) -> Table:
    """Return the lines of one list, as they stand on the paper."""
    columns = (_("Entry"), _("When"), _("What"), _("To whom"), _("What for"))
    return Table(_("In the words of the paper, the oldest first"), columns, [_row(line) for line in lines])


def _row(line: Said) -> tuple[Cell, ...]:
    answers = (str(line.place), line.when, line.what, line.whom, line.why)
    return tuple(Cell(answer) for answer in answers)
