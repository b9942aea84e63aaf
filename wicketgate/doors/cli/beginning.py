"""Begin the records of a real centre: the folder, the key, the databases. What is there is gone on with."""

import os
import shlex
import shutil
import sys
from pathlib import Path

import wicketgate
from wicketgate.doors.cli.founded import Wishes, founded
from wicketgate.doors.cli.opened import NotOpened, prepare
from wicketgate.doors.cli.places import Place


def begin(wishes: Wishes, *, port: int) -> int:
    """Make what is missing, say what was made, and return 0. Raises NotOpened, with nothing overwritten."""
    place = wishes.place
    _require_own_key(place)
    place.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    place.data.chmod(0o700)
    os.environ.pop("WICKETGATE_DATABASE_URL", None)
    if not place.key_file.exists():
        _make_key(place, wishes.passphrase)
    if wishes.passphrase is not None:
        os.environ["WICKETGATE_PASSPHRASE"] = wishes.passphrase
    place.use()
    prepare()
    place.remember()
    sys.stdout.write(founded(wishes) + _how_to_open(place, port))
    return 0


def program() -> str:
    """Return what somebody writes at this computer's keyboard before the name of a command, whatever folder is open."""
    if shutil.which("wicketgate"):
        return "wicketgate"
    folder = str(Path(wicketgate.__file__).resolve().parent.parent)
    return f"cd {shlex.quote(folder)} && {shlex.quote(sys.executable)} -m wicketgate"


def _make_key(place: Place, passphrase: str | None) -> None:
    from wicketgate.vault import rootkey

    place.remember()  # before the key, so that the next run knows whose key it is
    try:
        rootkey.make(place.key_file, passphrase=passphrase)
    except BaseException:
        place.note.unlink()
        raise


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


def _how_to_open(place: Place, port: int) -> str:
    return _OPEN.format(word=program(), slug=place.slug, port=port)


_OPEN = """
To open the centre, now and every time:

  {word} serve --centre {slug}

Then go to http://localhost:{port} in a browser on this computer. The first page shows what is left to do.

Before the second family, make the three papers that bring the centre back if this computer is lost, and a backup:

  {word} recovery-papers FOLDER --centre {slug}
  {word} backup FOLDER --centre {slug}
"""
