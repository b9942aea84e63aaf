"""The page of rules and limits says what the program does: each figure, way in, word, key, cipher and class."""

import re
from datetime import timedelta
from importlib import import_module

import pytest
from django.conf import settings
from django.urls import reverse

from tests.census.conftest import ROOT
from wicketgate.domain.gate.items import ITEMS
from wicketgate.domain.people import typed_text
from wicketgate.domain.policy.reading import admission, word_parts
from wicketgate.doors.web.public.password_rules import OUR_WORDS

PAGE = (ROOT / "docs" / "rules-and-limits.md").read_text(encoding="utf-8")
NAMED = re.compile(r"`([\w/]+)\.py::(\w+)`")
UNITS = {"minutes": 60, "hours": 3600, "days": 86400}


def section(title: str) -> str:
    """Return the text under one heading."""
    return PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def rows(title: str) -> list[list[str]]:
    """Return the cells of the table under one heading, without its head."""
    lines = [
        line for line in section(title).splitlines() if line.startswith("| ") and not line.startswith("|---")
    ]
    found = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]
    assert found, f"no table under {title}"
    return found


def held(place: str) -> object:
    """Return what a place such as `wicketgate/vault/seal.py::seal` names."""
    ((module, name),) = NAMED.findall(place)
    if module.endswith("config/settings"):
        return getattr(settings, name)
    return getattr(import_module(module.replace("/", ".")), name)


@pytest.mark.parametrize("row", rows("Figures"), ids=lambda row: row[0])
def test_each_figure_of_the_page_is_the_programs(row: list[str]) -> None:
    _what, written, place = row
    number = int(re.sub(r"\D", "", written.split()[0]))

    value = held(place)

    if isinstance(value, timedelta):
        assert value == timedelta(seconds=number * UNITS[written.split()[1]])
    elif isinstance(value, int):
        assert value == number
    else:
        assert f"{number}" in re.findall(r"\d+", str(value))


def test_each_kind_of_item_has_its_rule_on_the_page() -> None:
    listed = rows("How what comes in is checked")
    tidying = {name for name in vars(typed_text) if f"typed_text.py::{name}`" in PAGE}

    assert all(callable(held(row[2])) or isinstance(held(row[2]), re.Pattern) for row in listed)
    assert tidying == {"name", "note", "address", "place", "reference", "email", "telephone"}


def test_what_has_to_fit_together_is_on_the_page() -> None:
    words = section("How what comes in is checked").partition("What has to fit together")[2]
    places = NAMED.findall(words)

    assert len(places) >= 4
    assert all(callable(getattr(import_module(module.replace("/", ".")), name)) for module, name in places)


def test_the_files_that_are_taken_are_on_the_page() -> None:
    words = section("Files that are taken")

    assert set(re.findall(r"`(\.\w+)`", words)) == set(admission._LARGEST)
    for most in (admission.TEXT_BYTES, admission.WORD_BYTES, word_parts.UNPACKED_BYTES):
        assert f"{most:,}" in words


def test_the_words_that_make_no_password_are_on_the_page() -> None:
    words = section("Ways in").partition("No password")[2]

    assert set(re.findall(r"`(\w+)`", words)) == set(OUR_WORDS)


def test_every_way_in_is_on_the_page() -> None:
    listed = {name for row in rows("Ways in") for name in re.findall(r"`([\w:]+)`", row[0])}

    assert listed == {"account_login", "mfa_authenticate", "shared:locked"}
    assert all(reverse(name) for name in listed)


def test_each_key_is_on_the_page() -> None:
    listed = rows("Keys")

    assert all(len(row) == 5 and all(row) for row in listed)
    for word in ("root key", "subject", "databases", "signing", "sessions", "recovery", "certificate"):
        assert any(word in row[0] for row in listed)


def test_each_class_has_its_rules_on_the_page() -> None:
    listed = {name for row in rows("Classes of what is kept") for name in re.findall(r"`(\w+)`", row[0])}

    assert {item.item_class for item in ITEMS.values()} <= listed


def test_with_whom_it_speaks_is_on_the_page() -> None:
    from tests.security.test_outward import SPEAKS

    rooms = {place for row in rows("With whom it speaks") for place in re.findall(r"`([\w/.]+)`", row[2])}

    assert all((ROOT / room).is_file() for room in rooms)
    assert "wicketgate/domain/post/line.py" in rooms & set(SPEAKS)


def test_what_is_slow_is_on_the_page() -> None:
    assert len(rows("What is slow")) >= 5
    assert all(row[1] for row in rows("What is slow"))


def test_what_is_written_down_where_is_on_the_page() -> None:
    listed = rows("What is written down where")

    assert {row[0] for row in listed} == {"the ledger", "standard error"}
    assert "'handlers': ['stderr']" in str(settings.LOGGING)
    assert all(len(row) == 5 for row in listed)
