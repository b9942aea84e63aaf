"""The embedded database: every pragma read back, old SQLite refused, the file closed to another key."""

from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from wicketgate.vault.embedded import pragmas
from wicketgate.vault.embedded.base import DatabaseWrapper
from wicketgate.vault.embedded.pragmas import PRAGMAS, require_new_enough, set_and_read_back
from wicketgate.vault.errors import RootKeyError, VaultError


def a_database(path: Path) -> DatabaseWrapper:
    wrapper = DatabaseWrapper(
        {
            "NAME": str(path),
            "OPTIONS": {},
            "TIME_ZONE": None,
            "CONN_HEALTH_CHECKS": False,
            "AUTOCOMMIT": True,
        },
        alias="trial",
    )
    wrapper.settings_dict.setdefault("CONN_MAX_AGE", 0)
    return wrapper


def connected(path: Path) -> Any:
    wrapper = a_database(path)
    return wrapper.get_new_connection(wrapper.get_connection_params())


def test_every_pragma_reads_back_as_it_must(tmp_path: Path) -> None:
    connection = connected(tmp_path / "records.db")

    held = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name, _set, _read in PRAGMAS}

    assert held == {name: read for name, _set, read in PRAGMAS}
    assert held["journal_mode"] == "wal"
    assert held["synchronous"] == 2


def test_a_pragma_that_does_not_take_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pragmas, "PRAGMAS", (("synchronous", "OFF", 2),))

    with pytest.raises(VaultError, match="synchronous"):
        set_and_read_back(dbapi2.connect(str(tmp_path / "records.db")))


@pytest.mark.parametrize(
    "version", [(3, 7, 0), (3, 51, 2)], ids=["the first with the bug", "the last with the bug"]
)
def test_a_sqlite_that_can_damage_records_is_refused(version: tuple[int, int, int]) -> None:
    with pytest.raises(VaultError, match=r"Expected SQLite 3\.51\.3 or newer"):
        require_new_enough(version)


def test_the_installed_sqlite_is_new_enough() -> None:
    require_new_enough(dbapi2.sqlite_version_info)


def test_the_file_is_not_readable_without_its_key(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    connection = connected(path)
    connection.execute("CREATE TABLE hidden (word TEXT)")
    connection.execute("INSERT INTO hidden VALUES ('canary-in-the-file')")
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    assert b"canary-in-the-file" not in path.read_bytes()
    assert not path.read_bytes().startswith(b"SQLite format 3")


def test_records_of_another_key_are_refused_with_a_letter(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    other = dbapi2.connect(str(path))
    other.execute(f"PRAGMA key = \"x'{'ab' * 32}'\"")
    other.execute("CREATE TABLE hidden (word TEXT)")
    other.close()
    before = path.read_bytes()

    with pytest.raises(RootKeyError, match="do not open with this key file"):
        connected(path)

    assert path.read_bytes() == before
