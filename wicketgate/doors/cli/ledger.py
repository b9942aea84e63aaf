"""`wicketgate ledger`: check the ledger, sign a checkpoint of it, and write what somebody outside can check."""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from uuid import UUID

from wicketgate.doors import clock
from wicketgate.doors.cli import places
from wicketgate.doors.cli.opened import NotOpened, or_letter


def main(argv: Sequence[str]) -> int:
    """Return 0 when it is done and every ledger holds, 1 when one does not or nothing was done, 2 asked wrongly."""
    options = _parser().parse_args(argv)
    act: Callable[[argparse.Namespace], int] = options.act
    return or_letter(lambda: _opened(act, options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="wicketgate ledger")
    places.add_option(parser)
    words = parser.add_subparsers(required=True, metavar="WORD")
    verify = _word(words, "verify", _verify, "check everything, and name the first entry that does not fit")
    verify.add_argument(
        "--witness", action="append", default=[], type=Path, help="a checkpoint that was kept elsewhere"
    )
    _word(words, "checkpoint", _checkpoint, "sign a checkpoint now, and show it")
    _word(words, "key", _key, "show the line by which anybody can check the checkpoints")
    export = _word(
        words, "export", _export, "write all entries and checkpoints, without anybody's name, to a file"
    )
    export.add_argument("file", type=Path)
    prove = _word(words, "prove", _prove, "write the proof that one entry is in the ledger to a file")
    prove.add_argument("place", type=int)
    prove.add_argument("file", type=Path)
    return parser


def _word(
    words: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    act: Callable[[argparse.Namespace], int],
    does: str,
) -> argparse.ArgumentParser:
    parser = words.add_parser(name, help=does)
    parser.set_defaults(act=act)
    places.add_option(
        parser, default=argparse.SUPPRESS
    )  # before the word or behind it, as with other commands
    return parser


def _opened(act: Callable[[argparse.Namespace], int], options: argparse.Namespace) -> int:
    places.open_records(options.centre)
    return act(options)


def _verify(options: argparse.Namespace) -> int:
    from wicketgate.domain.ledger.triggers import missing_triggers

    witnessed = [_read(path) for path in options.witness]
    missing = missing_triggers()
    if missing:
        sys.stdout.write(f"The database no longer guards the ledger. Missing: {', '.join(missing)}.\n")
    return max([bool(missing), *(_verify_one(centre, witnessed) for centre in _centres())])


def _verify_one(centre: UUID, witnessed: Sequence[str]) -> int:
    from wicketgate.domain.ledger.notes import NoteRefused
    from wicketgate.domain.ledger.verify import verify, verify_details

    try:
        verdict = verify(centre, witnessed=witnessed)
    except NoteRefused as letter:
        raise NotOpened(str(letter)) from letter
    if verdict.holds:
        details = verify_details(centre)
        verdict = verdict if details.holds else details
    line = f"{verdict.checked} entries fit."
    if not verdict.holds:
        line += f" Entry {verdict.first_bad} does not: {verdict.problem}."
    sys.stdout.write(line + "\n")
    return 0 if verdict.holds else 1


def _checkpoint(_options: argparse.Namespace) -> int:
    from wicketgate.domain.ledger.checkpoints import NotSigned
    from wicketgate.doors.jobs.checkpoints import make_now

    try:
        made = make_now(clock.now())
    except NotSigned as letter:
        raise NotOpened(str(letter)) from letter
    sys.stdout.write("".join(checkpoint.note for checkpoint in made))
    return 0


def _key(_options: argparse.Namespace) -> int:
    from wicketgate.domain.ledger.notes import verifier_key

    for centre in _centres():
        sys.stdout.write(verifier_key(centre) + "\n")
    return 0


def _export(options: argparse.Namespace) -> int:
    from wicketgate.domain.ledger.bundle import whole

    return _write(options.file, whole(_one_centre()))


def _prove(options: argparse.Namespace) -> int:
    from wicketgate.domain.ledger.bundle import NoProof, proof

    try:
        return _write(options.file, iter(list(proof(_one_centre(), place=options.place))))
    except NoProof as letter:
        raise NotOpened(str(letter)) from letter


def _centres() -> list[UUID]:
    from wicketgate.domain.ledger.queries import centres_with_entries

    return centres_with_entries()


def _one_centre() -> UUID:
    centres = _centres()
    if len(centres) != 1:
        raise NotOpened(f"Expected the records of one centre, got {len(centres)}. Nothing was written.")
    return centres[0]


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise NotOpened(
            f"Expected a checkpoint in a file of text, got none that can be read: {path}."
        ) from error


def _write(path: Path, lines: Iterator[str]) -> int:
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.writelines(lines)
    except OSError as error:
        raise NotOpened(
            f"Expected a new file in a folder that can be written, got {path}: {error.strerror}."
        ) from error
    sys.stdout.write(f"Written to {path}. It names nobody. Keep it on another device.\n")
    return 0
