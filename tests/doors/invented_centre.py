"""The demonstration's centre in the test's own records, with a short year behind it and a day in the hall."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from tests.doors.canaries import Canaries, Needle
from tests.signing_in import sign_in
from wicketgate.domain.accounts.models import Account
from wicketgate.doors import clock
from wicketgate.doors.cli.demonstration import arranging, filling, saturdays, year
from wicketgate.doors.cli.demonstration.manifest import manifest
from wicketgate.vault import chance

DAY = date(2026, 11, 21)
NOW = filling.at_the_hall(DAY, "10:35")
# Three Saturdays are as good as fifty-two to hide somebody in.
SHORT_YEAR = {"WEEKS_BEFORE": 3, "WEEKS_AFTER": 2}


class Invented:
    """The filled centre, what was planted in it, and a browser for everybody in it."""

    def __init__(self, filled: filling.Filled) -> None:
        self.filled = filled
        self.manifest: Any = json.loads(json.dumps(manifest(filled)))
        self.canaries = Canaries(self.manifest["sealed"], self.usernames)
        self.truth: dict[str, list[str]] = {
            one["username"]: one["may_see"] for one in self.manifest["ground_truth"]
        }

    @property
    def usernames(self) -> list[str]:
        """Everybody who can sign in."""
        return [user["username"] for user in self.manifest["users"]]

    def role(self, username: str) -> str:
        """Return the post of somebody who signs in."""
        return str(next(user["role"] for user in self.manifest["users"] if user["username"] == username))

    def browser(self, username: str, *, at: datetime = NOW) -> Client:
        """Return a browser in which `username` has just signed in with a second factor; nobody for an empty name."""
        client = Client(raise_request_exception=False)
        if username:
            sign_in(client, Account.objects.get(username=username), at=at)
        return client

    def planted(self) -> set[str]:
        """Return every text that was planted."""
        return {one["value"] for one in self.manifest["sealed"]}

    def forbidden(self, username: str) -> dict[Needle, str]:
        """Return what `username` may never see; a visitor who has not signed in, nothing at all."""
        return self.canaries.forbidden(self.truth.get(username, []))


@pytest.fixture(name="invented", scope="module")
def filled_for_a_module(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Invented]:
    """Give the centre to all tests of a module, with the clock held on its day, and take it back after the last."""
    with django_db_blocker.unblock(), taken_back(), clock.held(NOW):
        yield Invented(fill())


def fill(seed: str = "a seed of canaries") -> filling.Filled:
    """Fill the centre by the pages' own operations."""
    with pytest.MonkeyPatch.context() as patch, chance.seeded(seed):
        for name, weeks in SHORT_YEAR.items():
            patch.setattr(saturdays, name, weeks)
        filled = filling.found(seed, DAY)
        arranging.arrange(filled)
        year.live(filled)
        return filled


@contextmanager
def taken_back() -> Iterator[None]:
    """Take back at the end whatever was written inside the block, in both databases."""
    with transaction.atomic(), transaction.atomic(using="keyring"):
        yield
        transaction.set_rollback(True)
        transaction.set_rollback(True, using="keyring")
