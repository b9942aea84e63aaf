#!/usr/bin/env python3
"""
Opens the demonstration, or runs every check, on a computer that has nothing but Python.

    python3 start.py [--port N]                       the demonstration, at an address that it prints
    python3 start.py code USERNAME                    the code with which somebody of the demonstration signs in
    python3 start.py test [--fast] [for pytest ...]   every check: both databases and the browser

Whatever it needs is put into the folder .venv beside this file, once.
It opens no real centre: `wicketgate new-centre` makes one.
One file, and nothing but the standard library, because it runs before anything is installed.
"""

import argparse
import hashlib
import importlib
import importlib.util
import os
import platform
import shutil
import signal
import socket
import subprocess
import sys
import time
import typing
from pathlib import Path

if sys.version_info < (3, 11):
    sys.exit(
        "Wicket Gate needs Python 3.11 or newer. This is Python %d.%d (%s). "
        "Install a newer one, and start this file with it." % (*sys.version_info[:2], sys.executable)
    )

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = str(VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
LOCKS = ROOT / "locks"
DEMONSTRATION = {
    "WICKETGATE_DATA": str(ROOT / ".wicketgate" / "demonstration"),
    "WICKETGATE_KEY_FILE": str(ROOT / ".wicketgate" / "demonstration-key" / "root.key"),
    "WICKETGATE_DEMONSTRATION": "1",
}
FIRST_PORT, LAST_PORT = 8000, 8099
SECONDS_TO_OPEN = 60


class Stop(Exception):
    """Something is needed from the person at the keyboard; the message says what."""


class Need(typing.NamedTuple):
    """A program of the system that the tests use, how to find it, and what each system calls its package."""

    name: str
    find: typing.Callable[[], object]
    debian: str
    brew: str
    winget: str


def main(arguments: list[str]) -> int:
    """Do what the command line asks, and return the exit code."""
    signal.signal(signal.SIGTERM, _leave)
    try:
        if arguments[:1] == ["test"]:
            options, for_pytest = _for_tests().parse_known_args(arguments[1:])
            return test(fast=options.fast, for_pytest=for_pytest)
        if arguments[:1] == ["code"]:
            return code(arguments[1:])
        return demonstrate(port=_for_demonstration().parse_args(arguments).port)
    except Stop as letter:
        print(f"\n{letter}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nStopped.")
        return 130


# --- the demonstration ---------------------------------------------------------------------------------------------


def demonstrate(*, port: int | None) -> int:
    """Make what is missing, fill the demonstration if there is none, and serve it until Ctrl-C."""
    port = choose_port(port)
    prepare("runtime")
    environment = clean_environment() | DEMONSTRATION
    filled = subprocess.run([PYTHON, "-m", "wicketgate", "demo", "--if-missing"], cwd=ROOT, env=environment)
    if filled.returncode != 0:
        raise Stop("The demonstration could not be made; the lines above say why. Nothing is being served.")
    return _serve(port, environment)


def code(usernames: list[str]) -> int:
    """Print the six digits that the authenticator of somebody in the demonstration shows now."""
    if len(usernames) != 1 or not Path(PYTHON).exists():
        raise Stop(
            "Expected: python3 start.py code USERNAME, while the demonstration is open in another window."
        )
    environment = clean_environment() | DEMONSTRATION
    return subprocess.run(
        [PYTHON, "-m", "wicketgate", "demo", "--code", usernames[0]], cwd=ROOT, env=environment
    ).returncode


def _serve(port: int, environment: dict[str, str]) -> int:
    command = [PYTHON, "-m", "wicketgate", "serve", "--port", str(port)]
    server = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        if not _opens(server, port):
            raise Stop(
                f"The pages did not open within {SECONDS_TO_OPEN} seconds; the lines above may say why."
            )
        say(f"Open http://localhost:{port} in a browser on this computer. Ctrl-C closes it.")
        return server.wait()
    except KeyboardInterrupt:
        say("Closed.")
        return 0
    finally:
        server.terminate()
        server.wait()


def _opens(server: "subprocess.Popen[bytes]", port: int) -> bool:
    deadline = time.monotonic() + SECONDS_TO_OPEN
    while server.poll() is None and time.monotonic() < deadline:
        if _is_taken(port):
            return True
        time.sleep(0.05)
    return False


def choose_port(asked: int | None) -> int:
    """Return the port that was asked for, or the next free one. Raises Stop where it is taken or is no port."""
    if asked is not None:
        if not 1 <= asked <= 65535:
            raise Stop(f"A port is a number from 1 to 65535. I was given {asked}. Nothing was started.")
        if _is_taken(asked):
            raise Stop(
                f"Port {asked} is taken by another program. Give another, or leave --port out. Nothing was started."
            )
        return asked
    for port in range(FIRST_PORT, LAST_PORT + 1):
        if not _is_taken(port):
            return port
    raise Stop(
        f"Every port from {FIRST_PORT} to {LAST_PORT} is taken. Give one with --port. Nothing was started."
    )


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


# --- the environment -----------------------------------------------------------------------------------------------


def prepare(lock: str) -> None:
    """Make sure that .venv holds exactly what locks/<lock>.txt names, each package with the digest written there."""
    if platform.system() == "Darwin" and platform.machine() == "x86_64":
        raise Stop(
            "On a Mac, Wicket Gate needs Apple's own processor: its cipher library is no longer built for Intel."
        )
    if not _works():
        _make_venv()
    if _stamp(lock).is_file() and _stamp(lock).read_text() == _digest(lock):
        return
    _install(lock)
    for stamp in VENV.glob("installed-*"):
        stamp.unlink()
    # The development lock holds all of the runtime one, which a census checks.
    for name in {lock, "runtime"}:
        _stamp(name).write_text(_digest(name))


def _works() -> bool:
    if not os.path.exists(PYTHON):
        return False
    return subprocess.run([PYTHON, "-c", "import pip"], capture_output=True).returncode == 0


def _make_venv() -> None:
    if VENV.exists():
        say(
            "The folder .venv does not work here (an interrupted start, or another computer's): making it again."
        )
        shutil.rmtree(VENV)
    else:
        say("First start: making a Python environment in .venv ...")
    if importlib.util.find_spec("ensurepip") is None:
        get_from_system(
            "Python's venv support", debian=["python3-venv"], brew=["python3"], winget=["Python.Python.3.13"]
        )
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True)
    if made.returncode != 0:
        shutil.rmtree(VENV, ignore_errors=True)
        raise Stop(f"The environment could not be made. Python said:\n{made.stdout}{made.stderr}")


