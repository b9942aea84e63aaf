"""
`wicketgate new-centre`: begin the records of a real centre, in plain words.

Run again, it goes on where it stopped, or says that the centre is there already. It never overwrites anything.
"""

import argparse
import getpass
import os
import re
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import wicketgate
from wicketgate.doors.cli import places
from wicketgate.doors.cli.opened import NotOpened, or_letter, prepare
from wicketgate.doors.cli.places import Place

if TYPE_CHECKING:
    from wicketgate.domain.policy.models import Centre

PORT = 8000
_NAME_AT_MOST, _PERSON_AT_MOST = 120, 100
_USERNAME = re.compile(r"[a-z][a-z0-9._-]{2,59}")


class AskedWrongly(Exception):
    """An answer is missing or can't be taken: a letter. Nothing was made."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for, by options or at the keyboard."""

    name: str
    coordinator: str
    username: str
    place: Place
    passphrase: str | None


def main(argv: Sequence[str]) -> int:
    """
    Make what is missing: the folder, the key, the databases, the centre and the coordinator's sign-in.

    Returns 0 when the centre is there, 1 with a letter when it can't be made here, 2 when asked wrongly.
    """
    options = _parser().parse_args(argv)
    try:
        wishes = _wishes(options)
        status = or_letter(lambda: _begin(wishes, port=options.port))
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


# --- what is asked -------------------------------------------------------------------------------------------------


def _wishes(options: argparse.Namespace) -> Wishes:
    name = answer(options.name, "What is your centre called? ", "--name", most=_NAME_AT_MOST)
    usual = places.remembered(name) or places.usual(name)
    place = replace(
        usual,
        data=absolute(options.folder) or usual.data,
        key_file=absolute(options.key) or usual.key_file,
    )
    require_apart(place)
    username = (options.username or "coordinator").strip().lower()
    require_username(username)
    if place.has_records:
        return Wishes(name, options.coordinator or "", username, place, None)
    passphrase = new_passphrase() if options.passphrase else None
    return Wishes(name, _coordinator(options.coordinator), username, place, passphrase)


def _coordinator(given: str | None) -> str:
    question = "What is the coordinator’s own name? "
    return answer(given, question, "--coordinator", most=_PERSON_AT_MOST)


def answer(given: str | None, question: str, option: str, *, most: int) -> str:
    """Return one printable line, as given or asked for. Raises AskedWrongly for any other."""
    if given is None and not sys.stdin.isatty():
        raise AskedWrongly(
            f"Expected {option}, or somebody at the keyboard to ask. Got neither. Nothing was made."
        )
    said = (input(question) if given is None else given).strip()
    if not 1 <= len(said) <= most or not said.isprintable():
        raise AskedWrongly(
            f"{option}: expected one line of 1 to {most} characters, got {len(said)}. Nothing was made."
        )
    return said


def require_username(username: str) -> None:
    """Raise AskedWrongly for what nobody can sign in as."""
    if not _USERNAME.fullmatch(username):
        raise AskedWrongly(
            "--username: expected 3 to 60 small letters, figures, dots or dashes, a letter first. Got something else. "
            "Nothing was made."
        )


def new_passphrase() -> str:
    """Return the passphrase to lock a key with, from the environment or asked for twice. Raises AskedWrongly."""
    given = os.environ.get("WICKETGATE_PASSPHRASE")
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise AskedWrongly(
            "--passphrase: expected it in WICKETGATE_PASSPHRASE, or somebody at the keyboard to type it. Got neither. "
            "Nothing was made."
        )
    first = getpass.getpass("Choose a passphrase: five or six unrelated words, 20 letters or more: ")
    if first != getpass.getpass("The same once more: "):
        raise AskedWrongly("Expected the same passphrase twice, got two different ones. Nothing was made.")
    return first


def absolute(path: Path | None) -> Path | None:
    """Return the whole path, with a home folder that was written as ~."""
    return path.expanduser().resolve() if path else None


# --- where it may not be -------------------------------------------------------------------------------------------


def require_apart(place: Place) -> None:
    """Refuse a folder or key among the program's own files or another centre's, before anything is made."""
    program = Path(wicketgate.__file__).resolve().parent.parent
    for what, path in (("--folder", place.data.resolve()), ("--key", place.key_file.resolve())):
        if path.is_relative_to(program):
            raise AskedWrongly(
                f"{what}: expected a place outside the program’s own folder, got one inside it. Whoever copies or "
                "renews the program would take the records with it. Nothing was made."
            )
        if any((folder / "records.db").exists() for folder in path.parents):
            raise AskedWrongly(
                f"{what}: expected a place of its own, got one inside the folder of another centre or of the "
                "demonstration. Choose another. Nothing was made."
            )
    if place.key_file.resolve().is_relative_to(place.data.resolve()):
        raise AskedWrongly(
            "--key: expected a place outside the folder of the records, got one inside it. Whoever copies that "
            "folder would have both. Nothing was made."
        )
    begun_before = place.has_records or place.note.exists()
    if not begun_before and place.data.exists() and any(place.data.iterdir()):
        raise AskedWrongly(
            "--folder: expected a new or an empty folder, got one with other files in it. Nothing was made."
        )


