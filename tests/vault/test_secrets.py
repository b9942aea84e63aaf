"""Short secrets of the installation itself, sealed in columns of text."""

import pytest

from wicketgate.vault.errors import SealBroken
from wicketgate.vault.secrets import open_text, seal_text
from wicketgate.vault.tokens import digest_of, first_password, new_token


def test_a_secret_opens_for_its_own_purpose() -> None:
    assert open_text("session", seal_text("session", "JBSWY3DPEHPK3PXP")) == "JBSWY3DPEHPK3PXP"


def test_the_same_secret_is_never_sealed_alike() -> None:
    assert seal_text("session", "the same") != seal_text("session", "the same")


@pytest.mark.parametrize(
    "damaged",
    [
        pytest.param(lambda sealed: sealed[:-4] + "AAAA", id="changed at the end"),
        pytest.param(lambda sealed: sealed[:10], id="cut short"),
        pytest.param(lambda sealed: sealed.replace("wg1.", "wg9."), id="of a format not known"),
        pytest.param(lambda sealed: "JBSWY3DPEHPK3PXP", id="never sealed at all"),
        pytest.param(lambda sealed: "", id="empty"),
    ],
)
def test_a_damaged_secret_does_not_open(damaged) -> None:  # type: ignore[no-untyped-def]  # a lambda of the table
    with pytest.raises(SealBroken):
        open_text("session", damaged(seal_text("session", "JBSWY3DPEHPK3PXP")))


def test_a_secret_does_not_open_for_another_purpose() -> None:
    with pytest.raises(SealBroken):
        open_text("second factor", seal_text("session", "JBSWY3DPEHPK3PXP"))


def test_first_passwords_are_legible_and_never_the_same() -> None:
    drawn = {first_password() for _ in range(50)}

    assert len(drawn) == 50
    assert all(len(password) == 24 and password.count("-") == 4 for password in drawn)


def test_a_token_is_kept_as_a_digest() -> None:
    token = new_token()

    assert len(token) >= 43
    assert token not in digest_of(token)
