"""
A live database is opened by SQLite alone, by one library, and taken away only when nobody has it open.

On POSIX, whoever closes a file lets go of every lock that the process holds on it: a copy, a digest or one look at its
first bytes is enough to lose a server its log. So whoever knows where a database lies stands here, and every program of
the safe and of the doctor with what it opens and takes away. What happens while a server runs is watched as it happens
in `tests/faults/test_looked_at.py`.
"""

import ast
import re
from collections.abc import Callable

import pytest

from tests.census.house import called_name, dotted, imported
from tests.census.ways_out import calls

ROOMS = ("wicketgate/vault/", "wicketgate/doors/doctor/")
# As a file is named, and not as a sentence speaks of one.
NAMES_ONE = re.compile(r"^\S*\.(db|sqlite3)(-wal|-shm|-journal)?\*?$")
OPENING = {
    "open", "read_bytes", "read_text", "write_bytes", "write_text", "touch", "fdopen", "mmap", "copy", "copy2",
    "copyfile", "copyfileobj", "copytree", "move", "file_digest", "ZipFile", "NamedTemporaryFile",
}  # fmt: skip
ENDING = {"unlink", "remove", "rename", "renames", "rmtree", "truncate"}
OTHER_LIBRARIES = ("sqlite3", "apsw", "pysqlite3", "dbm")

# Where a database lies is known to these, beside the safe and the doctor.
KNOWS = {
    "config/installation.py": "tells Django where they lie",
    "config/wsgi.py": "lets SQLite hold them open",
    "doors/cli/apart.py": "looks whether a folder holds records",
    "doors/cli/demo.py": "throws a demonstration away",
    "doors/cli/doctor.py": "looks whether there are any",
    "doors/cli/opened.py": "looks whether one of the two is gone",
    "doors/cli/places.py": "looks whether records were begun",
}
OPENS = {
    "doors/doctor/files.py": "every file but the databases, which it leaves out by whatever name",
    "doors/doctor/keys.py": "the sealed copy of the root key",
    "doors/doctor/machine.py": "what the computer says of itself, and a file that it has just made",
    "doors/doctor/versions.py": "the files of what is installed",
    "vault/backup.py": "files of the backups, and what is put beside them: the sealed root key and its note",
    "vault/certificate.py": "the certificate and its key",
    "vault/chosen.py": "a note beside the records",
    "vault/disk.py": "a folder, and what was just made beside its place: databases under the next key, closed by then",
    "vault/journal.py": "the journal of what was let go of",
    "vault/presence.py": "the folder of the records, for a mark",
    "vault/quarantine.py": "a note beside the records",
    "vault/recovery.py": "a copy that VACUUM INTO made, and one that is being brought back: nobody has either open",
    "vault/restore.py": "files of the backups, and records that are being brought back and have no place yet",
    "vault/rootkey.py": "the key file",
    "vault/shelf.py": "a note of a backup",
}
TAKES_AWAY = {
    "vault/backup.py": "a copy for a backup, and what was not finished",
    "vault/disk.py": "what was written beside its place",
    "vault/quarantine.py": "a note",
    "vault/recovery.py": "what was being brought back, and an old sealed copy of the root key",
    "vault/restore.py": "records that are being brought back and have no place yet",
    "vault/rootkey.py": "a key file that was not written whole",
    "vault/shelf.py": "files of the backups",
    "vault/turning.py": "databases, by whoever has the records alone (`presence.alone`)",
}


def test_whoever_knows_where_a_database_lies_says_what_for(programs: dict[str, str]) -> None:
    named = {
        name for name, text in _ours(programs).items() if not name.startswith(ROOMS) and _names_one(text)
    }

    assert named == {f"wicketgate/{name}" for name in KNOWS}, "say why it must know"


def test_nothing_but_sqlite_opens_a_database(programs: dict[str, str]) -> None:
    assert _found(programs, _opens) == set(OPENS), "say what it opens, and why that is no live database"


def test_a_database_is_taken_away_only_when_nobody_has_it_open(programs: dict[str, str]) -> None:
    assert _found(programs, _takes_away) == set(TAKES_AWAY), (
        "say what it takes away, and who may have that open"
    )


def test_there_is_one_library_in_a_process(programs: dict[str, str]) -> None:
    # Another one would know nothing of the locks of the first, and end them.
    other = {
        name: used
        for name, text in _ours(programs).items()
        if (used := set(_libraries(text)) & {*OTHER_LIBRARIES})
    }
    sealed = {name for name, text in _ours(programs).items() if "sqlcipher3" in _libraries(text)}

    assert other == {}
    assert sealed == {f"wicketgate/vault/embedded/{name}.py" for name in ("base", "beginnings", "files")}


@pytest.mark.parametrize(
    "leak",
    [
        "open(path)",
        "path.open('rb')",
        "os.open(path, os.O_RDONLY)",
        "path.read_bytes()",
        "shutil.copy(path, target)",
        "shutil.copyfile(path, target)",
        "hashlib.file_digest(file, 'sha256')",
        "mmap.mmap(descriptor, 0)",
    ],
)
def test_control_whatever_opens_a_file_is_found(leak: str) -> None:
    assert _found({"wicketgate/vault/peeking.py": leak}, _opens) == {"vault/peeking.py"}


@pytest.mark.parametrize(
    "leak",
    [
        "path.unlink()",
        "os.remove(path)",
        "path.rename(target)",
        "made.replace(path)",
        "shutil.rmtree(folder)",
    ],
)
def test_control_whatever_takes_one_away_is_found(leak: str) -> None:
    assert _found({"wicketgate/vault/sweeping.py": leak}, _takes_away) == {"vault/sweeping.py"}


def test_control_a_name_and_another_library_are_found() -> None:
    assert all(_names_one(f"path = {name}") for name in ("'records.db'", "f'{name}.db-wal'", "'*.db*'"))
    assert not _names_one("import django.db\ncache = 'django.core.cache.backends.db.DatabaseCache'\n")
    assert "sqlite3" in _libraries("from sqlite3 import connect")


def _found(programs: dict[str, str], is_one: Callable[[ast.Call], bool]) -> set[str]:
    looked_at = {name: text for name, text in programs.items() if name.startswith(ROOMS)}
    return {name.removeprefix("wicketgate/") for name, text in looked_at.items() if calls(is_one)(text)}


def _ours(programs: dict[str, str]) -> dict[str, str]:
    ours = {name: text for name, text in programs.items() if name.startswith("wicketgate/")}
    assert len(ours) > 100
    return ours


def _opens(call: ast.Call) -> bool:
    name = called_name(call)
    return name in OPENING and (name != "copy" or dotted(call.func).startswith("shutil."))


def _takes_away(call: ast.Call) -> bool:
    # A text's own `replace` takes two words.
    is_path = called_name(call) == "replace" and len(call.args) == 1 and not call.keywords
    return is_path or dotted(call.func) == "os.replace" or called_name(call) in ENDING


def _names_one(text: str) -> bool:
    words = (node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant))
    return any(isinstance(word, str) and NAMES_ONE.search(word) is not None for word in words)


def _libraries(text: str) -> set[str]:
    return {module.partition(".")[0] for module, _name in imported(text)}
