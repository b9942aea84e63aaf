"""
The doctor looks at a server's own databases, and another command comes and goes: the server goes on as before.

Whoever opens a database's files by any way but SQLite's, and closes them, ends the locks that SQLite holds on them. The
command then takes itself for the last one, and the log away from under the pages.
"""

from tests.faults.running import struck

LOGS = ["keyring.db-wal", "records.db-wal"]


def test_the_server_reads_and_writes_on_and_keeps_its_log() -> None:
    told = struck(program="tests.faults.looked_at")

    assert told["page"] == 200
    assert told["logs"] == LOGS
    assert told["trouble"] == ""
    before, after = (int(told[command].partition(" ")[0]) for command in ("another", "found_by_another"))
    assert after == before + 1, "what the server wrote afterwards is what everybody else finds"
    assert told["opened"] == [], "nothing but SQLite opens a database"


def test_control_an_ordinary_look_at_how_one_begins_is_noticed() -> None:
    assert struck("SQLite is asked", program="tests.faults.looked_at")["opened"] == [
        "keyring.db",
        "records.db",
    ]


def test_control_ordinary_looks_at_every_file_lose_the_log() -> None:
    told = struck("SQLite is asked", "the databases are left out", program="tests.faults.looked_at")

    assert {"records.db", "records.db-shm"} <= set(told["opened"])
    assert told["logs"] != LOGS
