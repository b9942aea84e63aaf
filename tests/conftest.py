"""What every test shares: its marks, which follow from the folder it is in."""

from pathlib import Path

import pytest
from hypothesis import settings

# A case is right or wrong; how long it takes on a busy machine says nothing, and is measured in bench/.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")

HERE = Path(__file__).parent
ON_BOTH_DATABASES = {"domain", "doors", "promises", "security", "vault"}
IN_A_BROWSER = {"journeys"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        _mark(item, folder=item.path.relative_to(HERE).parts[0])


def _mark(item: pytest.Item, *, folder: str) -> None:
    if folder in ON_BOTH_DATABASES:
        item.add_marker(pytest.mark.database)
    if folder in IN_A_BROWSER:
        item.add_marker(pytest.mark.journey)
        item.add_marker(pytest.mark.xdist_group("journeys"))
