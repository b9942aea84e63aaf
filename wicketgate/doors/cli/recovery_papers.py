"""`wicketgate recovery-papers FOLDER`: make the three papers, of which any two bring a centre back."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from wicketgate.doors.cli import papers_given, places
from wicketgate.doors.cli.backup import require_embedded_centre
from wicketgate.doors.cli.opened import NotOpened, or_letter

HOLDERS = ("coordinator", "chair", "sealed envelope")


def main(argv: Sequence[str]) -> int:
    """
    Write three papers to be printed. Returns 0, 1 with a letter when they can't be made, 2 when asked wrongly.

    With `--check FILE` a paper that was typed in or scanned is compared with those that were made last.
    """
    parser = argparse.ArgumentParser(prog="wicketgate recovery-papers")
    parser.add_argument("folder", nargs="?", type=Path, help="where the papers are written, to be printed")
    parser.add_argument("--check", type=Path, help="a paper that was typed in or scanned, as a file")
    parser.add_argument(
        "--sets",
        action="store_true",
        help="say which papers open which backups; with the folder of the backups",
    )
    places.add_option(parser)
    options = parser.parse_args(argv)
    if not options.sets and (options.folder is None) == (options.check is None):
        parser.error("expected a folder to write to, or --check FILE, and not both")
    return or_letter(lambda: _papers(options))


def _papers(options: argparse.Namespace) -> int:
    places.open_records(options.centre)
    if options.sets:
        _require_folder(options.folder)
        sys.stdout.write(_sets(options.folder) or "No recovery papers were made yet.\n")
        return 0
    if options.check is not None:
        return _check(options.check)
    return _make(options.folder.expanduser().resolve())


def _check(path: Path) -> int:
    from django.conf import settings

    from wicketgate.domain.ledger.actor import Actor
    from wicketgate.domain.policy.operations import note_paper_checked
    from wicketgate.doors import clock
    from wicketgate.vault import recovery, shares
    from wicketgate.vault.chance import new_id

    share = shares.decode(papers_given.read(path))
    kept = recovery.kept(settings.WICKETGATE_DATA)
    if not kept.knows(share):
        raise NotOpened(
            "This paper is whole, and is not one of those that were made last. Look for the newest papers, or make "
            "new ones. Nothing was changed."
        )
    name, made_on = recovery.papers_of(kept.recipient), date.fromisoformat(kept.made_on)
    by = Actor(require_embedded_centre(), new_id())
    note_paper_checked(share.number, name=name, made_on=made_on, by=by, at=clock.now())
    sys.stdout.write(f"This is paper {share.number} of 3, and every letter of it is right.\n")
    return 0


def _make(folder: Path) -> int:
    from django.conf import settings

    from wicketgate.domain.ledger.actor import Actor
    from wicketgate.domain.policy.operations import note_papers_made
    from wicketgate.doors import clock
    from wicketgate.doors.cli.paper import paper
    from wicketgate.vault import recovery, rootkey
    from wicketgate.vault.chance import new_id

    data, on = settings.WICKETGATE_DATA, clock.today()
    centre = require_embedded_centre()
    _require_apart(folder, data)
    made, drawn = recovery.draw(centre=centre, on=on)
    # The papers first: backups are never sealed for papers that could not be written.
    with _papers_or_none(folder):
        for share, holder in zip(made, HOLDERS, strict=True):
            path = folder / f"recovery-paper-{share.number}.pdf"
            path.touch(mode=0o600)
            path.write_bytes(paper(share, holder=holder, on=on))
        recovery.keep(data, drawn, root=rootkey.current())
    name = recovery.papers_of(drawn.recipient)
    note_papers_made(name, made_on=on, by=Actor(centre, new_id()), at=clock.now())
    sys.stdout.write(_DONE.format(folder=folder) + _sets(None))
    return 0


@contextmanager
def _papers_or_none(folder: Path) -> Iterator[None]:
    """Take the papers away again where not all of it could be done: such papers would open nothing."""
    try:
        yield
    except BaseException:
        for path in folder.glob("recovery-paper-*.pdf"):
            path.unlink()
        raise


def _sets(folder: Path | None) -> str:
    """Say which set of papers opens the backups of which days, as far as their folder can be seen."""
    from django.conf import settings

    from wicketgate.domain.policy.papers import days_of_sets
    from wicketgate.doors.jobs import backups
    from wicketgate.vault import shelf

    centre, held = require_embedded_centre(), backups.wanted(folder)
    home = held.home(centre) if held is not None else settings.WICKETGATE_DATA
    opened: dict[str, list[str]] = {}
    for note in shelf.notes(home, "records"):
        opened.setdefault(note.papers, []).append(f"{note.instant:%d %B %Y}")
    lines = [f"  {day:%d %B %Y}   {_days(opened.get(name, []))}" for name, day in days_of_sets(centre)]
    return _SETS.format(lines="\n".join(lines)) if lines else ""


def _days(newest_first: list[str]) -> str:
    if not newest_first:
        return "no backup that can be seen from here"
    return ", ".join(dict.fromkeys(newest_first))


def _require_folder(folder: Path | None) -> None:
    if folder is not None and not folder.is_dir():
        raise NotOpened(f"Expected a folder at {folder}, found none. Nothing was made.")


def _require_apart(folder: Path, data: Path) -> None:
    _require_folder(folder)
    if folder.is_relative_to(data.resolve()):
        raise NotOpened(
            "Expected a folder outside the records, got one inside them: papers that lie with what they open guard "
            "nothing. Nothing was made."
        )
    if any(folder.glob("recovery-paper-*.pdf")):
        raise NotOpened(
            f"There are recovery papers in {folder} already. Print them and take them away first. Nothing was made."
        )


_SETS = """
Which papers open which backups:

  Papers of      Backups of
{lines}
"""
_DONE = """Three papers are in {folder}. Any two of them bring the centre back; one alone tells nothing.

  1  for the coordinator
  2  for the chair
  3  for a sealed envelope at another address, such as the church safe

Print them now, each once, and then delete the three files. Papers from before open no backup made from now on:
shred them when the next backup is written.

Check two of them now, on the page “Recovery papers”: until then no second family can be taken in.
Then write a backup: wicketgate backup FOLDER
"""
