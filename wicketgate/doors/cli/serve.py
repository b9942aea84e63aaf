"""`wicketgate serve`: open the pages to a browser on this computer."""

import argparse
from collections.abc import Sequence

from wicketgate.doors.cli import places
from wicketgate.doors.cli.opened import or_letter, prepare


def main(argv: Sequence[str]) -> int:
    """
    Serve until stopped. Returns 1, with a letter, when the records or the key don't open.

    `--centre NAME` opens a centre that `wicketgate new-centre` began on this computer.
    """
    parser = argparse.ArgumentParser(prog="wicketgate serve")
    parser.add_argument("--centre", help="the short name of a centre that was begun on this computer")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args(argv)
    return or_letter(lambda: serve(centre=options.centre, port=options.port, workers=options.workers))


def serve(*, centre: str | None, port: int, workers: int) -> int:
    """Serve the centre of that name, or the one that the environment names, until stopped."""
    if centre is not None:
        places.require(centre).use()
    prepare()
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        "wicketgate.config.wsgi:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,
        log_access=False,
    ).serve()
    return 0
