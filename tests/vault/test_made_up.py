"""What somebody made up, or the years have damaged, is a letter and never a fall."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from tests.people import CENTRE
from tests.vault.centre import ANA, MONDAY, Centre, connected, journal_of
from wicketgate.domain.ledger import notes
from wicketgate.vault import chosen, keyring, restore, shelf
from wicketgate.vault.errors import BackupError, RootKeyError

DEEP = "[" * 100_000


def test_a_note_beside_a_backup_that_nests_without_end(tmp_path: Path) -> None:
    (tmp_path / "records-20261123T090000Z.json").write_text(DEEP)

    with pytest.raises(BackupError, match="is damaged"):
        shelf.read_note(tmp_path / "records-20261123T090000Z.json")


@pytest.mark.parametrize("older", [[], [notes.OlderKey("a+00000000+AA==", 5)]], ids=["one key", "two"])
def test_a_checkpoint_of_a_size_without_end(older: list[notes.OlderKey]) -> None:
    text = f"{notes.origin(CENTRE)}\n{'9' * 5000}\nAAAA\n\n— {notes.origin(CENTRE)} AAAA\n"

    with pytest.raises(notes.NoteRefused):
        notes.read(text, centre=CENTRE, older=older)


def test_a_journal_with_a_number_that_no_key_ever_had(centre: Centre, place: restore.Place) -> None:
    centre.back_up()
    saved = centre.disk / "saved.txt"
    journal_of({ANA: 2**64}, saved)

    with pytest.raises(BackupError, match=r"Line 1 of saved\.txt is damaged"):
        centre.bring_back(replace(place, journals=[saved]))


def test_a_wrapped_key_that_is_damaged() -> None:
    with pytest.raises(RootKeyError, match="does not open with this root key"):
        keyring.rewrap(bytes(40), centre=UUID(int=5), old=bytes(32), new=bytes([1]) * 32)


def test_a_key_that_is_made_after_a_restore_is_newer_than_any_that_was_let_go_of(
    centre: Centre, place: restore.Place
) -> None:
    """Or the next restore would take the journal's line for a new key of the same subject, and destroy that too."""
    centre.back_up()
    journal_of({ANA: 450}, centre.disk / "saved.txt")

    centre.bring_back(replace(place, journals=[centre.disk / "saved.txt"]))

    made = connected(place.data / "keyring.db", centre.source.root)
    made.execute(f"INSERT INTO vault_subjectkey (subject) VALUES ('{ANA.hex}')")
    (number,) = made.execute("SELECT max(id) FROM vault_subjectkey").fetchone()
    assert number > 450


def test_a_folder_that_is_chosen_meanwhile_stays_chosen(tmp_path: Path) -> None:
    """The hourly journal began before, and ends after, somebody chose another disk."""
    before = chosen.wanted(tmp_path, "/old/disk")
    chosen.written(tmp_path, before, at=MONDAY)
    chosen.written(tmp_path, chosen.wanted(tmp_path, "/new/disk"), at=MONDAY.replace(hour=10))

    chosen.carried(tmp_path, before, at=MONDAY.replace(hour=11))

    held = chosen.read(tmp_path)
    assert held is not None
    assert (held.folder, held.at) == ("/new/disk", MONDAY.replace(hour=10).isoformat())
