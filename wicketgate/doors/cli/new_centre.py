"""
`wicketgate new-centre`: begin the records of a real centre, in plain words.

Run again, it goes on where it stopped, or says that the centre is there already. It never overwrites anything.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from wicketgate.doors.cli import apart, asked, places
from wicketgate.doors.cli.asked import AskedWrongly
from wicketgate.doors.cli.beginning import begin
from wicketgate.doors.cli.founded import Wishes, coordinators_name
from wicketgate.doors.cli.opened import or_letter

PORT = 8000


def main(argv: Sequence[str]) -> int:
    """
    Make what is missing: the folder, the key, the databases, the centre and the coordinator's sign-in.

    Returns 0 when the centre is there, 1 with a letter when it can't be made here, 2 when asked wrongly.
    """
    options = _parser().parse_args(argv)
    try:
        status = or_letter(lambda: begin(_wishes(options), port=options.port))
    except AskedWrongly as letter:
        sys.stderr.write(f"{letter}\n")
        return 2
    if status == 0 and options.serve:
        from wicketgate.doors.cli.serve import serve

        return or_letter(lambda: serve(centre=None, port=options.port, workers=1))
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="wicketgate new-centre",
        description="Begin the records of a real child contact centre. What is not given here is asked for.",
    )
    parser.add_argument("--name", help="the centre’s name, as families know it")
    parser.add_argument("--coordinator", help="the coordinator’s own name")
    parser.add_argument("--username", help="what the coordinator signs in as (usually: coordinator)")
    parser.add_argument(
        "--folder", type=Path, help="where the records are kept; outside this program’s folder"
    )
    parser.add_argument(
        "--key", type=Path, help="where the key file is kept; never in the folder of the records"
    )
    parser.add_argument("--passphrase", action="store_true", help="lock the key file with a passphrase")
    parser.add_argument("--serve", action="store_true", help="open the pages at once")
    parser.add_argument("--port", type=int, default=PORT)
    return parser


def _wishes(options: argparse.Namespace) -> Wishes:
    name = asked.centres_name(options.name)
    usual = places.remembered(name) or places.usual(name)
    place = apart.put(usual, folder=options.folder, key=options.key)
    username = (options.username or "coordinator").strip().lower()
    asked.require_username(username)
    if place.has_records:
        return Wishes(name, options.coordinator or "", username, place, None)
    passphrase = asked.new_passphrase() if options.passphrase else None
    return Wishes(name, coordinators_name(options.coordinator), username, place, passphrase)
