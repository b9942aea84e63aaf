"""
Every check of the project, one after another, with a table at the end. `start.py test` runs it.

Nothing but the standard library: it runs outside the environment whose tools it calls.
"""

import os
import subprocess
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests import postgres

ROOT = Path(__file__).resolve().parent.parent
MOST_WORKERS = 4
CHECKS = {
    "style": ("-m", "ruff", "check"),
    "format": ("-m", "ruff", "format", "--check"),
    "types": ("-m", "mypy"),
    "rooms": (
        "-c",
        "import sys; from importlinter.cli import lint_imports_command as lint; sys.exit(lint())",
    ),
}


@dataclass(frozen=True, slots=True)
class Stage:
    """One part of the checks as it went. A check that is not a suite of tests counts as one."""

    name: str
    seconds: float
    passed: int
    failed: int
    skipped: int = 0
    is_suite: bool = False


def run_all(python: str, environment: Mapping[str, str], for_pytest: Sequence[str]) -> int:
    """Run every check, on both databases and in the browser. Return 0 only if all passed and none was skipped."""
    return report(_everything(python, environment, for_pytest))


def run_fast(python: str, environment: Mapping[str, str], for_pytest: Sequence[str]) -> int:
    """Run every check but the browser and PostgreSQL, and say so at the end."""
    return report(_without_browser(python, environment, for_pytest), left_out="the browser and PostgreSQL")


def _everything(python: str, environment: Mapping[str, str], for_pytest: Sequence[str]) -> Iterator[Stage]:
    yield from _checks(python, environment)
    yield _suite("tests, embedded database", python, environment, for_pytest)
    try:
        with postgres.temporary_cluster() as url:
            more = {**environment, "WICKETGATE_DATABASE_URL": url}
            yield _suite("tests, PostgreSQL", python, more, [*for_pytest, "-m", "database"])
    except postgres.PostgresError as letter:
        print(letter)
        yield Stage("tests, PostgreSQL", seconds=0, passed=0, failed=1, is_suite=True)


def _without_browser(
    python: str, environment: Mapping[str, str], for_pytest: Sequence[str]
) -> Iterator[Stage]:
    yield from _checks(python, environment)
    yield _suite("tests, embedded database", python, environment, [*for_pytest, "-m", "not journey"])


def _checks(python: str, environment: Mapping[str, str]) -> Iterator[Stage]:
    for name, words in CHECKS.items():
        print(f"\n[{name}]", flush=True)
        began = time.monotonic()
        code = subprocess.run([python, *words], cwd=ROOT, env=environment, check=False).returncode
        yield Stage(name, time.monotonic() - began, passed=int(code == 0), failed=int(code != 0))


def _suite(name: str, python: str, environment: Mapping[str, str], words: Sequence[str]) -> Stage:
    print(f"\n[{name}]", flush=True)
    began = time.monotonic()
    # Whatever a test leaves behind is in this folder, and goes with it.
    with tempfile.TemporaryDirectory(prefix="wicketgate-tests-", ignore_cleanup_errors=True) as folder:
        # The account that a test gives PostgreSQL to must be able to pass through.
        Path(folder).chmod(0o711)
        results = Path(folder) / "results.xml"
        workers = str(min(os.cpu_count() or 1, MOST_WORKERS))
        command = [
            python,
            "-m",
            "pytest",
            "-n",
            workers,
            # The order in which they are collected is the order in which they are dealt: see tests/dealing.py.
            "--no-loadscope-reorder",
            f"--junitxml={results}",
            *words,
        ]
        own = {**environment, "TMPDIR": folder, "TMP": folder, "TEMP": folder}
        code = subprocess.run(command, cwd=ROOT, env=own, check=False).returncode
        return counted(name, time.monotonic() - began, results, code)


def counted(name: str, seconds: float, results: Path, code: int) -> Stage:
    """Return the stage that pytest's own results and exit code tell of; a run that broke off counts as one failure."""
    total, skipped, failed = _totals(results)
    if total == 0 and code == 5:
        print(f"No test of this choice belongs to: {name}.")
    elif code != 0 and failed == 0:
        total, failed = total + 1, 1
    return Stage(
        name, seconds, passed=total - skipped - failed, failed=failed, skipped=skipped, is_suite=True
    )


def _totals(results: Path) -> tuple[int, int, int]:
    if not results.is_file():
        return 0, 0, 0
    suites = list(ElementTree.parse(results).iter("testsuite"))
    total, skipped, failures, errors = (
        sum(int(suite.get(word, 0)) for suite in suites)
        for word in ("tests", "skipped", "failures", "errors")
    )
    return total, skipped, failures + errors


def report(ran: Iterable[Stage], *, left_out: str = "") -> int:
    """Print the table and the closing count. Return 0 only if tests ran, all passed and none was skipped."""
    stages = list(ran)
    _print_table(stages)
    passed, failed, skipped = (sum(counts) for counts in zip(*map(_counts, stages), strict=True))
    if not any(stage.passed + stage.failed for stage in stages if stage.is_suite):
        print("No test was run at all: that counts as a failure.")
        failed += 1
    if left_out:
        print(f"Left out, because of --fast: {left_out}.")
    if skipped:
        print("A skipped test counts as a failure: bring what it lacks, or take it out.")
    print(f"\n{passed} passed, {failed} failed, {skipped} skipped", flush=True)
    return 1 if failed or skipped else 0


def _counts(stage: Stage) -> tuple[int, int, int]:
    return stage.passed, stage.failed, stage.skipped


def _print_table(stages: Sequence[Stage]) -> None:
    print(f"\n{'':26}  seconds   passed   failed  skipped")
    for stage in stages:
        print(f"{stage.name:26}{stage.seconds:9.1f}{stage.passed:9}{stage.failed:9}{stage.skipped:9}")
