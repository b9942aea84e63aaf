"""Looking how a database begins lets go of none of the locks that this process holds on it."""

import fcntl
import subprocess
import sys
from pathlib import Path

import pytest

from wicketgate.vault.embedded.beginnings import first_bytes

# Another process takes the lock if it can, as SQLite does when it takes itself for the last.
TAKES = "import fcntl, sys; fcntl.lockf(open(sys.argv[1], 'r+b'), fcntl.LOCK_EX | fcntl.LOCK_NB)"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "records.db"
    made.write_bytes(b"sealed from the first byte")
    return made


def _can_be_taken(path: Path) -> bool:
    done = subprocess.run([sys.executable, "-c", TAKES, str(path)], capture_output=True, check=False)
    return done.returncode == 0


def test_a_lock_outlives_the_look(path: Path) -> None:
    with path.open("r+b") as held:
        fcntl.lockf(held, fcntl.LOCK_SH)

        assert first_bytes(path, 6) == first_bytes(path, 6) == b"sealed"
        assert not _can_be_taken(path)


def test_control_an_ordinary_look_lets_go_of_it(path: Path) -> None:
    with path.open("r+b") as held:
        fcntl.lockf(held, fcntl.LOCK_SH)

        assert path.read_bytes()[:6] == b"sealed"
        assert _can_be_taken(path)
