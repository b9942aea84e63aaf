"""
`wicketgate recover FOLDER --share A --share B`: bring a centre back on an empty computer.

With `--acting NAME` somebody new gets a coordinator's post for a while, so that Saturday can be held. Where nothing
says what was let go of since, the records wait in quarantine until `--journal` or `--journal-is-lost` is given.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from wicketgate.doors import table_steps
from wicketgate.doors.cli import acting, apart, asked, papers_given, places
from wicketgate.doors.cli.asked import AskedWrongly
from wicketgate.doors.cli.beginning import program
from wicketgate.doors.cli.opened import or_letter, prepare
from wicketgate.doors.cli.places import Place

if TYPE_CHECKING:
    from wicketgate.vault.quarantine import Brought


def main(argv: Sequence[str]) -> int:
    """Return 0 when the centre is back, 1 with a letter and nothing half-done when not, 2 when asked wrongly."""
    options = _parser().parse_args(argv)
    try:
        if options.backup is None:
            _require_quarantine_words(options)
            return or_letter(lambda: _end_quarantine(options))
        return or_letter(lambda: _recover(options))
    except AskedWrongly as letter:
        sys.stderr.write(f"{letter}\n")
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="wicketgate recover", description="Bring a centre back from a backup and two recovery papers."
    )
    parser.add_argument(
        "backup", type=Path, nargs="?", help="the folder or disk that the backups were written to"
    )
    parser.add_argument("--centre", help="the short name of a centre whose records wait in quarantine here")
    parser.add_argument(
        "--journal-is-lost", action="store_true", help="open them although nothing says what was let go of"
    )
    parser.add_argument("--name", help="the centre’s name; it decides where the records are put")
    parser.add_argument(
        "--share", type=Path, action="append", help="a paper, typed in or scanned, as a file; give two"
    )
    parser.add_argument(
        "--journal", type=Path, action="append", default=[], help="let-go.txt, saved from the old computer"
    )
    parser.add_argument("--folder", type=Path, help="where the records are put; new or empty")
    parser.add_argument(
        "--key", type=Path, help="where the key file is put; never in the folder of the records"
    )
    parser.add_argument("--passphrase", action="store_true", help="lock the key file with a passphrase")
    acting.add_options(parser)
    return parser


def _place(options: argparse.Namespace) -> Place:
    usual = places.usual(asked.centres_name(options.name))
    place = apart.put(usual, folder=options.folder, key=options.key)
    acting.require_possible(options)
    return place


def _recover(options: argparse.Namespace) -> int:
    place = _place(options)
    passphrase = asked.new_passphrase() if options.passphrase else None
    os.environ.pop("WICKETGATE_DATABASE_URL", None)
    if passphrase is not None:
        os.environ["WICKETGATE_PASSPHRASE"] = passphrase
    is_invented = os.environ.get("WICKETGATE_DEMONSTRATION") == "1"
    place.use()
    os.environ["WICKETGATE_DEMONSTRATION"] = str(int(is_invented))
    brought = _bring_back(options, place, passphrase)
    if not is_invented:
        place.remember()
    if brought.waits:
        sys.stderr.write(_letter_of(brought))
        return 1
    return _open(options, brought, place, journal="applied")


def _open(options: argparse.Namespace, brought: "Brought", place: Place, *, journal: str) -> int:
    prepare()  # which refuses a demonstration where a real centre was to be brought back, and the other way round
    _enter(brought, journal=journal)
    gone = (_GONE if journal == "applied" else _MAY_BE_BACK).format(brought=brought)
    sys.stdout.write(_BACK.format(brought=brought, place=place, gone=gone, program=program()))
    sys.stdout.write(acting.appointed(options, centre=brought.centre))
    return 0


def _require_quarantine_words(options: argparse.Namespace) -> None:
    if options.centre is None or bool(options.journal) == options.journal_is_lost:
        raise AskedWrongly(
            "Expected the folder of the backups; or, for records that wait in quarantine, --centre NAME and either "
            "--journal FILE or --journal-is-lost. Nothing was changed."
        )
    acting.require_possible(options)


def _end_quarantine(options: argparse.Namespace) -> int:
    os.environ.pop("WICKETGATE_DATABASE_URL", None)
    place = places.require(options.centre)
    place.use()
    _set_up()
    from wicketgate.vault import restore, rootkey

    brought = restore.end_quarantine(place.data, rootkey.current(), journals=options.journal)
    return _open(options, brought, place, journal="lost" if options.journal_is_lost else "applied")


def _letter_of(brought: "Brought") -> str:
    from wicketgate.vault.quarantine import LETTER

    return LETTER.format(waiting=brought)


def _bring_back(options: argparse.Namespace, place: Place, passphrase: str | None) -> "Brought":
    _set_up()
    from wicketgate.vault import restore

    opener = papers_given.opener(options.share)
    known = table_steps.known()
    target = restore.Place(place.data, place.key_file, passphrase, options.journal)
    return restore.bring_back(options.backup.expanduser().resolve(), opener, place=target, known=known)


def _set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wicketgate.config.settings")
    import django

    django.setup()


def _enter(brought: "Brought", *, journal: str) -> None:
    from wicketgate.domain.ledger.actor import Actor
    from wicketgate.domain.policy.operations import note_restored
    from wicketgate.doors import clock
    from wicketgate.vault.chance import new_id

    by = Actor(brought.centre, new_id())
    came = {"records_at": brought.records_at, "keyring_at": brought.keyring_at}
    note_restored(**came, journal=journal, by=by, at=clock.now())


_BACK = """The centre is back.

  Records of    {brought.records_at:%d %B %Y, %H:%M} UTC
  Keyring of    {brought.keyring_at:%d %B %Y, %H:%M} UTC
  Records       {place.data}
  Key           {place.key_file}

{gone} What was written after the records
were copied is not here: look at the day sheets since then.

To open the centre, now and every time:

  {program} serve --centre {place.slug}
"""
_GONE = "What was let go of before stays gone ({brought.let_go} keys were destroyed again)."
_MAY_BE_BACK = "Whoever was let go of after the keyring was copied is back, and is due to be let go of again."
