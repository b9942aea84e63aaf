"""Certificates are read as browsers read them: for how long, for which names, and with which key."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.vault.certificate_files import Files, make
from wicketgate.vault.certificate import read
from wicketgate.vault.errors import CertificateError

AT = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)


@pytest.fixture
def made(tmp_path: Path) -> Files:
    return make(tmp_path, at=AT)


def test_it_says_from_when_to_when_it_is_good(made: Files) -> None:
    held = read(made.certificate)

    assert (held.begins, held.ends) == (AT - timedelta(days=1), AT + timedelta(days=90))


@pytest.mark.parametrize(
    ("host", "is_for"),
    [
        ("gate.test", True),
        ("GATE.test.", True),
        ("hall.gate.test", True),
        ("a.hall.gate.test", False),
        ("other.test", False),
        ("test", False),
        ("made by a test", False),
        ("", False),
    ],
)
def test_it_is_for_its_names_and_one_name_below_a_star(made: Files, host: str, is_for: bool) -> None:
    assert read(made.certificate).is_for(host) is is_for


@pytest.mark.parametrize("is_rsa", [True, False])
def test_it_fits_the_key_that_it_was_made_with_and_no_other(tmp_path: Path, is_rsa: bool) -> None:
    one, other = make(tmp_path / "one", at=AT, is_rsa=is_rsa), make(tmp_path / "other", at=AT)

    assert read(one.certificate).fits(one.key)
    assert not read(one.certificate).fits(other.key)


@pytest.mark.parametrize("content", [None, b"", b"nonsense", b"-----BEGIN CERTIFICATE-----\nAAAA\n"])
def test_what_is_no_certificate_or_no_key_is_a_letter(
    made: Files, tmp_path: Path, content: bytes | None
) -> None:
    broken = tmp_path / "broken.pem"
    if content is not None:
        broken.write_bytes(content)

    with pytest.raises(CertificateError, match="Expected a certificate at"):
        read(broken)
    with pytest.raises(CertificateError, match="Expected the certificate's key at"):
        read(made.certificate).fits(broken)
