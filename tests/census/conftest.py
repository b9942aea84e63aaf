"""What the censuses look at: the files that are, or would be, committed."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
LISTING = ("git", "-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard", "-z")


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def committed() -> list[Path]:
    """Every file of the repository that git keeps or would keep, by its full path."""
    listed = subprocess.run(LISTING, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    files = [ROOT / name for name in listed.split("\0") if name]
    found = [path for path in files if path.is_file()]
    assert found, "git lists no file at all"
    return found


@pytest.fixture(scope="session")
def texts(committed: list[Path]) -> dict[str, str]:
    """The text of every committed file that is text, by its path from the root."""
    read = {path.relative_to(ROOT).as_posix(): _text(path) for path in committed}
    return {name: text for name, text in read.items() if text is not None}


@pytest.fixture(scope="session")
def programs(texts: dict[str, str]) -> dict[str, str]:
    """The text of every Python file, by its path from the root."""
    return {name: text for name, text in texts.items() if name.endswith(".py")}


def _text(path: Path) -> str | None:
    content = path.read_bytes()
    return None if b"\0" in content else content.decode("utf-8")
