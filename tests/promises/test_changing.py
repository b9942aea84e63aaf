"""A package that is not what it was, and whoever changes this program: what looks at them sees what it should."""

from pathlib import Path

import pytest

from tests.census import test_addresses, test_locks, test_text_fields
from tests.census.conftest import ROOT
from wicketgate.domain.accounts import roles

HASHED = ["django==5.2.19 \\", "    --hash=sha256:" + "0" * 64]


def test_control_a_pin_without_a_digest_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def lines(root: Path, lock: str) -> list[str]:
        return [*HASHED, "taken-over==1.0 \\"]

    monkeypatch.setattr(test_locks, "_lines", lines)

    with pytest.raises(AssertionError):
        test_locks.test_every_pin_has_a_digest(ROOT, "runtime")


def test_control_a_key_that_nobody_declared_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(roles.KEYS, "the families")

    with pytest.raises(AssertionError):
        test_addresses.test_every_key_is_in_the_table_and_opens_something()


def test_control_a_text_that_nobody_declared_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = dict(test_text_fields.PLAIN)
    plain.popitem()
    monkeypatch.setattr(test_text_fields, "PLAIN", plain)

    with pytest.raises(AssertionError):
        test_text_fields.test_every_text_field_is_sealed_coded_or_plain_for_a_reason()
