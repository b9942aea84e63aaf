"""The closing count of the checks: nothing left out, broken or empty passes for success."""

from pathlib import Path

import pytest

from tests import stages


def _results(folder: Path, *, tests: int, failures: int = 0, errors: int = 0, skipped: int = 0) -> Path:
    path = folder / "results.xml"
    counts = f'tests="{tests}" failures="{failures}" errors="{errors}" skipped="{skipped}"'
    path.write_text(f"<testsuites><testsuite {counts}/></testsuites>")
    return path


def test_failures_and_errors_both_count_as_failed(tmp_path: Path) -> None:
    stage = stages.counted("tests", 1.0, _results(tmp_path, tests=9, failures=2, errors=1, skipped=1), code=1)

    assert (stage.passed, stage.failed, stage.skipped) == (5, 3, 1)


@pytest.mark.parametrize("code", [1, 2, 3, 4, -9])
def test_a_run_that_broke_off_counts_as_one_failure(tmp_path: Path, code: int) -> None:
    stage = stages.counted("tests", 1.0, tmp_path / "never-written.xml", code=code)

    assert (stage.passed, stage.failed) == (0, 1)


def test_a_choice_without_tests_in_one_stage_is_no_failure_of_that_stage(tmp_path: Path) -> None:
    stage = stages.counted("tests", 1.0, _results(tmp_path, tests=0), code=5)

    assert (stage.passed, stage.failed) == (0, 0)


@pytest.mark.parametrize(
    ("passed", "failed", "skipped", "code"),
    [(3, 0, 0, 0), (3, 1, 0, 1), (3, 0, 1, 1), (0, 0, 0, 1)],
    ids=["all passed", "one failed", "one was skipped", "none was run"],
)
def test_only_a_run_in_which_everything_passed_succeeds(
    passed: int, failed: int, skipped: int, code: int
) -> None:
    style = stages.Stage("style", 0.1, passed=1, failed=0)
    suite = stages.Stage("tests", 1.0, passed=passed, failed=failed, skipped=skipped, is_suite=True)

    assert stages.report([style, suite]) == code


def test_the_last_line_counts_everything(capsys: pytest.CaptureFixture[str]) -> None:
    style = stages.Stage("style", 0.1, passed=0, failed=1)
    suite = stages.Stage("tests", 1.0, passed=7, failed=0, is_suite=True)

    stages.report([style, suite])

    assert capsys.readouterr().out.splitlines()[-1] == "7 passed, 1 failed, 0 skipped"
