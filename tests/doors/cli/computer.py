"""A computer of its own for a command: a home folder, and nothing of the one that runs the tests."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
NAME = "Ashby Child Contact Centre"
SLUG = "ashby-child-contact-centre"
SECONDS = 600  # none of them takes long: only what hangs is ended so


@dataclass
class Computer:
    """A computer of its own: a home folder, and nothing of this one's."""

    home: Path

    @property
    def data(self) -> Path:
        return self.home / ".local/share/wicketgate" / SLUG

    @property
    def key(self) -> Path:
        return self.home / f".config/wicketgate/{SLUG}.key"

    def run(self, *words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "wicketgate", *words]
        return subprocess.run(
            command,
            env=_elsewhere() | {"HOME": str(self.home), "PYTHONPATH": str(ROOT)} | environment,
            cwd=self.home,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )

    @contextmanager
    def started(self, *words: str) -> Iterator["subprocess.Popen[str]"]:
        """Start a command that goes on until it is stopped, and stop it when the block ends."""
        command = [sys.executable, "-m", "wicketgate", *words]
        running = subprocess.Popen(
            command,
            env=_elsewhere() | {"HOME": str(self.home), "PYTHONPATH": str(ROOT)},
            cwd=self.home,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            yield running
        finally:
            running.terminate()
            running.communicate(timeout=SECONDS)

    def begin(self, *more: str, **environment: str) -> "subprocess.CompletedProcess[str]":
        return self.run("new-centre", "--name", NAME, "--coordinator", "Ana Ó Briain", *more, **environment)

    def everything(self) -> set[Path]:
        return {path.relative_to(self.home) for path in self.home.rglob("*") if path.is_file()}

    def records(self) -> dict[str, str]:
        return {"WICKETGATE_DATA": str(self.data), "WICKETGATE_KEY_FILE": str(self.key)}

    def run_python(self, program: str) -> "subprocess.CompletedProcess[str]":
        """Run a program beside the records, as a web server would that was started by itself."""
        return subprocess.run(
            [sys.executable, "-c", program],
            env=_elsewhere() | {"HOME": str(self.home)} | self.records(),
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )

    def inside(self, act: str) -> str:
        """Run `act` beside the records, and return what it prints."""
        environment = {"HOME": str(self.home), "DJANGO_SETTINGS_MODULE": "wicketgate.config.settings"}
        done = subprocess.run(
            [sys.executable, "-c", f"import django\ndjango.setup()\n{act}"],
            env=_elsewhere() | environment | self.records() | {"WICKETGATE_DEMONSTRATION": "0"},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
            timeout=SECONDS,
        )
        return done.stdout.strip()


def _elsewhere() -> dict[str, str]:
    """Return the environment without anything that names this computer's own records."""
    return {
        name: value for name, value in os.environ.items() if not name.startswith(("WICKETGATE_", "DJANGO_"))
    }
