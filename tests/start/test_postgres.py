"""The tests' own PostgreSQL: it answers, it never runs as root, and nothing is left of it."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests import postgres


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for what is temporary, that an account without rights can pass through."""
    with tempfile.TemporaryDirectory(prefix="pg-") as made:
        Path(made).chmod(0o711)
        monkeypatch.setattr(tempfile, "tempdir", made)
        yield Path(made)


def test_a_cluster_answers_and_is_removed(folder: Path) -> None:
    with postgres.temporary_cluster() as url:
        with psycopg.connect(url) as connection:
            row = connection.execute("select current_user, current_setting('fsync')").fetchone()
        inside = list(folder.iterdir())

    assert row == ("wicketgate", "off")
    assert len(inside) == 1
    assert list(folder.iterdir()) == []


def test_a_cluster_never_runs_as_root(folder: Path) -> None:
    with postgres.temporary_cluster():
        (cluster,) = folder.iterdir()
        owner = (cluster / "cluster" / "postmaster.pid").stat().st_uid

    assert owner != 0 or sys.platform == "win32"


def test_a_cluster_is_removed_when_the_tests_are_interrupted(folder: Path) -> None:
    with pytest.raises(KeyboardInterrupt), postgres.temporary_cluster() as url:
        raise KeyboardInterrupt

    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url, connect_timeout=2)
    assert list(folder.iterdir()) == []


def test_another_password_is_refused() -> None:
    with (
        postgres.temporary_cluster() as url,
        pytest.raises(psycopg.OperationalError, match="password authentication"),
    ):
        psycopg.connect(url.replace(url.split(":")[2].split("@")[0], "wrong"))


def test_without_an_account_for_it_root_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    import pwd

    def nobody_there(name: str) -> object:
        raise KeyError(name)

    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(pwd, "getpwnam", nobody_there)

    with pytest.raises(postgres.PostgresError, match="never runs as root"):
        postgres.unprivileged_account()


def test_without_its_programs_the_reason_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "find_binaries", lambda: None)

    with pytest.raises(postgres.PostgresError, match="found none"), postgres.temporary_cluster():
        pass