# --- making it -----------------------------------------------------------------------------------------------------


def _begin(wishes: Wishes, *, port: int) -> int:
    place = wishes.place
    _require_own_key(place)
    place.remember()
    place.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    place.data.chmod(0o700)
    os.environ.pop("WICKETGATE_DATABASE_URL", None)
    if not place.key_file.exists():
        from wicketgate.vault import rootkey

        rootkey.make(place.key_file, passphrase=wishes.passphrase)
    if wishes.passphrase is not None:
        os.environ["WICKETGATE_PASSPHRASE"] = wishes.passphrase
    place.use()
    prepare()
    sys.stdout.write(_founded(wishes) + _how_to_open(place, port))
    return 0


def _require_own_key(place: Place) -> None:
    if place.has_records and not place.key_file.exists():
        raise NotOpened(
            f"The records are there, but their key is not. Expected it at {place.key_file}. Bring back the copy that "
            "was put away. No other key opens them, so none was made."
        )
    if place.key_file.exists() and not place.has_records and not place.note.exists():
        raise NotOpened(
            f"There is a key file at {place.key_file} already, and it may belong to a centre’s records. It is kept. "
            "Give another place with --key. Nothing was made."
        )


def _founded(wishes: Wishes) -> str:
    """Found the centre unless it was, and return what to say."""
    from wicketgate.domain.policy import queries as policy  # models load after the settings

    held = policy.centre()
    if held is None:
        return _found(wishes)
    if held.name != wishes.name and places.slug_of(held.name) != wishes.place.slug:
        raise NotOpened(
            "Expected the records of the centre that was named, got those of another one. Give its own name, or "
            "another --folder. Nothing was changed."
        )
    return f"{held.name} is there already. " + _first_sign_in(held)


def _found(wishes: Wishes) -> str:
    from django.db import transaction

    from wicketgate.domain.accounts.models import Role
    from wicketgate.domain.ledger.actor import Actor
    from wicketgate.domain.policy.operations import found_centre
    from wicketgate.domain.volunteers.operations import welcome
    from wicketgate.doors import clock
    from wicketgate.vault.chance import new_id
    from wicketgate.vault.tokens import first_password

    by, at, password = Actor(new_id(), new_id()), clock.now(), first_password()
    coordinator = wishes.coordinator or _coordinator(
        None
    )  # records that were begun, and no centre in them yet
    with transaction.atomic():
        found_centre(
            centre_id=by.centre,
            name=wishes.name,
            data_controller="",
            hall="",
            is_demonstration=False,
            by=by,
            at=at,
        )
        welcome(
            username=wishes.username,
            name=coordinator,
            password=password,
            role=Role.COORDINATOR,
            begins=clock.today(),
            ends=None,
            by=by,
            at=at,
        )
    return _LETTER.format(
        name=wishes.name,
        folder=wishes.place.data,
        key=wishes.place.key_file,
        username=wishes.username,
        password=password,
    )


def _first_sign_in(held: "Centre") -> str:
    """Say what to do where nobody has signed in yet: the first password may have been lost with the screen."""
    from wicketgate.domain.accounts.models import Account
    from wicketgate.domain.accounts.operations import reset_password
    from wicketgate.domain.ledger.actor import Actor
    from wicketgate.doors import clock
    from wicketgate.vault.chance import new_id
    from wicketgate.vault.tokens import first_password

    waiting = Account.objects.filter(centre=held.id, last_login=None, must_change_password=True)
    first = (
        waiting.first()
        if not Account.objects.filter(centre=held.id, last_login__isnull=False).exists()
        else None
    )
    if first is None:
        return "Nothing was changed.\n"
    password = first_password()
    reset_password(first.id, password=password, by=Actor(held.id, new_id()), at=clock.now())
    return _AGAIN.format(username=first.username, password=password)


def _how_to_open(place: Place, port: int) -> str:
    word = "wicketgate" if shutil.which("wicketgate") else f"{sys.executable} -m wicketgate"
    if word != "wicketgate":
        word = f"cd {Path(wicketgate.__file__).resolve().parent.parent} && {word}"
    return _OPEN.format(word=word, slug=place.slug, port=port)


_LETTER = """
The records of {name} are begun.

  Records   {folder}
  Key       {key}

Nobody can read the records without the key, and nobody can make it again. Copy it to two memory sticks now, and
give one to each of two people you trust. Never keep it with the records.

  Sign in as       {username}
  First password   {password}

Write the password down now: it is shown once. You choose your own when you sign in.
"""
_AGAIN = """Nobody has signed in yet, so here is a new first password. The earlier one no longer works.

  Sign in as       {username}
  First password   {password}
"""
_OPEN = """
To open the centre, now and every time:

  {word} serve --centre {slug}

Then go to http://localhost:{port} in a browser on this computer. The first page shows what is left to do.

Before the second family, make the three papers that bring the centre back if this computer is lost, and a backup:

  {word} recovery-papers FOLDER --centre {slug}
  {word} backup FOLDER --centre {slug}
"""