def _install(lock: str) -> None:
    names = [
        line
        for line in (LOCKS / f"{lock}.txt").read_text().splitlines()
        if "==" in line and line[0].isalnum()
    ]
    say(f"Fetching and checking {len(names)} packages, once ...")
    began = time.monotonic()
    command = [PYTHON, "-m", "pip", "install", "--require-hashes", "--only-binary", ":all:", "--no-deps"]
    command += ["--disable-pip-version-check", "--progress-bar", "off", "-r", str(LOCKS / f"{lock}.txt")]
    environment = clean_environment() | {"PIP_USER": "no", "PYTHONUNBUFFERED": "1"}
    pip = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    said = _follow(pip, len(names))
    if pip.wait() != 0:
        raise Stop(
            "The packages could not be installed. If this computer is offline, connect it and start again; what was "
            f"fetched is not used unchecked. The last that pip said:\n{''.join(said[-15:])}"
        )
    say(f"Installed in {time.monotonic() - began:.0f} seconds. The next start needs no network.")


def _follow(pip: "subprocess.Popen[str]", total: int) -> list[str]:
    said, fetched = [], 0
    for line in pip.stdout or ():
        said.append(line)
        if line.startswith("Collecting "):
            fetched += 1
            if fetched % 5 == 0:
                say(f"  {fetched} of {total}")
        elif line.startswith("Installing "):
            say("  all fetched and their digests checked; unpacking ...")
    return said


def _stamp(lock: str) -> Path:
    return VENV / f"installed-{lock}"


def _digest(lock: str) -> str:
    return hashlib.sha256((LOCKS / f"{lock}.txt").read_bytes()).hexdigest()


def clean_environment() -> dict[str, str]:
    """Return this process's environment without what would bring a real centre, or other people's tools, into it."""
    left_out = ("WICKETGATE_", "PYTHONHOME", "PYTHONPATH", "DJANGO_", "PYTEST_")
    return {name: value for name, value in os.environ.items() if not name.startswith(left_out)}


# --- what the system has to have -----------------------------------------------------------------------------------


