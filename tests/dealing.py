"""How the tests are dealt out to the workers: what shares a beginning goes to one of them, the longest goes first."""

from xdist.scheduler import LoadScopeScheduling

# Each of these folders has one centre and one browser for all its tests.
IN_ONE_PIECE = ("tests/tablet/", "tests/journeys/")
LONGEST_FIRST = ("tablet", "journeys", "faults", "worlds", "doors")


class Dealt(LoadScopeScheduling):  # type: ignore[misc]  # xdist ships no types
    """One file to a worker, or one folder of those that are in one piece: never the same beginning twice."""

    def _split_scope(self, nodeid: str) -> str:
        return piece_of(nodeid)


def piece_of(nodeid: str) -> str:
    """Return what goes to one worker together with a test."""
    file = nodeid.split("::")[0]
    return next((folder for folder in IN_ONE_PIECE if file.startswith(folder)), file)


def turn_of(folder: str) -> int:
    """Return how soon the tests of a folder begin, so that nobody waits for one long piece at the end."""
    return LONGEST_FIRST.index(folder) if folder in LONGEST_FIRST else len(LONGEST_FIRST)
