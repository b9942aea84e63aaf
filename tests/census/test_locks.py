"""What is installed is what was looked at: every package pinned, every file of it known by its digest."""

import re
import tomllib
from pathlib import Path

import pytest

MOST_DIRECT = 16
PIN = re.compile(r"^(?P<name>[a-z0-9][a-z0-9.-]*)(\[[a-z0-9,-]+\])?==(?P<version>[^ ;\\]+)( ; [^\\]+)? \\$")
DIGEST = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")
LOCKS = ("runtime", "dev", "bench", "bench-auditlog", "bench-simple-history")
# The group of pyproject.toml that each lock holds beside what runs, if any.
ASKED = {"runtime": (), "dev": ("dev",), **{lock: (lock,) for lock in LOCKS if lock.startswith("bench")}}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_is_a_pin_or_a_digest(root: Path, lock: str) -> None:
    lines = _lines(root, lock)

    assert len(lines) > 30
    assert [line for line in lines if not PIN.match(line) and not DIGEST.match(line)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_digest(root: Path, lock: str) -> None:
    lines = _lines(root, lock)
    bare = [
        pin
        for pin, following in zip(lines, [*lines[1:], ""], strict=True)
        if PIN.match(pin) and not DIGEST.match(following)
    ]

    assert _pins(root, lock)
    assert bare == []


def test_what_develops_stands_on_exactly_what_runs(root: Path) -> None:
    runtime, dev = _pins(root, "runtime"), _pins(root, "dev")

    assert runtime
    assert {name: dev.get(name) for name in runtime} == runtime


def test_every_lock_is_looked_at(root: Path) -> None:
    assert {path.stem for path in (root / "locks").glob("*.txt")} == set(LOCKS) == set(ASKED)


def test_few_packages_are_asked_for_directly(root: Path) -> None:
    asked = _project(root)["dependencies"]

    assert 0 < len(asked) <= MOST_DIRECT


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_that_is_asked_for_is_pinned(root: Path, lock: str) -> None:
    runs = [] if lock.startswith("bench") else _project(root)["dependencies"]
    asked = [*runs, *(requirement for group in ASKED[lock] for requirement in _groups(root)[group])]
    names = {_name(requirement) for requirement in asked}

    assert len(names) >= 3
    assert names - set(_pins(root, lock)) == set()


def _lines(root: Path, lock: str) -> list[str]:
    return (root / "locks" / f"{lock}.txt").read_text(encoding="ascii").splitlines()


def _pins(root: Path, lock: str) -> dict[str, str]:
    found = [match for line in _lines(root, lock) if (match := PIN.match(line))]
    return {match["name"]: match["version"] for match in found}


def _name(requirement: str) -> str:
    return re.split(r"[\[<>=;~! ]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def _project(root: Path) -> dict[str, list[str]]:
    project: dict[str, list[str]] = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))[
        "project"
    ]
    return project


def _groups(root: Path) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))[
        "dependency-groups"
    ]
    return groups
