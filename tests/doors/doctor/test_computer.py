"""What the doctor asks of the computer itself, and of what is installed on it, as they really are."""

import base64
import hashlib
import os
from pathlib import Path

from wicketgate.doors.doctor import files, machine, versions

STATES_OF_A_CLOCK = {None, *range(6)}


def test_the_system_says_whether_its_clock_is_set() -> None:
    assert machine.asked_of_the_system() in STATES_OF_A_CLOCK


def test_the_account_and_the_disk_are_those_of_the_system(tmp_path: Path) -> None:
    assert machine.runs_as() == os.geteuid()
    assert files.disk_of(tmp_path) == tmp_path.stat().st_dev


def test_a_package_that_is_not_installed_has_no_version() -> None:
    assert versions.running("a-package-of-nobody") is None
    assert versions.running("django") is not None


def test_a_file_that_was_changed_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "module.py"
    file.write_text("one = 1\n")
    honest = base64.urlsafe_b64encode(hashlib.sha256(b"one = 1\n").digest()).decode().rstrip("=")

    assert versions.has_digest(file, "sha256", honest)
    file.write_text("two = 2\n")
    assert not versions.has_digest(file, "sha256", honest)
    file.unlink()
    assert not versions.has_digest(file, "sha256", honest)
