"""The invented centre is lost, and back on an empty machine: no canary is plain anywhere, and the ledger holds."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.doors.canaries import parts, plain_in
from tests.doors.cli.computer import ROOT, Computer
from tests.doors.cli.saved import typed_in
from wicketgate.vault import rootkey

WORDS = ("--name", "Larkfield", "--acting", "Bo Bright", "--username", "bobright")


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is left of the invented centre: papers, a backup, a witness, and what was planted in it."""
    folder = tmp_path_factory.mktemp("invented")
    old, left = Computer(folder / "old"), folder / "left"
    for each in (old.home, left / "disk", left / "printed"):
        each.mkdir(parents=True)
    rootkey.make(old.home / "key" / "root.key")
    own = _invented(old)
    for words in (
        ("demo", "--manifest", str(left / "planted.json")),
        ("recovery-papers", str(left / "printed")),
        ("ledger", "checkpoint"),
        ("ledger", "export", str(left / "witness")),
        ("backup", str(left / "disk")),
    ):
        done = old.run(*words, **own)
        assert done.returncode == 0, (words, done.stderr)
    shutil.rmtree(old.home)
    return left


def test_it_is_back_with_every_value_sealed_and_every_entry_as_it_was(disk: Path, tmp_path: Path) -> None:
    new, (one, _two, three) = Computer(tmp_path / "new"), typed_in(disk / "printed")
    new.home.mkdir()
    where = ("--folder", str(new.home / "data"), "--key", str(new.home / "key" / "root.key"))
    papers = ("--share", str(one), "--share", str(three))

    back = new.run("recover", str(disk / "disk"), *WORDS, *where, *papers, WICKETGATE_DEMONSTRATION="1")
    swept = new.run("sweep", **_invented(new))
    exported = new.run("ledger", "export", str(disk / "export"), **_invented(new))

    assert back.returncode == 0, back.stderr
    assert swept.returncode == 0, swept.stderr
    tried = re.search(r"(\d+) sealed values were tried", swept.stdout)
    assert tried is not None
    assert int(tried[1]) > 500
    assert exported.returncode == 0
    assert _seen_from_outside(disk) == "fit."
    assert _plain(disk / "disk", planted := _planted(disk)) == _plain(new.home, planted) == {}


def test_as_a_real_centre_it_is_refused(disk: Path, tmp_path: Path) -> None:
    new, (one, two, _three) = Computer(tmp_path / "new"), typed_in(disk / "printed")
    new.home.mkdir()

    back = new.run("recover", str(disk / "disk"), *WORDS, "--share", str(one), "--share", str(two))

    assert back.returncode == 1
    assert "Expected the records of a real centre, got those of the demonstration." in back.stderr


def _invented(computer: Computer) -> dict[str, str]:
    return {
        "WICKETGATE_DATA": str(computer.home / "data"),
        "WICKETGATE_KEY_FILE": str(computer.home / "key" / "root.key"),
        "WICKETGATE_DEMONSTRATION": "1",
    }


def _planted(disk: Path) -> set[str]:
    sealed = json.loads((disk / "planted.json").read_text())["sealed"]
    values = {part for one in sealed for part in parts(one["value"], one["item_class"]) if len(part) > 8}
    assert len(values) > 150
    return values


def _plain(folder: Path, planted: set[str]) -> dict[str, set[str]]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    found = {path.name: plain_in(path.read_bytes(), planted) for path in files}
    return {name: held for name, held in found.items() if held}


def _seen_from_outside(disk: Path) -> str:
    command = [
        sys.executable,
        "-I",
        str(ROOT / "verify_ledger.py"),
        str(disk / "export"),
        "--witness",
        str(disk / "witness"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=600)
    return done.stdout.split()[-1]
