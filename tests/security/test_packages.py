"""What is installed is looked after: no known hole stays open, and nothing of the tests is in what runs."""

import re
import tomllib
from datetime import date, timedelta

from tests.census.conftest import ROOT
from tests.security.programs import imports

# A hole that was published has to be mended here within this time, or said to be out of reach.
MENDED_WITHIN = timedelta(days=14)
HOLES = ROOT / "wicketgate" / "doors" / "doctor" / "known_holes.toml"
PIN = re.compile(r"^([a-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)
OF_THE_TESTS = {
    "pytest",
    "hypothesis",
    "playwright",
    "axe-playwright-python",
    "mypy",
    "ruff",
    "pypdf",
    "mutmut",
    "pytest-django",
}


def _locked() -> dict[str, str]:
    return dict(PIN.findall((ROOT / "locks" / "runtime.txt").read_text(encoding="ascii")))


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version))


def test_no_package_is_past_its_time() -> None:
    held = tomllib.loads(HOLES.read_text(encoding="utf-8"))
    locked, looked_at = _locked(), held["looked_at"]

    past = [
        (hole["package"], locked[hole["package"]], hole["reference"])
        for hole in held["hole"]
        if hole["package"] in locked
        and "unreached" not in hole
        and _number(locked[hole["package"]]) < _number(hole["below"])
        and looked_at - hole["published"] > MENDED_WITHIN
    ]

    assert len(held["hole"]) > 5
    assert isinstance(looked_at, date)
    assert past == [], "take the newer version into locks/, or say in known_holes.toml why it is out of reach"


def test_each_hole_says_what_it_is_and_since_when() -> None:
    for hole in tomllib.loads(HOLES.read_text(encoding="utf-8"))["hole"]:
        assert {"package", "below", "reference", "published"} <= set(hole)
        assert isinstance(hole["published"], date)


def test_nothing_of_the_tests_is_in_what_runs() -> None:
    taken = {one.partition(".")[0] for modules in imports().values() for one in modules}

    assert set(_locked()) & OF_THE_TESTS == set()
    assert taken & {"tests", "bench", "pytest", "hypothesis", "playwright", "unittest", "doctest"} == set()
    packaged = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"][
        "packages"
    ]
    assert packaged["find"]["include"] == ["wicketgate*"]
