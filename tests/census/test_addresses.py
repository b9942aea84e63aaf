"""Every address names its audience and its key, and the committed matrix of them is as the program has it."""

import re

from tests.census.house import addresses, routes
from tests.census.reference import AGAIN, audience_of, page
from wicketgate.domain.accounts.roles import KEYS, WITH_SECOND_FACTOR

AUDIENCES = {"public", "shared", "referrer", "volunteer", "coordinator", "officers", "sign-in"}
# What can stand in an address: random ids and short codes of the program's own; never a text that somebody typed.
IN_AN_ADDRESS = {"uuid", "int", "slug"}
# Texts that are codes: the name of a page of the referral's form, such as `child-1`; what an item is, not what it says.
CODES = {"section", "text", "item"}
OPEN = {
    "public:start": "says what this is, and the way in",
    "shared:raise_concern": "asks by itself who is there, so that nothing stands before a concern",
    "shared:locked": "shows a lock, and nothing else",
    "shared:still_open": "says yes or no to a page that is open, and nothing else",
    "shared:policy": "everybody may read the policy (clause 9)",
    "account_login": "the way in",
    "account_logout": "the way out",
    "mfa_authenticate": "the second step of the way in",
}


def test_every_address_names_its_audience_and_its_key() -> None:
    found = dict(addresses())

    assert len(found) > 10
    assert {name for name in found if not name or name.endswith(":")} == set(), "give the address a name"
    assert {name for name in found if audience_of(name) not in AUDIENCES} == set()
    keyless = {name for name, pattern in found.items() if not hasattr(pattern.callback, "key")}
    assert keyless == set(), "decorate the view with @door(<key of accounts/roles.py>) or @open_door"


def test_every_key_is_in_the_table_and_opens_something() -> None:
    used = {getattr(pattern.callback, "key", None) for _name, pattern in addresses()} - {None}

    assert used - set(KEYS) == set(), "add the key to KEYS in wicketgate/domain/accounts/roles.py"
    assert set(KEYS) - used - {"raise a concern", "read the policy"} == set(), (
        "take these keys out of wicketgate/domain/accounts/roles.py: they open no page"
    )
    assert WITH_SECOND_FACTOR


def test_an_address_is_open_for_a_reason() -> None:
    found = {name for name, pattern in addresses() if getattr(pattern.callback, "key", "") is None}

    assert found - set(OPEN) == set(), "give the view a key, or say in OPEN above why everybody may see it"
    assert set(OPEN) - found == set(), "take these out of OPEN above"


def test_no_address_holds_what_somebody_typed() -> None:
    parts = {part for route in routes() for part in re.findall(r"<(?:(\w+):)?(\w+)>", route)}
    typed = {name for kind, name in parts if kind not in IN_AN_ADDRESS}

    assert parts
    assert typed - CODES == set(), "an address stays in a browser's history: use a random id"


def test_the_matrix_is_unchanged(texts: dict[str, str]) -> None:
    assert texts.get("docs/reference/addresses.md") == page("addresses.md"), (
        "who may open which page has changed. " + AGAIN
    )
