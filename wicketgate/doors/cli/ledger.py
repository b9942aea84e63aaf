"""`wicketgate ledger verify`: check the chain, and name the first entry that does not fit."""

import sys
from collections.abc import Sequence

from wicketgate.doors.cli.opened import or_letter, prepare

USAGE = "Expected: wicketgate ledger verify\n"


def main(argv: Sequence[str]) -> int:
    """Return 0 when every centre's chain holds, 1 when one does not, 2 when asked wrongly."""
    if list(argv) != ["verify"]:
        sys.stderr.write(USAGE)
        return 2
    return or_letter(_verify)


def _verify() -> int:
    prepare()
    from wicketgate.domain.ledger.queries import centres_with_entries  # models load after the settings
    from wicketgate.domain.ledger.verify import verify

    verdicts = [verify(centre) for centre in centres_with_entries()]
    for verdict in verdicts:
        line = f"{verdict.checked} entries fit."
        if not verdict.holds:
            line += f" Entry {verdict.first_bad} does not: {verdict.problem}."
        sys.stdout.write(line + "\n")
    return 0 if all(verdict.holds for verdict in verdicts) else 1
