"""The settings that every connection to the embedded database must have, set and then read back."""

from typing import Any

from wicketgate.vault.errors import VaultError

# 3.51.3 is the first release with the fix for the WAL-reset corruption bug of 3.7.0 to 3.51.2.
OLDEST = (3, 51, 3)

# name, what is set, what reading it must then give
PRAGMAS: tuple[tuple[str, str, object], ...] = (
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("secure_delete", "ON", 1),
    ("foreign_keys", "ON", 1),
    ("legacy_alter_table", "OFF", 0),
    ("temp_store", "MEMORY", 2),
    # A file that somebody prepared runs no function of ours when it is opened, and a damaged page is noticed when read.
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
)


def require_new_enough(version: tuple[int, ...]) -> None:
    """Raise VaultError when the SQLite inside `sqlcipher3` is one that can corrupt its log."""
    if version < OLDEST:
        raise VaultError(
            f"Expected SQLite {_dotted(OLDEST)} or newer, got {_dotted(version)}: versions before it can damage "
            "records. Run `python3 start.py` again, which installs a newer one. Nothing was opened."
        )


def set_and_read_back(connection: Any) -> None:
    """Set every pragma and read it back. Raises VaultError naming the first that did not take."""
    for name, wanted, expected in PRAGMAS:
        connection.execute(f"PRAGMA {name} = {wanted}").fetchall()
        got = connection.execute(f"PRAGMA {name}").fetchone()[0]
        if got != expected:
            raise VaultError(
                f"Expected the database setting {name} to be {wanted}, got {got}. Nothing was opened."
            )


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))
