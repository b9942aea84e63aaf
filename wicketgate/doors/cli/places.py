"""
Where each real centre of this computer keeps its records and its key.

A small file a centre, `~/.config/wicketgate/NAME.toml`, holds the two paths and nothing secret, so that one word opens
the right records.
"""

import argparse
import getpass
import json
import os
import sys
import tomllib
import unicodedata
from dataclasses import asdict, dataclass
from pathlib import Path
from re import sub

from wicketgate.doors.cli.opened import NotOpened, prepare
from wicketgate.vault import rootkey
from wicketgate.vault.disk import write_whole

_SLUG_AT_MOST = 40


@dataclass(frozen=True, slots=True)
class Place:
    """One centre's folders: `slug` is the short name by which it is opened."""

    slug: str
    data: Path
    key_file: Path
    # By which name the pages are reached in the hall, and with what; None where on this computer alone.
    host: str | None = None
    certificate: Path | None = None
    certificate_key: Path | None = None

    @property
    def note(self) -> Path:
        """The file that remembers this place."""
        return _notes() / f"{self.slug}.toml"

    @property
    def has_records(self) -> bool:
        """Whether the records were begun."""
        return (self.data / "records.db").exists()

    def remember(self) -> None:
        """Write the place down, so that `serve --centre` finds it."""
        self.note.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        told = {name: value for name, value in asdict(self).items() if name != "slug" and value is not None}
        # A JSON string is a TOML one too, but where it writes a sign beyond U+FFFF as two numbers.
        lines = (f"{name} = {json.dumps(str(value), ensure_ascii=False)}\n" for name, value in told.items())
        write_whole(self.note, "".join(lines).encode())

    def use(self) -> None:
        """Let this process open this place; a passphrase is asked for where the key is locked with one."""
        os.environ["WICKETGATE_DATA"] = str(self.data)
        os.environ["WICKETGATE_KEY_FILE"] = str(self.key_file)
        os.environ["WICKETGATE_DEMONSTRATION"] = "0"
        for name in ("host", "certificate", "certificate_key"):
            os.environ.pop(f"WICKETGATE_{name.upper()}", None)
            if getattr(self, name) is not None:
                os.environ[f"WICKETGATE_{name.upper()}"] = str(getattr(self, name))
        is_locked = self.key_file.is_file() and rootkey.is_locked(self.key_file)
        if is_locked and "WICKETGATE_PASSPHRASE" not in os.environ:
            os.environ["WICKETGATE_PASSPHRASE"] = _asked_passphrase()


def usual(name: str) -> Place:
    """Return where the centre of that name keeps its things unless it says otherwise."""
    slug = slug_of(name)
    return Place(slug, Path.home() / ".local/share/wicketgate" / slug, _notes() / f"{slug}.key")


def remembered(name: str) -> Place | None:
    """Return the place that was written down for a centre, by its name or short name, or None."""
    usually = usual(name)
    if not usually.note.is_file():
        return None
    try:
        held = tomllib.loads(usually.note.read_text(encoding="utf-8"))
        files = {name: Path(held[name]) for name in ("certificate", "certificate_key") if name in held}
        return Place(usually.slug, Path(held["data"]), Path(held["key_file"]), held.get("host"), **files)
    except (ValueError, KeyError, TypeError) as error:
        raise NotOpened(
            f"Expected {usually.note} to say where the records of this centre and their key are, and it can’t be "
            "read. Delete that file, and run wicketgate new-centre with the centre’s --name, its --folder and its "
            "--key: what is there is kept. Nothing was changed."
        ) from error


def require(name: str) -> Place:
    """Return the place of a centre that was begun here. Raises NotOpened, a letter, for any other."""
    place = remembered(name)
    if place is None:
        known = ", ".join(sorted(note.stem for note in _notes().glob("*.toml"))) or "none"
        raise NotOpened(
            f"Expected the short name of a centre that was begun on this computer. Those here: {known}. "
            "To begin one: wicketgate new-centre"
        )
    return place


def add_option(parser: argparse.ArgumentParser, *, default: str | None = None) -> None:
    """Let a command be told which centre's records it opens."""
    parser.add_argument(
        "--centre", default=default, help="the short name of a centre that was begun on this computer"
    )


def open_records(name: str | None) -> None:
    """Open the records of the centre of that name, or those that the environment names. Raises NotOpened, a letter."""
    if name is not None:
        require(name).use()
    prepare()


def slug_of(name: str) -> str:
    """Return a centre's short name: its own in small letters, with a dash between words."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_SLUG_AT_MOST].strip("-") or "centre"


def _notes() -> Path:
    return Path.home() / ".config/wicketgate"


def _asked_passphrase() -> str:
    if not sys.stdin.isatty():
        raise NotOpened(
            "This centre's key is locked with a passphrase. Expected it in WICKETGATE_PASSPHRASE, or somebody at the "
            "keyboard to type it. Got neither."
        )
    return getpass.getpass("Passphrase of this centre: ")
