"""How a job ended: codes, which a page puts into words."""

DONE, FAILED, OVERRAN = "done", "failed", "overran"


class Waits(Exception):
    """A job can't be done yet and nothing is wrong: a disk is not plugged in. `code` says what it waits for."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def is_trouble(outcome: str) -> bool:
    """Say whether a job that ended so is to be looked at by somebody."""
    return outcome in {FAILED, OVERRAN}