def get_from_system(what: str, *, debian: list[str], brew: list[str], winget: list[str]) -> None:
    """Install packages of the operating system when root on Debian; else raise Stop with the one line that does."""
    has_apt = shutil.which("apt-get") is not None
    if has_apt and os.geteuid() == 0:
        say(f"This computer lacks {what}: installing {' '.join(debian)} with apt-get, as root ...")
        _apt_get("update")
        _apt_get("install", "--yes", "--no-install-recommends", *debian)
        return
    if has_apt:
        line = f"sudo apt-get install {' '.join(debian)}"
    elif platform.system() == "Darwin":
        line = f"brew install {' '.join(brew)}"
    elif platform.system() == "Windows":
        line = f"winget install {' '.join(winget)}"
    else:
        line = f"(your system's package manager) install {' '.join(debian)}   [these are Debian's names]"
    raise Stop(f"This computer lacks {what}. Run this one line, and start again:\n\n    {line}\n")


def _apt_get(*words: str) -> None:
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    done = subprocess.run(["apt-get", "-q", *words], env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        raise Stop(f"apt-get {' '.join(words)} did not work. It said:\n{(done.stdout + done.stderr)[-1500:]}")


def find_chromium() -> str | None:
    """Return the path of Chromium or Chrome on this computer, or None."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    places = [
        Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
        Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
        *(
            Path(os.environ.get(name, "")) / "Google/Chrome/Application/chrome.exe"
            for name in ("PROGRAMFILES", "LOCALAPPDATA")
        ),
    ]
    found = [path for path in map(shutil.which, names) if path] + [
        str(place) for place in places if place.is_file()
    ]
    return found[0] if found else None


def _find_postgresql() -> object:
    return _of_the_tests("postgres").find_binaries()


def _of_the_tests(name: str) -> typing.Any:
    sys.path.insert(0, str(ROOT))
    return importlib.import_module(f"tests.{name}")


NEEDS = (
    Need("git", lambda: shutil.which("git"), "git", "git", "Git.Git"),
    Need("Chromium", find_chromium, "chromium", "--cask google-chrome", "Google.Chrome"),
    Need("PostgreSQL's server", _find_postgresql, "postgresql", "postgresql@17", "PostgreSQL.PostgreSQL.17"),
    Need("pdftoppm", lambda: shutil.which("pdftoppm"), "poppler-utils", "poppler", "oschwartz10612.Poppler"),
    Need("xgettext", lambda: shutil.which("xgettext"), "gettext", "gettext", "mlocati.GetText"),
    Need("msgfmt", lambda: shutil.which("msgfmt"), "gettext", "gettext", "mlocati.GetText"),
)


def get_what_tests_need() -> None:
    """Make sure that every program the tests use is there. Raises Stop with one line to run where it is not."""
    missing = [need for need in NEEDS if not need.find()]
    if not missing:
        return
    packages = [list(dict.fromkeys(column)) for column in zip(*(need[2:] for need in missing), strict=True)]
    debian, brew, winget = packages
    get_from_system(", ".join(need.name for need in missing), debian=debian, brew=brew, winget=winget)
    still = [need.name for need in missing if not need.find()]
    if still:
        raise Stop(
            f"{', '.join(still)} cannot be found, though the packages are installed. Look at the PATH."
        )


# --- the checks ----------------------------------------------------------------------------------------------------


def test(*, fast: bool, for_pytest: list[str]) -> int:
    """Run every check there is (tests/stages.py), and return 0 only if all passed and none was skipped."""
    get_what_tests_need()
    prepare("dev")
    stages, environment = _of_the_tests("stages"), clean_environment()
    if fast:
        return int(stages.run_fast(PYTHON, environment, for_pytest))
    return int(
        stages.run_all(PYTHON, environment | {"WICKETGATE_CHROMIUM": str(find_chromium())}, for_pytest)
    )


# --- the command line ----------------------------------------------------------------------------------------------


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> typing.NoReturn:
        print(
            f"{message[:1].upper()}{message[1:]}. Nothing was started. What I understand:\n{__doc__}",
            file=sys.stderr,
        )
        raise SystemExit(2)

    def format_help(self) -> str:
        return str(__doc__)


def _for_demonstration() -> argparse.ArgumentParser:
    parser = _Parser(allow_abbrev=False)
    parser.add_argument("--port", type=_whole_number)
    return parser


def _for_tests() -> argparse.ArgumentParser:
    parser = _Parser(allow_abbrev=False)
    parser.add_argument("--fast", action="store_true")
    return parser


def _whole_number(typed: str) -> int:
    if not typed.isdecimal():
        raise argparse.ArgumentTypeError(f"expected a whole number, got {typed!r}")
    return int(typed)


def say(line: str) -> None:
    """Print one line of progress at once, so that it stands before what it announces."""
    print(line, flush=True)


def _leave(number: int, frame: object) -> typing.NoReturn:
    raise SystemExit(128 + number)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
