"""Kill a process that works on the records, at a random instant or at a chosen one, and hear what it acknowledged."""

import json
import os
import random
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.db import connections

from tests.faults import acts
from tests.faults.acts import Told
from tests.faults.centre import Struck

# Some acts take a few thousandths of a second and some a tenth; a blow falls anywhere in the first few of them.
LONGEST = 0.12
READY = "ready"


@dataclass(frozen=True, slots=True)
class Blow:
    """What one process acknowledged, and whether it was killed; `broken` is what it died of by itself."""

    acknowledged: tuple[Told, ...]
    was_killed: bool
    broken: str = ""


def at_random(struck: Struck, seed: str, *, first: int) -> Blow:
    """Let a process do one act after another, and kill it after a time that `seed` draws."""
    chance = random.Random(seed)
    wait = chance.uniform(0, LONGEST)

    def begun(pid: int, line: str) -> None:
        if line == READY:
            time.sleep(wait)
            os.kill(pid, signal.SIGKILL)

    return _struck(lambda: acts.in_any_order(struck, chance, first=first), begun)


def at_step(struck: Struck, act: str, step: int, *, number: int) -> Blow:
    """Let a process do one act, which kills itself before its `step`-th step; it may end before it comes to it."""

    def run() -> Iterator[Told]:
        _die_at(step)
        yield from acts.ACTS[act](struck, acts.at_moment(number))

    return _struck(run, lambda pid, line: None)


def _struck(run: Callable[[], Iterator[Told]], begun: Callable[[int, str], None]) -> Blow:
    connections.close_all()
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        _work(run, writing)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        begun(pid, pipe.readline().strip())
        lines = pipe.read().splitlines()
    _pid, status = os.waitpid(pid, 0)
    return _heard(lines, was_killed=os.WIFSIGNALED(status))


def _work(run: Callable[[], Iterator[Told]], writing: int) -> None:
    """Do what is to be done, in the process that is struck. Never returns."""
    try:
        for connection in connections.all():
            connection.ensure_connection()
        _say(writing, READY)
        for told in run():
            _say(writing, json.dumps(asdict(told)))
    except BaseException:  # noqa: BLE001 - whatever it is, the parent says it
        _say(writing, json.dumps({"broken": traceback.format_exc()}))
    finally:
        os._exit(0)


def _say(writing: int, line: str) -> None:
    os.write(writing, f"{line}\n".encode())


def _heard(lines: list[str], *, was_killed: bool) -> Blow:
    # A line is written in one piece: a kill leaves it out or leaves it whole.
    said: list[dict[str, Any]] = [json.loads(line) for line in lines]
    broken = "".join(one["broken"] for one in said if "broken" in one)
    return Blow(tuple(Told(**one) for one in said if "event" in one), was_killed, broken)


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
