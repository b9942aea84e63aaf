"""
How much longer something takes when there is eight times as much of it.

What goes through a text once takes eight times as long, what goes back and forth in it sixty-four times. That tells
them apart on any machine: it is work of this process alone, in turn, and the best of some tries.
"""

from collections.abc import Callable
from time import process_time

TIMES, TRIES = 8, 4
MOST = 24.0  # three times what it should be, and far from sixty-four


def growth(act: Callable[[int], object], *, little: int) -> float:
    """Return how many times as long `act` takes with eight times `little` as with `little`."""
    tries = [(_seconds(act, little), _seconds(act, little * TIMES)) for _try in range(TRIES)]
    return min(much for _little, much in tries) / min(few for few, _much in tries)


def _seconds(act: Callable[[int], object], size: int) -> float:
    began = process_time()
    act(size)
    return process_time() - began
