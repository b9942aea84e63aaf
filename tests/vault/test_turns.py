"""Whether a keyring fits the records beside it, when keys were made anew: whatever the clock said meanwhile."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.vault.centre import CENTRE, Centre, write_in
from wicketgate.vault import restore
from wicketgate.vault.errors import BackupError

TURNS = "CREATE TABLE vault_keyturn (id INTEGER PRIMARY KEY, begun_at TEXT, done_at TEXT)"
ENTRIES = "CREATE TABLE ledger_entry (sequence INTEGER, event TEXT, at TEXT)"


@dataclass
class Turned:
    """A centre whose keys are made anew, as its two databases tell."""

    centre: Centre
    count: int = 0

    @property
    def data(self) -> Path:
        return self.centre.source.data

    def begins(self) -> "Turned":
        write_in(self.data / "keyring.db", self.centre.source.root, TURNS)
        write_in(self.data / "records.db", self.centre.source.root, ENTRIES)
        return self

    def turns(self, begun: str, *, done: str) -> None:
        self.count += 1
        turn = f"INSERT INTO vault_keyturn VALUES ({self.count}, '{begun}', '{done}')"
        entry = f"INSERT INTO ledger_entry VALUES ({self.count}, 'keys_rotated', '{done}')"
        write_in(self.data / "keyring.db", self.centre.source.root, turn)
        write_in(self.data / "records.db", self.centre.source.root, entry)


@pytest.fixture
def turned(centre: Centre) -> Turned:
    return Turned(centre).begins()


def test_a_turn_that_went_on_after_the_clock_was_set_back_does_no_harm(
    turned: Turned, place: restore.Place
) -> None:
    turned.turns("2027-01-01 10:00:00", done="2026-11-22 10:00:00.5")
    turned.centre.back_up()

    assert turned.centre.bring_back(place).centre == CENTRE


def test_records_from_before_a_turn_are_noticed_although_the_clock_was_ahead_once(
    turned: Turned, place: restore.Place
) -> None:
    turned.turns("2030-01-01 10:00:00", done="2030-01-01 10:00:00")
    records, _keyring = turned.centre.back_up()
    held = {path: path.read_bytes() for path in (records, records.with_suffix(".json"))}
    turned.turns("2026-11-22 10:00:00", done="2026-11-22 10:00:00")
    turned.centre.back_up()
    for path in turned.centre.home.glob("records-*"):
        path.unlink()
    for path, content in held.items():
        path.write_bytes(content)

    with pytest.raises(BackupError, match="keys were made anew"):
        turned.centre.bring_back(place)


def test_before_any_turn_every_keyring_fits(turned: Turned, place: restore.Place) -> None:
    turned.centre.back_up()

    assert turned.centre.bring_back(place).centre == CENTRE
