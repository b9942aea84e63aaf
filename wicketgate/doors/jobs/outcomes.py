"""How a job ended: codes, which a page puts into words."""

DONE, FAILED, OVERRAN = "done", "failed", "overran"
# What a job waits for, calmly.
NO_FOLDER, NO_PAPERS, NO_DISK, OTHER_BACKUPS = "no_folder", "no_papers", "no_disk", "other_backups"
HALL_OPEN = "hall_open"
# What is wrong, where it can be told.
NO_ROOM, DAMAGED = "no_room", "damaged"

_TROUBLE = {FAILED, OVERRAN, NO_ROOM, DAMAGED}


class Waits(Exception):
    """A job can't be done yet and nothing is wrong: a disk is not plugged in. `code` says what it waits for."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Trouble(Waits):
    """A job can't be done, and somebody has to see to it: `code` says to what."""


def is_trouble(outcome: str) -> bool:
    """Say whether a job that ended so is to be looked at by somebody."""
    return outcome in _TROUBLE
