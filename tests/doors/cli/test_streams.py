"""A command lasts whatever its streams are: closed, full, without some letters, or left in the middle of a question."""

import os
import pty
import select
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.doors.cli.computer import NAME, ROOT, SECONDS, Computer
from wicketgate.doors.cli import main as command

# Seconds without a word: a question was asked.
QUIET = 1.0
LATIN = {"PYTHONIOENCODING": "iso-8859-1"}


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


def in_a_shell(computer: Computer, streams: str, *words: str) -> "subprocess.CompletedProcess[str]":
    line = f"exec {shlex.join([sys.executable, '-m', 'wicketgate', *words])} {streams}"
    return subprocess.run(
        ["sh", "-c", line],
        env={"HOME": str(computer.home), "PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]},
        cwd=computer.home,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


@pytest.mark.parametrize(
    ("streams", "status"),
    [
        pytest.param("<&-", 2, id="nothing to read from"),
        pytest.param("<&- >&-", 2, id="and nowhere to write to"),
        pytest.param(">&- 2>&-", 2, id="nowhere to write to, not even a letter"),
    ],
)
def test_streams_that_are_closed_are_no_breakdown(computer: Computer, streams: str, status: int) -> None:
    done = in_a_shell(computer, streams, "new-centre")

    assert done.returncode == status
    assert "Traceback" not in done.stderr


def test_what_cannot_be_written_to_its_end_is_said(computer: Computer) -> None:
    done = in_a_shell(computer, "> /dev/full", "help")

    assert done.returncode == 1
    assert done.stderr == (
        "It was done, and what it says could not be written to its end: No space left on device.\n"
    )


def test_a_reader_that_has_enough_is_no_breakdown(computer: Computer) -> None:
    done = in_a_shell(computer, "2>&1 | head -c 1", "help")

    assert done.stdout == "w"


def test_a_letter_that_the_screen_lacks_is_shown_by_the_nearest(computer: Computer) -> None:
    shown = computer.run("help", **LATIN)
    letter = computer.run("new-centre", "--name", "A", "--folder", str(ROOT / "x"), **LATIN)

    assert shown.stdout.startswith("wicketgate COMMAND ...\n")
    assert "outside the program's own folder" in letter.stderr


def test_a_first_password_reaches_a_screen_that_lacks_the_centre_s_own_letters(computer: Computer) -> None:
    begun = computer.run("new-centre", "--name", "Ashby 🌷", "--coordinator", "Ana Ó", **LATIN)

    assert begun.returncode == 0, begun.stderr
    assert "The records of Ashby \\U0001f337 are begun." in begun.stdout
    assert "First password" in begun.stdout


@pytest.mark.parametrize(
    ("key", "status", "said"),
    [
        pytest.param(b"\x03", command.STOPPED, "Stopped.", id="Ctrl-C"),
        pytest.param(b"\x04", command.ASKED_WRONGLY, "Expected an answer at the keyboard", id="Ctrl-D"),
    ],
)
def test_a_question_that_is_left_makes_nothing(
    computer: Computer, key: bytes, status: int, said: str
) -> None:
    for words in (["new-centre"], ["recover", str(computer.home), "--name", NAME]):
        ended, shown = _at_a_terminal(computer, key, *words, until=said)

        assert ended == status, shown
        assert said in shown
        assert "Traceback" not in shown
    assert computer.everything() == set()


def _at_a_terminal(computer: Computer, key: bytes, *words: str, until: str) -> tuple[int, str]:
    """
    Run a command at a terminal; return how it ended, and the screen.

    While it waits for an answer, `key` is pressed `until` that is on the screen.
    """
    process, terminal = pty.fork()
    if process == 0:
        # Tests that run behind a shell leave Ctrl-C unheard, and so would what they start.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.environ.update(HOME=str(computer.home), PYTHONPATH=str(ROOT))
        os.execv(sys.executable, [sys.executable, "-m", "wicketgate", *words])
    shown, quiet, ends = "", QUIET, time.monotonic() + SECONDS
    while time.monotonic() < ends:
        is_heard, *_others = select.select([terminal], [], [], quiet)
        if not is_heard and shown and until not in shown:
            # It waits for an answer. A key that came before it listened may have gone by: so once more, if need be,
            # and later each time, since a busy computer may be long about what it heard.
            os.write(terminal, key)
            quiet *= 2
        if not is_heard:
            continue
        try:
            shown += os.read(terminal, 4096).decode()
        except OSError:  # the terminal is closed when nobody is left at it
            break
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), shown
