"""`wicketgate serve`: open the pages to a browser on this computer."""

import argparse
import socket
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from wicketgate.config.installation import from_environment
from wicketgate.doors import clock
from wicketgate.doors.cli import hall, places
from wicketgate.doors.cli.opened import NotOpened, or_letter, prepare

ALONE = hall.Hall()


def main(argv: Sequence[str]) -> int:
    """
    Serve until stopped. Returns 1, with a letter, when the records or the key don't open, or the port is taken.

    `--centre NAME` opens a centre that `wicketgate new-centre` began on this computer. With `--host`, `--certificate`
    and `--key` it is served to the hall's network as well, and only with TLS.
    """
    parser = argparse.ArgumentParser(prog="wicketgate serve")
    places.add_option(parser)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument(
        "--host", help="the name by which devices in the hall reach this computer; localhost for none"
    )
    parser.add_argument("--certificate", type=Path, help="the certificate for that name, as PEM text")
    parser.add_argument("--key", type=Path, help="the certificate's key, as PEM text")
    options = parser.parse_args(argv)
    return or_letter(lambda: _reached(options))


def _reached(options: argparse.Namespace) -> int:
    place = None if options.centre is None else places.require(options.centre)
    reached = hall.asked(options.host, certificate_file=options.certificate, key=options.key, place=place)
    is_demonstration = place is None and from_environment().is_demonstration
    hall.require_usable(reached, at=clock.now(), is_demonstration=is_demonstration)
    if place is not None and options.host is not None:
        hall.remember(reached, place)
    return serve(centre=options.centre, port=options.port, workers=options.workers, reached=reached)


def serve(*, centre: str | None, port: int, workers: int, reached: hall.Hall = ALONE) -> int:
    """Serve the centre of that name, or the one that the environment names, until stopped. Raises NotOpened."""
    require_free(port, address=reached.address)
    if centre is not None:
        places.require(centre).use()
    reached.use()
    prepare()
    if centre is not None or reached.host is not None:
        where = "on any device in the hall" if reached.host else "on this computer"
        sys.stdout.write(f"Open {reached.url(port)} in a browser {where}. Ctrl-C closes it.\n")
        sys.stdout.flush()
    keep_jobs_running()
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        "wicketgate.config.wsgi:application",
        address=reached.address,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,
        log_access=False,
        log_level=LogLevels.warning,
        websockets=False,
        ssl_cert=reached.certificate,
        ssl_key=reached.key,
    ).serve()
    return 0


def keep_jobs_running() -> None:
    """Do now what comes before the pages, and every job when it is due, for as long as this process lives."""
    from wicketgate.doors.jobs.registry import JOBS  # models load after the settings
    from wicketgate.doors.jobs.running import Runner, look_now

    # Now and here: the server's processes branch off from this one, and must find no thread at the records.
    look_now([job for job in JOBS if job.is_before_pages])
    threading.Thread(target=Runner().keep_running, args=[threading.Event()], name="jobs", daemon=True).start()


def require_free(port: int, *, address: str = hall.THIS_COMPUTER) -> None:
    """
    Raise NotOpened for a port that another program holds, or that is no port.

    The server would share it in silence, and a browser would reach now the one centre and now the other.
    """
    if not 1 <= port <= 65535:
        raise NotOpened(f"Expected a port from 1 to 65535, got {port}. Nothing was started.")
    try:
        socket.create_server((address, port)).close()
    except OSError:
        raise NotOpened(
            f"Expected a free port, got {port}, which another program uses, or which this one may not. "
            "Close that program, or choose another: wicketgate serve --port 8001. Nothing was started."
        ) from None
