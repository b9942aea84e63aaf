"""`wicketgate doctor`: say what is well with this centre, what is not, and what to do. It changes nothing."""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import django

from wicketgate.doors import clock
from wicketgate.doors.cli import places
from wicketgate.doors.cli.opened import NotOpened, or_letter
from wicketgate.vault import presence

if TYPE_CHECKING:
    from wicketgate.doors.doctor.assertion import Finding


def main(argv: Sequence[str]) -> int:
    """Return 0 where all is green or amber, 1 where something is red or nothing could be looked at, 2 asked wrongly."""
    parser = argparse.ArgumentParser(prog="wicketgate doctor")
    places.add_option(parser)
    parser.add_argument(
        "--json", action="store_true", help="for another program: see docs/reference/doctor.md"
    )
    parser.add_argument("--all", action="store_true", help="say what is in order too")
    options = parser.parse_args(argv)
    return or_letter(lambda: _doctor(options))


def _doctor(options: argparse.Namespace) -> int:
    if options.centre is not None:
        places.require(options.centre).use()
    _look_only()
    from wicketgate.doors.doctor import report
    from wicketgate.doors.doctor.examination import examine, worst
    from wicketgate.doors.doctor.installed import here

    installed = here(clock.now())
    findings = examine(installed)
    if options.json:
        sys.stdout.write(report.as_json(findings, installed))
    else:
        sys.stdout.writelines(_said(findings, with_all=options.all))
    return 1 if worst(findings) == "red" else 0


def _look_only() -> None:
    """Load the settings, and take no step that changes the records: what is missing is what is looked for."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wicketgate.config.settings")
    django.setup()
    from django.conf import settings  # the settings exist only now

    if not settings.INSTALLATION.database_url and not (settings.WICKETGATE_DATA / "records.db").is_file():
        raise NotOpened("Expected the records of a centre, got none here. Begin with: wicketgate new-centre")
    presence.join(settings.WICKETGATE_DATA)


def _said(findings: "Sequence[Finding]", *, with_all: bool) -> Iterator[str]:
    from wicketgate.doors.doctor.report import TO_DO, WORDS, counted

    # What is found of several, for one reason, is said once below them.
    for (state, found, advice), alike in groupby(findings, lambda one: (one.state, one.found, one.advice)):
        if state in TO_DO:
            yield from (f"{WORDS[state]}  Should be so: {one.claim}\n" for one in alike)
            yield f"        {found}\n        → {advice}\n"
        elif with_all and state != "not_applicable":
            yield from (f"{WORDS[state]}  {one.claim}\n        {found}\n" for one in alike)
    counts = counted(findings)
    yield f"\n{counts['red']} red, {counts['amber']} amber, {counts['green']} green (--all says which)"
    yield f"; {counts['not_applicable']} that don’t apply here.\n"
