"""Kill a process that works on the records, at a random instant or at a chosen one, and hear what it acknowledged."""

import json
import os
import random
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, TextIO

from django.db import connections

from tests.faults import acts
from tests.faults.acts import Told
from tests.faults.centre import Struck

# A blow falls after a few acts, however fast the machine is, and then anywhere in the next one or two.
MOST_ACTS = 10
LONGEST = 0.05  # seconds
READY = "ready"


@dataclass(frozen=True, slots=True)
class Said:
    """Something else that a process says of what it met."""

    what: str
    said: str


Run = Callable[[], Iterator[Told | Said]]


@dataclass(frozen=True, slots=True)
class Blow:
    """What one process acknowledged and said, and whether it was killed; `broken` is what it died of by itself."""

    acknowledged: tuple[Told, ...]
    was_killed: bool
    broken: str = ""
    said: tuple[Said, ...] = ()

    def heard(self, what: str) -> list[str]:
        """Return what the process said under one heading."""
        return [one.said for one in self.said if one.what == what]


def at_random(struck: Struck, seed: str, *, first: int) -> Blow:
    """Let a process do one act after another, and kill it after a number and a time that `seed` draws."""
    chance = random.Random(seed)
    acts_before, wait = chance.randrange(MOST_ACTS), chance.uniform(0, LONGEST)

    def kill(pid: int, pipe: TextIO) -> list[str]:
        heard = [pipe.readline() for _act in range(acts_before)]
        time.sleep(wait)
        os.kill(pid, signal.SIGKILL)
        return heard

    return _struck(lambda: acts.in_any_order(struck, chance, first=first), kill)


def at_step(struck: Struck, act: str, step: int, *, number: int) -> Blow:
    """Let a process do one act, which kills itself before its `step`-th step; it may end before it comes to it."""

    def run() -> Iterator[Told | Said]:
        _die_at(step)
        yield from acts.ACTS[act](struck, acts.at_moment(number))

    return let_run(run)


def let_run(run: Run) -> Blow:
    """Let a process do `run` to its end."""
    return _struck(run, lambda pid, pipe: [])


def _struck(run: Run, strike: Callable[[int, TextIO], list[str]]) -> Blow:
    connections.close_all()
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        _work(run, writing)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        first = pipe.readline()
        heard = strike(pid, pipe) if first.strip() == READY else [first]
        lines = [*heard, *pipe.read().splitlines()]
    _pid, status = os.waitpid(pid, 0)
    return _heard(lines, was_killed=os.WIFSIGNALED(status))


def _work(run: Run, writing: int) -> None:
    """Do what is to be done, in the process that is struck. Never returns."""
    try:
        for connection in connections.all():
            connection.ensure_connection()
        _say(writing, READY)
        for one in run():
            _say(writing, json.dumps(asdict(one)))
    except BaseException:  # noqa: BLE001 - whatever it is, the parent says it
        _say(writing, json.dumps({"broken": traceback.format_exc()}))
    finally:
        os._exit(0)


def _say(writing: int, line: str) -> None:
    os.write(writing, f"{line}\n".encode())


def _heard(lines: list[str], *, was_killed: bool) -> Blow:
    # A line is written in one piece: a kill leaves it out or leaves it whole.
    said: list[dict[str, Any]] = [json.loads(line) for line in lines if line]
    broken = "".join(one["broken"] for one in said if "broken" in one)
    told = tuple(Told(**one) for one in said if "event" in one)
    return Blow(told, was_killed, broken, tuple(Said(**one) for one in said if "what" in one))


def _die_at(step: int) -> None:
    """Kill this process before its `step`-th step in either database; a step is a statement, or a commit's end."""
    left = step

    def tick() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def before_each(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        tick()
        return execute(sql, params, many, context)

    for connection in connections.all():
        connection.execute_wrappers.append(before_each)
        _tick_around_commit(connection, tick)


def _tick_around_commit(connection: Any, tick: Callable[[], None]) -> None:
    commit = connection._commit

    def commit_between() -> None:
        tick()
        commit()
        tick()

    connection._commit = commit_between
