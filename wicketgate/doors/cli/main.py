"""The `wicketgate` command: one word for what to do, then that word's own options."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from inspect import signature

from wicketgate.doors.cli import streams

# word: module with `main(argv) -> exit status`, which may also take the standard streams by name, and what it does.
# Each is loaded only when it is asked for, so that the law can be asked on a computer that has no records.
COMMANDS = {
    "decide": ("wicketgate.doors.cli.decide", "answer questions of the law, one JSON object a line"),
    "policy": (
        "wicketgate.doors.cli.policy",
        "read a centre's own policy document: wicketgate policy read FILE",
    ),
    "ledger": ("wicketgate.doors.cli.ledger", "check, sign or export the ledger: wicketgate ledger --help"),
    "demo": ("wicketgate.doors.cli.demo", "fill the demonstration with an invented centre"),
    "new-centre": ("wicketgate.doors.cli.new_centre", "begin the records of a real centre"),
    "recovery-papers": (
        "wicketgate.doors.cli.recovery_papers",
        "make the three papers of which any two bring a centre back",
    ),
    "backup": ("wicketgate.doors.cli.backup", "write a backup that only two of those papers open"),
    "recover": ("wicketgate.doors.cli.recover", "bring a centre back on an empty computer"),
    "restore": ("wicketgate.doors.cli.recover", "the same as recover"),
    "drill": ("wicketgate.doors.cli.drill", "practise bringing the centre back, beside itself"),
    "rotate": ("wicketgate.doors.cli.rotate", "change the root key, and make everybody's keys anew"),
    "sweep": ("wicketgate.doors.cli.sweep", "try every sealed value, and sweep keys that seal nothing"),
    "jobs": ("wicketgate.doors.cli.jobs", "do once what is due: checkpoints, backups, sweeps"),
    "doctor": (
        "wicketgate.doors.cli.doctor",
        "say what is well with this centre, and what to do where it is not",
    ),
    "serve": ("wicketgate.doors.cli.serve", "open the pages to a browser"),
}
ASKED_WRONGLY, STOPPED = 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """
    Run one command and return its exit status.

    0 done, 1 not done or not read to its end, 2 asked wrongly, 130 stopped with Ctrl-C.
    """
    if argv is None:
        streams.make_ready()
        _leave_nothing_behind()
    try:
        return _all_said(_run(list(sys.argv[1:] if argv is None else argv)))
    except BrokenPipeError:
        streams.close_stdout()  # whoever read, such as `head`, has enough
        return 1
    except EOFError:
        sys.stderr.write("\nExpected an answer at the keyboard, got none. Nothing more was done.\n")
        return ASKED_WRONGLY
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. What was begun is whole or not there. To go on, run the same again.\n")
        return STOPPED


def _all_said(status: int) -> int:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        streams.close_stdout()
        sys.stderr.write(
            f"It was done, and what it says could not be written to its end: {error.strerror}.\n"
        )
        return 1
    return status


def _leave_nothing_behind() -> None:
    """Let every file that this process makes be its owner's alone, and a breakdown leave no copy of its memory."""
    os.umask(0o077)
    if sys.platform != "win32":
        import resource  # not on Windows

        _soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, hard))


def _run(words: list[str]) -> int:
    if not words or words[0] in {"-h", "--help", "help"}:
        sys.stdout.write(_usage())
        return 0
    if words[0] not in COMMANDS:
        sys.stderr.write(f"Expected one of the commands below, got {words[0]!r}.\n\n{_usage()}")
        return ASKED_WRONGLY
    command = import_module(COMMANDS[words[0]][0]).main
    known = {"stdin": sys.stdin.buffer, "stdout": sys.stdout, "stderr": sys.stderr}
    wanted = [stream for name, stream in known.items() if name in signature(command).parameters]
    status: int = command(words[1:], *wanted)
    return status


def _usage() -> str:
    lines = [f"  {word:<15} {does}\n" for word, (_module, does) in COMMANDS.items()]
    return "wicketgate COMMAND …\n\n" + "".join(lines)
