"""`wicketgate sweep`: try every sealed value, name what is damaged, and sweep up keys that seal nothing."""

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from wicketgate.doors.cli import places
from wicketgate.doors.cli.opened import or_letter, require_centre

if TYPE_CHECKING:
    from wicketgate.domain.retention.sealed_values import Tried
    from wicketgate.vault.orphans import Swept


def main(argv: Sequence[str]) -> int:
    """Return 0 when everything opens, 1 when something is damaged or the records don't open, 2 when asked wrongly."""
    parser = argparse.ArgumentParser(prog="wicketgate sweep")
    places.add_option(parser)
    options = parser.parse_args(argv)
    return or_letter(lambda: _sweep(options.centre))


def _sweep(name: str | None) -> int:
    places.open_records(name)
    from wicketgate.domain.ledger.actor import Actor
    from wicketgate.domain.retention.operations import sweep_keys
    from wicketgate.domain.retention.sealed_values import try_every_value
    from wicketgate.doors import clock
    from wicketgate.vault.chance import new_id

    centre = require_centre()
    tried = try_every_value(centre.id)
    swept = sweep_keys(tried=tried, by=Actor(centre.id, new_id()), at=clock.now())
    sys.stdout.write(_said(tried, swept))
    return 0 if tried.is_sound else 1


def _said(tried: "Tried", swept: "Swept") -> str:
    lines = [f"{tried.values} sealed values were tried."]
    lines += [f"Damaged: {reference}" for reference in tried.damaged]
    lines += [f"Can’t be read to its end: {label}" for label in tried.unreadable]
    if not tried.is_sound:
        lines.append(
            "Everything else can be used. Bring back what is damaged from a backup: wicketgate recover"
        )
    lines.append(f"{swept.marked} keys seal nothing and were marked; {swept.destroyed} were destroyed.")
    return "\n".join(lines) + "\n"
