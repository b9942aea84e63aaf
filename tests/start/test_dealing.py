"""Tests that share a costly beginning go to one worker, whatever pytest and xdist call them."""

import subprocess
import sys
from pathlib import Path

from tests.dealing import turn_of

ROOT = Path(__file__).resolve().parents[2]
DEALS = """
import sys
sys.path.insert(0, {root!r})
from tests.dealing import Dealt

def pytest_xdist_make_scheduler(config, log):
    return Dealt(config, log)
"""
TELLS = """
import os, pathlib, pytest, time

@pytest.mark.parametrize("number", range(4))
def test_tells(number):
    time.sleep(0.05)
    with open({told!r}, "a") as told:
        told.write(pathlib.Path(__file__).parent.name + " " + os.environ["PYTEST_XDIST_WORKER"] + "\\n")
"""


def test_a_folder_in_one_piece_goes_to_one_worker(tmp_path: Path) -> None:
    told = tmp_path / "told.txt"
    for name in ("tablet/test_one.py", "tablet/test_two.py", "domain/test_three.py", "domain/test_four.py"):
        file = tmp_path / "tests" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(TELLS.format(told=str(told)))
    (tmp_path / "conftest.py").write_text(DEALS.format(root=str(ROOT)))
    (tmp_path / "pytest.ini").write_text("[pytest]\n")

    words = ["-p", "no:django", "-p", "no:cacheprovider", "-n", "2", "--no-loadscope-reorder", "tests"]
    subprocess.run([sys.executable, "-m", "pytest", *words], cwd=tmp_path, check=True, capture_output=True)

    at = [line.split() for line in told.read_text().splitlines()]
    assert len(at) == 16
    assert len({worker for folder, worker in at if folder == "tablet"}) == 1
    assert len({worker for _, worker in at}) == 2


def test_the_longest_pieces_are_dealt_first() -> None:
    assert sorted(["census", "doors", "tablet"], key=turn_of) == ["tablet", "doors", "census"]
