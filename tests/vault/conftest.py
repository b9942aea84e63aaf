"""A centre as files alone, with papers and a disk for its backups."""

from datetime import date
from pathlib import Path

import pytest

from tests.vault.centre import CENTRE, Centre, a_source
from wicketgate.vault import recovery, restore


@pytest.fixture
def centre(tmp_path: Path) -> Centre:
    disk = tmp_path / "disk"
    disk.mkdir()
    source = a_source(tmp_path / "data", CENTRE)
    papers = recovery.make(source.data, centre=CENTRE, root=source.root, on=date(2026, 11, 22))
    return Centre(source, papers, disk)


@pytest.fixture
def place(tmp_path: Path) -> restore.Place:
    return restore.Place(tmp_path / "new/data", tmp_path / "new-key/root.key")
