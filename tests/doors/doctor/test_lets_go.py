"""Whatever the doctor has opened to look at it, it has let go of: the disk of the backups can be taken out."""

from io import BufferedReader
from pathlib import Path

import pytest

from tests import open_files
from tests.doors.doctor.ward import Ward
from wicketgate.doors.doctor import files, versions
from wicketgate.doors.doctor.examination import examine
from wicketgate.vault.embedded.beginnings import PLAIN

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

TIMES = 50


def test_nothing_of_the_backups_or_the_key_stays_open(ward: Ward) -> None:
    examine(ward.installed())

    assert _lying(ward)
    assert open_files.times_open(_lying(ward)) == 0


def test_looking_often_keeps_nothing_more_open(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "_ours", lambda: iter(["asgiref"]))  # one package stands for all of them
    examine(ward.installed())
    once = open_files.count()
    for _time in range(TIMES):
        examine(ward.installed())

    assert open_files.count() == once


def test_what_goes_while_it_is_looked_for_is_no_copy(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    going = ward.backups / ".records-20261121T120000Z.age.new"
    going.write_bytes(PLAIN)

    def taken_away(path: Path, *, data: Path) -> bool:
        if path == going:
            path.unlink()
        return False

    monkeypatch.setattr(files, "may_be_open", taken_away)

    assert ward.look("files.no_plain_copies").state == "green"
    assert not going.exists()


def test_control_a_file_that_is_kept_open_is_noticed(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[BufferedReader] = []

    def looked_at(path: Path) -> bool:
        kept.append(path.open("rb"))
        return False

    monkeypatch.setattr(files, "_is_plain", looked_at)
    before = open_files.count()
    examine(ward.installed())

    assert open_files.times_open(_lying(ward)) > 0
    assert open_files.count() >= before + len(kept) > before
    for file in kept:
        file.close()


def _lying(ward: Ward) -> list[Path]:
    folders = (ward.backups, ward.key.parent)
    return [path for folder in folders for path in (folder, *folder.iterdir())]
