"""`wicketgate decide`: one question a line on standard input, one answer a line on standard output."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from wicketgate.clauses.decision import Decision, Message
from wicketgate.clauses.edition import Edition, EditionError, load, load_shipped, shipped
from wicketgate.clauses.questions import QUESTIONS
from wicketgate.clauses.typed import Unanswerable
from wicketgate.doors.cli.facts import id_of, parse, read_line
from wicketgate.doors.sentences import explanation, sentence

ANSWERED, USAGE, UNANSWERED = 0, 1, 2


def main(argv: list[str], stdin: IO[bytes], stdout: IO[str], stderr: IO[str]) -> int:
    """
    Answer every line, each as soon as it has come.

    Returns 2 if any line could not be answered, 1 if an edition file could not be used, else 0.
    """
    options = _options().parse_args(argv)
    try:
        editions = _editions(options.edition)
    except (EditionError, OSError, UnicodeDecodeError) as fault:
        stderr.write(f"wicketgate decide: {_letter(fault)}\n")
        return USAGE
    return _answer_all(stdin, stdout, editions, explain=options.explain)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="wicketgate decide",
        description="Answer questions of the policy: one JSON object a line in, one a line out.",
    )
    parser.add_argument("--explain", action="store_true", help="add each answer as a person would read it")
    parser.add_argument(
        "--edition",
        action="append",
        default=[],
        metavar="FILE",
        type=Path,
        help="an edition file to answer by, beside the shipped ones (may be given several times)",
    )
    return parser


def _editions(paths: list[Path]) -> dict[str, Edition]:
    editions = {name: load_shipped(name) for name in shipped()}
    for path in paths:
        added = load(path.read_text(encoding="utf-8"))
        if added.id in editions:
            why = "Give the edition in this file an id of its own, so that an answer can only mean one."
            raise EditionError("edition.id", "an id that no other edition has", f'"{added.id}"', why)
        editions[added.id] = added
    return editions


def _letter(fault: Exception) -> str:
    if isinstance(fault, EditionError):
        return f"this edition can't be used. {fault}"
    return "the edition file can't be read. Give the path of a TOML file in UTF-8 that you may read."


def _answer_all(stdin: IO[bytes], stdout: IO[str], editions: Mapping[str, Edition], *, explain: bool) -> int:
    code = ANSWERED
    for raw in iter(stdin.readline, b""):
        answer = _answer(raw, editions, explain=explain)
        if "error" in answer:
            code = UNANSWERED
        # Flushed line by line, so that another program can ask, read and ask again.
        stdout.write(json.dumps(answer, ensure_ascii=True) + "\n")
        stdout.flush()
    return code


def _answer(raw: bytes, editions: Mapping[str, Edition], *, explain: bool) -> dict[str, object]:
    value: object = None
    try:
        value = parse(raw)
        line = read_line(value, editions=editions)
        decision = QUESTIONS[line.ask].answer(editions[line.edition], line.facts, line.at)
    except Unanswerable as fault:
        error = {"where": fault.where, "expected": fault.expected, "got": fault.got}
        return {"id": id_of(value), "error": error}
    answer = {"id": id_of(value), **as_json(decision)}
    return answer | {"explanation": explanation(decision)} if explain else answer


def as_json(decision: Decision) -> dict[str, object]:
    """Return the answer as plain JSON values, with the sentence of each message."""
    return {
        "answer": decision.answer,
        "rule": decision.rule,
        "paragraph": decision.paragraph,
        "ground": decision.ground,
        "released": sorted(decision.released),
        "withheld": sorted(decision.withheld),
        "duties": sorted(decision.duties),
        "state": decision.state,
        "due_on": decision.due_on.isoformat() if decision.due_on else None,
        "reason": _message(decision.reason),
        "next_step": _message(decision.next_step),
    }


def _message(message: Message) -> dict[str, str]:
    return {"code": message.code, "text": sentence(message)}
