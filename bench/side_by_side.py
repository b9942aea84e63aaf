"""Time several ways in turn, round after round, so that a slow moment of the machine meets them all."""

import gc
import time
from collections.abc import Callable, Mapping
from statistics import median


def milliseconds(ways: Mapping[str, Callable[[], object]], *, rounds: int) -> dict[str, float]:
    """Return the median milliseconds of each way. Each is done twice before anything is timed."""
    for act in [*ways.values()] * 2:
        act()
    gc.collect()
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _round in range(rounds):
        for name, act in ways.items():
            times[name].append(taken(act) * 1000)
    return {name: median(each) for name, each in times.items()}


def taken(act: Callable[[], object]) -> float:
    """Return the seconds that `act` takes."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began
