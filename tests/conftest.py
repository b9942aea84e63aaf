"""What every test shares: its marks, which follow from the folder it is in."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Playwright, expect, sync_playwright
from xdist.remote import Producer

from tests.dealing import Dealt, turn_of

# A case is right or wrong; how long it takes on a busy machine says nothing, and is measured in bench/.
settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")
expect.set_options(timeout=30_000)

HERE = Path(__file__).parent
ON_BOTH_DATABASES = {"domain", "doors", "promises", "security", "vault"}
IN_A_BROWSER = {"journeys", "tablet"}

# Playwright runs a loop of its own in the thread of the test, which Django takes for an asynchronous one.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives the browsers: one for all folders, since two can't run in one thread."""
    with sync_playwright() as running:
        yield running


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Dealt:
    return Dealt(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        _mark(item, folder=_folder_of(item))
    items.sort(key=lambda item: turn_of(_folder_of(item)))


def _folder_of(item: pytest.Item) -> str:
    return item.path.relative_to(HERE).parts[0]


def _mark(item: pytest.Item, *, folder: str) -> None:
    if folder in ON_BOTH_DATABASES and item.get_closest_marker("django_db"):
        item.add_marker(pytest.mark.database)
    if folder in IN_A_BROWSER:
        item.add_marker(pytest.mark.journey)
