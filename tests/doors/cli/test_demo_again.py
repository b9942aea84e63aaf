"""A demonstration that somebody has open is not thrown away under them."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.running import ROOT
from wicketgate.vault import rootkey
from wicketgate.vault.embedded import files

BEGIN = "from wicketgate.doors.cli.opened import prepare; prepare()"
THROW_AWAY = """
import sys
from wicketgate.doors.cli import demo
from wicketgate.doors.cli.opened import or_letter
sys.exit(or_letter(lambda: demo._throw_away() or 0))
"""
WITHOUT_ASKING = f"""
from unittest.mock import patch
with patch("wicketgate.vault.embedded.files.close_log"):
    {THROW_AWAY.strip().replace(chr(10), chr(10) + "    ")}
"""


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WICKETGATE_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("WICKETGATE_KEY_FILE", str(tmp_path / "key" / "root.key"))
    monkeypatch.setenv("WICKETGATE_DEMONSTRATION", "1")
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "wicketgate.config.settings")
    monkeypatch.delenv("WICKETGATE_DATABASE_URL", raising=False)
    rootkey.make(tmp_path / "key" / "root.key")
    _run(BEGIN, says=0)
    return tmp_path / "data"


def test_while_the_pages_have_it_open_it_stays(data: Path, tmp_path: Path) -> None:
    root = rootkey.load(tmp_path / "key" / "root.key", data=data)
    for name in files.ALIASES:
        with closing(files.connect(data / f"{name}.db", root=root)) as pages:
            pages.execute("SELECT count(*) FROM sqlite_master").fetchone()

            assert "Close them first" in _run(THROW_AWAY, says=1)
    assert [files.is_sound(data / f"{name}.db", root=root) for name in files.ALIASES] == [True, True]


def test_control_without_asking_it_goes_under_the_pages(data: Path, tmp_path: Path) -> None:
    root = rootkey.load(tmp_path / "key" / "root.key", data=data)
    with closing(files.connect(data / "records.db", root=root)) as pages:
        pages.execute("SELECT count(*) FROM sqlite_master").fetchone()
        _run(WITHOUT_ASKING, says=0)

    assert not (data / "records.db").exists()


def test_when_they_are_closed_it_goes(data: Path) -> None:
    assert [*data.glob("*.db")]

    _run(THROW_AWAY, says=0)

    assert [*data.glob("*.db*")] == []


def _run(program: str, *, says: int) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=dict(os.environ),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == says, done.stderr
    return done.stderr
