"""The table of who can open what."""

from wicketgate.domain.accounts.models import Role
from wicketgate.domain.accounts.roles import KEYS, WITH_SECOND_FACTOR, WORDS


def test_every_key_has_words_for_the_committee() -> None:
    assert len(KEYS) > 20
    assert set(WORDS) == set(KEYS)


def test_everybody_needs_a_second_factor() -> None:
    assert frozenset(Role) - WITH_SECOND_FACTOR == set()


def test_no_referrer_has_a_key_to_the_hall_or_to_a_family() -> None:
    opened = {key for key, roles in KEYS.items() if Role.REFERRER in roles}

    assert opened == {
        "own password",
        "own sign-in",
        "the first page",
        "raise a concern",
        "read the policy",
        "refer a family",
        "ask for attendance",
    }
