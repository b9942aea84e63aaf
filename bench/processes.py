"""Start a program, wait until its pages open, and see what it takes. Reads Linux's /proc."""

import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

SECONDS_TO_OPEN = 300


@contextmanager
def running(
    command: Sequence[str], *, cwd: Path, env: Mapping[str, str]
) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a program inside the block, and stop it as Ctrl-C does."""
    quiet = subprocess.DEVNULL
    program = subprocess.Popen(command, cwd=cwd, env=dict(env), stdout=quiet, stderr=quiet)
    try:
        yield program
    finally:
        program.send_signal(signal.SIGINT)
        program.wait(timeout=30)


def seconds_until(url: str, program: "subprocess.Popen[bytes]") -> float:
    """Return the seconds until the page answers. Raises SystemExit when it never does."""
    began = time.monotonic()
    while time.monotonic() - began < SECONDS_TO_OPEN and program.poll() is None:
        try:
            fetch(url)
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.02)
        else:
            return time.monotonic() - began
    raise SystemExit(f"{url} did not open. The program ended with {program.poll()}.")


def fetch(url: str, *, cookie: str = "") -> bytes:
    """Return the page. Raises URLError where it does not open."""
    request = urllib.request.Request(url, headers={"Cookie": cookie})
    with urllib.request.urlopen(request, timeout=60) as answer:
        content: bytes = answer.read()
        return content


def megabytes(program: "subprocess.Popen[bytes]") -> dict[str, float]:
    """Return what the program and those it started hold in memory: each by itself, and with shared pages split."""
    held = {"rss": 0, "pss": 0}
    for process in _family(program.pid):
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
        for line in lines:
            name, _, size = line.partition(":")
            if name.lower() in held:
                held[name.lower()] += int(size.split()[0])
    return {name: round(kilobytes / 1024) for name, kilobytes in held.items()}


def _family(process: int) -> Iterator[int]:
    yield process
    for thread in Path(f"/proc/{process}/task").iterdir():
        for child in (thread / "children").read_text(encoding="ascii").split():
            yield from _family(int(child))
