"""`wicketgate jobs`: do once what is due, for a computer that is not always on, or for a timer of the system."""

import argparse
import sys
from collections.abc import Sequence

from wicketgate.doors.cli import places
from wicketgate.doors.cli.opened import or_letter


def main(argv: Sequence[str]) -> int:
    """Return 0 when nothing is wrong, 1 when a job failed or the records don't open, 2 when asked wrongly."""
    parser = argparse.ArgumentParser(prog="wicketgate jobs")
    places.add_option(parser)
    options = parser.parse_args(argv)
    return or_letter(lambda: _jobs(options.centre))


def _jobs(name: str | None) -> int:
    places.open_records(name)
    from wicketgate.doors.jobs.outcomes import is_trouble
    from wicketgate.doors.jobs.running import Runner

    ran = Runner().run_due()
    for one in ran:
        sys.stdout.write(f"{one.name}: {one.outcome}\n")
    if not ran:
        sys.stdout.write("Nothing is due.\n")
    return 1 if any(is_trouble(one.outcome) for one in ran) else 0
