"""
`wicketgate drill`: bring the centre back beside itself from the newest backup and two papers, to see that it works.

Everything is in a folder of its own, under a key that is locked with words that nobody is told, and gone afterwards.
"""

import argparse
import json
import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wicketgate.doors import table_steps
from wicketgate.doors.cli import papers_given, places
from wicketgate.doors.cli.backup import require_embedded_centre
from wicketgate.doors.cli.opened import NotOpened, or_letter

if TYPE_CHECKING:
    from wicketgate.vault.quarantine import Brought

_SECONDS = 1800


def main(argv: Sequence[str]) -> int:
    """Return 0 when the drill went well and is entered, 1 with a letter when not, 2 when asked wrongly."""
    parser = argparse.ArgumentParser(prog="wicketgate drill")
    parser.add_argument(
        "folder",
        nargs="?",
        type=Path,
        help="the folder or disk of the backups; the one used last unless given",
    )
    parser.add_argument(
        "--share", type=Path, action="append", help="a paper, typed in or scanned, as a file; give two"
    )
    places.add_option(parser)
    options = parser.parse_args(argv)
    return or_letter(lambda: _drill(options))


def _drill(options: argparse.Namespace) -> int:
    places.open_records(options.centre)
    require_embedded_centre()
    folder = _folder(options.folder)
    opener = papers_given.opener(options.share)
    with tempfile.TemporaryDirectory(prefix="wicketgate-drill-") as scratch:
        brought, found = _practise(folder, opener, Path(scratch))
    _require_well(found)
    _enter(brought, found)
    sys.stdout.write(_DONE.format(brought=brought, found=found))
    return 0


def _folder(given: Path | None) -> Path:
    from wicketgate.doors.jobs import backups

    held = backups.wanted(given.expanduser().resolve() if given is not None else None)
    if held is None:
        raise NotOpened(
            "Expected the folder of the backups, got none, and none was used before. Nothing was changed."
        )
    return Path(held.folder)


def _practise(folder: Path, opener: Any, scratch: Path) -> "tuple[Brought, dict[str, Any]]":
    from django.conf import settings

    from wicketgate.vault import journal, restore

    # Words that only this process knows: were it cut off, what is left in the folder could never be read.
    passphrase = secrets.token_urlsafe(32)
    own = settings.WICKETGATE_DATA / journal.NAME
    place = restore.Place(
        scratch / "data", scratch / "key/drill.key", passphrase, [own] if own.is_file() else []
    )
    brought = restore.bring_back(folder, opener, place=place, known=table_steps.known())
    return brought, _looked_at(place.data, place.key_file, passphrase, home=scratch)


def _looked_at(data: Path, key_file: Path, passphrase: str, *, home: Path) -> dict[str, Any]:
    """Open what was brought back in a process of its own, and return what it found."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "wicketgate.doors.cli.drilled"],
            env=_environment(data, key_file, passphrase, home=home),
            cwd=home,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise NotOpened(
            f"The backup came back, and could not be looked through in {_SECONDS // 60} minutes. The drill is not "
            "entered. Close other programs and try again."
        ) from error
    if done.returncode != 0:
        said = " ".join(done.stderr.strip().splitlines()[-1:]) or "nothing more is known."
        raise NotOpened(
            f"The backup came back, and does not open: {said} The drill is not entered. Write a new backup and try "
            "again; if it happens again, ask for help at once."
        )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _environment(data: Path, key_file: Path, passphrase: str, *, home: Path) -> dict[str, str]:
    """Return this process's environment with other records named in it, and nothing of the centre's own."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("WICKETGATE_", "DJANGO_"))
    }
    program = str(Path(__file__).resolve().parents[3])
    return kept | {
        "HOME": str(home),
        "PYTHONPATH": os.pathsep.join(filter(None, [program, kept.get("PYTHONPATH", "")])),
        "WICKETGATE_DATA": str(data),
        "WICKETGATE_KEY_FILE": str(key_file),
        "WICKETGATE_PASSPHRASE": passphrase,
        "WICKETGATE_DEMONSTRATION": "0",
    }


def _require_well(found: Mapping[str, Any]) -> None:
    wrong = [
        said
        for said, is_well in (
            ("nobody could sign in", found["signed_in"]),
            (f"the ledger does not hold from entry {found['first_bad']} on", found["first_bad"] is None),
            (f"{found['damaged']} sealed values are damaged", found["damaged"] == 0),
        )
        if not is_well
    ]
    if wrong:
        raise NotOpened(
            f"The centre came back, but {' and '.join(wrong)}. The drill is not entered. Keep older backups, and run "
            "wicketgate sweep and wicketgate ledger verify here, to see whether it is so in the records too."
        )


def _enter(brought: "Brought", found: Mapping[str, Any]) -> None:
    from wicketgate.domain.ledger.actor import Actor
    from wicketgate.domain.policy.operations import note_guided_drill
    from wicketgate.doors import clock
    from wicketgate.vault.chance import new_id

    by = Actor(require_embedded_centre(), new_id())
    note_guided_drill(records_at=brought.records_at, values=found["values"], by=by, at=clock.now())


_DONE = """The drill went well, and is entered. The next one is due in a year.

  Records of        {brought.records_at:%d %B %Y, %H:%M} UTC
  Entries checked   {found[entries]}
  Values opened     {found[values]}
  Sign-in           somebody new could sign in as acting coordinator

What was brought back for it is gone again. Put the two papers back where they were, apart from each other, and delete
their files.
"""
