"""Rounds of blows on centres that are made once and put back now and then."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections

from tests.faults import blows, centre, guards, sound
from tests.faults.acts import NUMBERS, Told
from tests.faults.blows import Blow
from tests.faults.strike import ENOUGH, STRUCK_ON_ONE_CENTRE, Report


class Centre:
    """The centre under the blows, and what was acknowledged on it since it was put back."""

    def __init__(self) -> None:
        call_command("migrate", verbosity=0)
        call_command("migrate", database="keyring", verbosity=0)
        self.struck = centre.begin()
        self.before = sound.Before()
        self.told: list[Told] = []
        self.struck_since = 0
        self.kept = Path(settings.WICKETGATE_DATA).with_name("kept")
        connections.close_all()
        if connection.vendor == "sqlite":
            shutil.copytree(settings.WICKETGATE_DATA, self.kept)

    def suffer(self, blow: Blow, report: Report, *, where: str) -> None:
        """Open the records again after a blow, look at them, and note what is wrong."""
        self.told += blow.acknowledged
        self.struck_since += 1
        report.blows += 1
        report.kills += blow.was_killed
        report.acknowledged.update(told.event for told in blow.acknowledged)
        found = sound.wrong(self.before, self.told) + [blow.broken] * bool(blow.broken)
        report.wrong += [f"{where}: {sentence}" for sentence in found]
        if found or self.struck_since >= STRUCK_ON_ONE_CENTRE:
            self.put_back()

    def put_back(self) -> None:
        """Begin again with the centre as it was before the first blow, where that is a copy of two files."""
        connections.close_all()
        if connection.vendor == "sqlite":
            shutil.rmtree(settings.WICKETGATE_DATA)
            shutil.copytree(self.kept, settings.WICKETGATE_DATA)
            self.told, self.struck_since = [], 0


def random_instants(under: Centre, report: Report, *, times: int) -> None:
    """Kill at random instants until so many processes were killed."""
    while report.kills < times and len(report.wrong) < ENOUGH:
        number = report.blows
        blow = blows.at_random(under.struck, f"{report.seed}/{number}", first=number * NUMBERS)
        under.suffer(blow, report, where=f"blow {number}")


def each_step(under: Centre, report: Report, *, acts: list[str]) -> None:
    """Kill each act before each of its steps, from the first to the one that it no longer comes to."""
    for act in acts:
        step, was_killed = 0, True
        while was_killed and len(report.wrong) < ENOUGH:
            step += 1
            blow = blows.at_step(under.struck, act, step, number=report.blows * NUMBERS + 1)
            under.suffer(blow, report, where=f"{act}, step {step}")
            was_killed = blow.was_killed


@contextmanager
def a_centre(*, without: str = "") -> Iterator[Centre]:
    """Make the centre, and take one guard away while it is struck."""
    under = Centre()
    try:
        with guards.without(without):
            yield under
    finally:
        connections.close_all()
        shutil.rmtree(under.kept, ignore_errors=True)
