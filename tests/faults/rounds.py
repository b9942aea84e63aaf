"""Rounds of blows on centres that are made once and put back now and then."""

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection, connections

from tests.faults import blows, centre, guards, sound
from tests.faults.acts import NUMBERS, Told
from tests.faults.at_once import FORMS, twice_at_once
from tests.faults.blows import Blow
from tests.faults.no_room import full_from
from tests.faults.pages_of_a_file import pages, unlike_damage
from tests.faults.strike import ENOUGH, STRUCK_ON_ONE_CENTRE, Report
from tests.faults.syncs import failing_on
from wicketgate.vault.embedded.files import ALIASES


class Centre:
    """The centre under the blows, and what was acknowledged on it since it was put back."""

    def __init__(self) -> None:
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


def each_write(under: Centre, report: Report, *, acts: list[str]) -> None:
    """Let the disk be full from each write of each act on, from the first to the one that it no longer comes to."""
    for act in acts:
        writes, was_full = 0, True
        while was_full and len(report.wrong) < ENOUGH:
            blow = full_from(under.struck, act, writes, number=report.blows * NUMBERS + 1)
            where = f"{act}, full after {writes} writes"
            under.suffer(blow, report, where=where)
            was_full = blow.heard("unsaved") != ["0"]
            report.turned_away += was_full
            report.wrong += [
                f"{where}: {problem}" for problem in _unlike_a_full_disk(blow, was_full=was_full)
            ]
            writes += 1


def each_sync(under: Centre, report: Report, *, acts: list[str]) -> None:
    """Let nothing last that each act writes: in the one database, in the other, and in both."""
    for act in acts:
        for files in (("records.db-wal",), ("keyring.db-wal",), ("records.db-wal", "keyring.db-wal")):
            blow = failing_on(under.struck, act, files, number=report.blows * NUMBERS + 1)
            where = f"{act}, nothing lasts in {' or '.join(files)}"
            under.suffer(blow, report, where=where)
            report.not_run += blow.heard("not run")
            report.turned_away += bool(blow.heard("trouble"))
            report.wrong += [f"{where}: {problem}" for problem in _unlike_a_failing_disk(blow)]


def _unlike_a_failing_disk(blow: Blow) -> Iterator[str]:
    if blow.heard("trouble") not in ([], ["failing"]):
        yield f"the trouble was taken for {blow.heard('trouble')}"
    if bool(blow.acknowledged) == bool(blow.heard("trouble")) and not blow.heard("not run"):
        yield f"{len(blow.acknowledged)} were acknowledged, and the trouble was {blow.heard('trouble')}"


def _unlike_a_full_disk(blow: Blow, *, was_full: bool) -> Iterator[str]:
    if blow.heard("trouble") not in ([], ["full"]):
        yield f"the trouble was taken for {blow.heard('trouble')}"
    if was_full and not blow.heard("looked"):
        yield "nothing could be looked at"
    if not blow.acknowledged:
        yield "it could not be done afterwards either"


def some_pages(report: Report, *, times: int) -> None:
    """Flip a bit in so many pages of each database, and empty them."""
    chance = random.Random(report.seed)
    for name in ALIASES:
        for page in pages(name, chance, most=times):
            for how in ("zeroed", "one bit flipped"):
                found = unlike_damage(name, page, how, chance)
                report.wrong += [f"{name}, page {page} {how}: {sentence}" for sentence in found]
                report.blows += 1


def twice(under: Centre, report: Report, *, times: int) -> None:
    """Send each form twice at the same moment, so many times."""
    for _round in range(times):
        for name in FORMS:
            report.wrong += twice_at_once(under.struck, name)
            report.blows += 1


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
