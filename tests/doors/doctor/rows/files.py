"""Taken away: where the centre's files lie, and who may read them."""

import os
from collections.abc import Callable

from tests.doors.doctor.rows.row import EMBEDDED, Row
from tests.doors.doctor.ward import Ward
from wicketgate.doors.doctor import files
from wicketgate.vault.embedded.beginnings import PLAIN


def _open(*names: str) -> Callable[[Ward], None]:
    def do(ward: Ward) -> None:
        for name in names:
            path = ward.root / name
            path.touch()
            path.chmod(0o755 if path.is_dir() else 0o644)

    return do


def _open_log(ward: Ward) -> None:
    (ward.data / "records.db-wal").chmod(0o644)


def _open_backups(ward: Ward) -> None:
    ward.backups.chmod(0o755)


def _another_owner(ward: Ward) -> None:
    ward.patch.setattr(os, "geteuid", lambda: ward.key.stat().st_uid + 1)


def _key_inside(ward: Ward) -> None:
    ward.settings.WICKETGATE_KEY_FILE = ward.key.rename(ward.data / "root.key")


def _key_on_the_stick(ward: Ward) -> None:
    ward.settings.WICKETGATE_KEY_FILE = ward.key.rename(ward.stick / "root.key")


def _one_disk(ward: Ward) -> None:
    ward.patch.setattr(files, "disk_of", lambda _path: 1)


def _plain_copy(ward: Ward) -> None:
    (ward.data / "copy-of-records").write_bytes(PLAIN + b"rest")


def _paper_in_downloads(ward: Ward) -> None:
    (ward.home / "Downloads").mkdir()
    (ward.home / "Downloads" / "recovery-paper-1.pdf").touch()


def _full(ward: Ward) -> None:
    ward.patch.setattr("shutil.disk_usage", lambda _folder: type("Usage", (), {"free": 1000}))


def _in_dropbox(ward: Ward) -> None:
    synced = ward.root / "Dropbox (Private)"
    synced.mkdir(mode=0o700)
    ward.settings.WICKETGATE_DATA = ward.data.rename(synced / "data")


def _in_the_clone(ward: Ward) -> None:
    ward.patch.setattr(files, "PROGRAM", ward.root)


ROWS = (
    Row("files.key_file", "others may read the key file", _open("key/root.key"), "red"),
    Row("files.data_folder", "others may open the folder of the records", _open("data"), "red"),
    Row("files.databases", "others may read a database", _open("data/keyring.db"), "amber"),
    Row("files.unfinished_writes", "others may read a database's log", _open_log, "amber"),
    Row("files.disposal_journal", "others may read the journal", _open("data/let-go.txt"), "amber"),
    Row("files.recovery_files", "others may read what is kept of the papers", _open("data/recovery.json"), "amber"),
    Row("files.backup_folder", "others may open the folder of the backups", _open_backups, "amber"),
    Row("files.owner", "the records belong to another account", _another_owner, "red"),
    Row("files.key_apart", "the key lies among the records", _key_inside, "red"),
    Row("files.key_apart_from_backups", "the key lies on the stick of the backups", _key_on_the_stick, "red"),
    Row("files.backups_elsewhere", "the backups are on the disk of the records", _one_disk, "amber"),
    Row("files.no_plain_copies", "somebody wrote the records out unencrypted", _plain_copy, "red"),
    Row("files.no_papers_lying", "a paper was left among the downloads", _paper_in_downloads, "red"),
    Row("files.free_space", "the disk of the records is full", _full, "red"),
    Row("files.backup_space", "the stick is full", _full, "red", EMBEDDED),
    Row("files.not_in_a_cloud", "the records lie in a synchronised folder", _in_dropbox, "red"),
    Row("files.not_in_the_program", "the records lie in the program's folder", _in_the_clone, "red"),
)  # fmt: skip
