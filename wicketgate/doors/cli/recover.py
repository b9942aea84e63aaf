"""
`wicketgate recover FOLDER --share A --share B`: bring a centre back on an empty computer.

With `--acting NAME` somebody new gets a coordinator's post for a while, so that Saturday can be held. Where nothing
says what was let go of since, the records wait in quarantine until `--journal` or `--journal-is-lost` is given.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from wicketgate.doors.cli import places
from wicketgate.doors.cli.new_centre import (
    AskedWrongly,
    absolute,
    answer,
    new_passphrase,
    require_apart,
    require_username,
)
from wicketgate.doors.cli.opened import NotOpened, known_steps, or_letter, prepare
from wicketgate.doors.cli.places import Place
from wicketgate.doors.cli.recovery_papers import read_share

if TYPE_CHECKING:
    from wicketgate.vault.quarantine import Brought

_ACTING_FOR = timedelta(days=28)
_LINES = 7


def main(argv: Sequence[str]) -> int:
    """Return 0 when the centre is back, 1 with a letter and nothing half-done when not, 2 when asked wrongly."""
    options = _parser().parse_args(argv)
    try:
        if options.backup is None:
            _require_quarantine_words(options)
            return or_letter(lambda: _end_quarantine(options))
        place = _place(options)
        passphrase = new_passphrase() if options.passphrase else None
        return or_letter(lambda: _recover(options, place, passphrase))
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
    parser.add_argument(
        "--acting", metavar="NAME", help="the name of somebody who acts as coordinator for a while"
    )
    parser.add_argument("--username", default="acting", help="what they sign in as")
    parser.add_argument(
        "--until", type=date.fromisoformat, help="their last day, as 2026-12-24; four weeks unless given"
    )
    return parser


def _place(options: argparse.Namespace) -> Place:
    name = answer(options.name, "What is your centre called? ", "--name", most=120)
    usual = places.usual(name)
    place = replace(
        usual,
        data=absolute(options.folder) or usual.data,
        key_file=absolute(options.key) or usual.key_file,
    )
    require_apart(place)
    if options.acting is not None:
        answer(options.acting, "", "--acting", most=100)
        require_username(options.username)
    return place


def _recover(options: argparse.Namespace, place: Place, passphrase: str | None) -> int:
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
    said = _GONE if journal == "applied" else _MAY_BE_BACK
    sys.stdout.write(
        _BACK.format(
            brought=brought,
            folder=place.data,
            key=place.key_file,
            slug=place.slug,
            gone=said.format(brought=brought),
        )
    )
    if options.acting is not None:
        sys.stdout.write(_appoint(options, brought))
    return 0


def _require_quarantine_words(options: argparse.Namespace) -> None:
    if options.centre is None or bool(options.journal) == options.journal_is_lost:
        raise AskedWrongly(
            "Expected the folder of the backups; or, for records that wait in quarantine, --centre NAME and either "
            "--journal FILE or --journal-is-lost. Nothing was changed."
        )
    if options.acting is not None:
        answer(options.acting, "", "--acting", most=100)
        require_username(options.username)


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
    from wicketgate.vault import restore, shares
    from wicketgate.vault.recovery import Opener

    opener = Opener([shares.decode(text) for text in papers_given(options.share)])
    known = {f"{app}.{step}" for app, step in known_steps()}
    target = restore.Place(place.data, place.key_file, passphrase, options.journal)
    return restore.bring_back(options.backup.expanduser().resolve(), opener, place=target, known=known)


def _set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wicketgate.config.settings")
    import django

    django.setup()


def papers_given(files: Sequence[Path] | None) -> list[str]:
    """Return the texts of two papers, from files or typed. Raises NotOpened where there are neither."""
    if files:
        return [read_share(path) for path in files]
    if not sys.stdin.isatty():
        raise NotOpened(
            "Expected two recovery papers with --share FILE --share FILE, or somebody at the keyboard to type them. "
            "Got neither. Nothing was changed."
        )
    return [_typed(which) for which in ("first", "second")]


def _typed(which: str) -> str:
    sys.stdout.write(f"Type the {which} paper: its six lines of letters, then its line of four words.\n")
    return "\n".join(input(f"  {number}  ") for number in range(1, _LINES + 1))


def _enter(brought: "Brought", *, journal: str) -> None:
    from wicketgate.domain.ledger.actor import Actor
    from wicketgate.domain.policy.operations import note_restored
    from wicketgate.doors import clock
    from wicketgate.vault.chance import new_id

    by = Actor(brought.centre, new_id())
    came = {"records_at": brought.records_at, "keyring_at": brought.keyring_at}
    note_restored(**came, journal=journal, by=by, at=clock.now())


def _appoint(options: argparse.Namespace, brought: "Brought") -> str:
    from wicketgate.domain.accounts.models import Role
    from wicketgate.domain.ledger.actor import Actor
    from wicketgate.domain.ledger.refusals import Unable
    from wicketgate.domain.volunteers.operations import welcome
    from wicketgate.doors import clock
    from wicketgate.vault.chance import new_id
    from wicketgate.vault.tokens import first_password

    password, today = first_password(), clock.today()
    until = options.until or today + _ACTING_FOR
    try:
        welcome(
            username=options.username,
            name=options.acting,
            password=password,
            role=Role.COORDINATOR,
            begins=today,
            ends=until,
            is_acting=True,
            by=Actor(brought.centre, new_id()),
            at=clock.now(),
        )
    except Unable as letter:
        raise NotOpened(f"The centre is back. Nobody was made acting coordinator: {letter}") from letter
    return _ACTING.format(username=options.username, password=password, until=until)


_BACK = """The centre is back.

  Records of    {brought.records_at:%d %B %Y, %H:%M} UTC
  Keyring of    {brought.keyring_at:%d %B %Y, %H:%M} UTC
  Records       {folder}
  Key           {key}

{gone} What was written after the records
were copied is not here: look at the day sheets since then.

To open the centre: wicketgate serve --centre {slug}
"""
_GONE = "What was let go of before stays gone ({brought.let_go} keys were destroyed again)."
_MAY_BE_BACK = "Whoever was let go of after the keyring was copied is back, and is due to be let go of again."
_ACTING = """
Somebody acts as coordinator until {until}.

  Sign in as       {username}
  First password   {password}

Write the password down now: it is shown once.
"""
