"""A sweep names what is damaged, says so by its exit status, and leaves the rest usable."""

from pathlib import Path

import pytest

from tests.doors.cli.computer import NAME, SLUG, Computer

_DAMAGE = """
from wicketgate.domain.accounts.models import Account
held = bytearray(Account.objects.values_list("name", flat=True).get())
held[-1] ^= 1
Account.objects.update(name=bytes(held))
print(Account.objects.get().name.reference)
"""


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    computer = Computer(tmp_path)
    assert computer.run("new-centre", "--name", NAME, "--coordinator", "Ana").returncode == 0
    return computer


def test_damage_is_named_and_the_rest_stays_usable(computer: Computer) -> None:
    sound = computer.run("sweep", "--centre", SLUG)
    reference = computer.inside(_DAMAGE)

    damaged = computer.run("sweep", "--centre", SLUG)

    assert (sound.returncode, damaged.returncode) == (0, 1)
    assert "Damaged" not in sound.stdout
    assert f"Damaged: {reference}\n" in damaged.stdout
    assert "Everything else can be used" in damaged.stdout
    assert computer.run("ledger", "verify", **computer.records()).returncode == 0


def test_where_no_centre_was_begun_there_is_nothing_to_sweep(tmp_path: Path) -> None:
    refused = Computer(tmp_path).run("sweep", "--centre", "nowhere")

    assert refused.returncode == 1
    assert "Those here: none" in refused.stderr
