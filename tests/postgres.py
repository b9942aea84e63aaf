"""
A PostgreSQL of the tests' own: made in a temporary folder, used, stopped and removed.

It is the system's PostgreSQL. It never runs as root: started by root, it is given to an account without rights.
It listens on this computer only, on a port and with a password that are drawn afresh each time.
"""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.ports import free_port

SECONDS_TO_START = 60
SECONDS_TO_STOP = 30

# Nothing in a test database is worth a write to the disk: it is thrown away at the end.
FOR_SPEED = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")

WHERE_IT_MAY_BE = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
    "C:/Program Files/PostgreSQL/*/bin",
)


class PostgresError(Exception):
    """A temporary PostgreSQL could not be made; the message says what was tried and what came of it."""


@dataclass(frozen=True, slots=True)
class Account:
    """The operating system's account that runs the server: `name` is None where it is whoever started the tests."""

    name: str | None = None
    uid: int | None = None
    gid: int | None = None


def find_binaries() -> Path | None:
    """Return the folder with `initdb` and `postgres`, of the newest version found, or None."""
    named = shutil.which("postgres")
    folders = [Path(named).resolve().parent] if named else []
    for pattern in WHERE_IT_MAY_BE:
        root = Path(pattern).anchor
        folders += sorted(Path(root).glob(pattern[len(root) :]), key=_version, reverse=True)
    return next((folder for folder in folders if _holds_a_server(folder)), None)


@contextmanager
def temporary_cluster(*, is_durable: bool = False) -> Iterator[str]:
    """
    Make a PostgreSQL, give its address as a URL with the password in it, and remove it whatever happens.

    One that is durable writes to the disk as a centre's does: for measurements.
    """
    binaries = find_binaries()
    if binaries is None:
        raise PostgresError("Expected PostgreSQL's server programs (initdb and postgres), and found none.")
    account = unprivileged_account()
    folder = Path(tempfile.mkdtemp(prefix="wicketgate-pg-"))
    try:
        _give_to(account, folder)
        password = secrets.token_hex(16)
        _make(binaries, folder, password=password, account=account)
        speed = () if is_durable else FOR_SPEED
        with _running(binaries, folder, account=account, speed=speed) as port:
            yield f"postgresql://wicketgate:{password}@127.0.0.1:{port}/postgres"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def unprivileged_account() -> Account:
    """Return the account to run the server under. Raises PostgresError where root would be the only one."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return Account()
    import pwd

    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(name=name, uid=entry.pw_uid, gid=entry.pw_gid)
    raise PostgresError(
        "PostgreSQL never runs as root. Expected an account 'postgres' or 'nobody', and found neither."
    )


def _holds_a_server(folder: Path) -> bool:
    return all(shutil.which(name, path=str(folder)) for name in ("initdb", "postgres"))


def _version(folder: Path) -> tuple[int, ...]:
    digits = "".join(sign if sign.isdigit() else " " for sign in folder.parent.name).split()
    return tuple(int(number) for number in digits)


def _give_to(account: Account, folder: Path) -> None:
    if sys.platform != "win32" and account.uid is not None and account.gid is not None:
        os.chown(folder, account.uid, account.gid)


def _make(binaries: Path, folder: Path, *, password: str, account: Account) -> None:
    secret = folder / "password"
    secret.write_text(password, encoding="ascii")
    secret.chmod(0o600)
    _give_to(account, secret)
    command = [str(binaries / "initdb"), "--pgdata", str(folder / "cluster"), "--username", "wicketgate"]
    command += [
        "--auth",
        "scram-sha-256",
        "--pwfile",
        str(secret),
        "--encoding",
        "UTF8",
        "--locale",
        "C",
        "--no-sync",
    ]
    made = subprocess.run(
        command, cwd=folder, user=account.uid, group=account.gid, extra_groups=_no_groups(account), env=_environment(),
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    secret.unlink()
    if made.returncode != 0:
        raise PostgresError(f"A temporary PostgreSQL could not be made. initdb said:\n{made.stderr.strip()}")


@contextmanager
def _running(binaries: Path, folder: Path, *, account: Account, speed: Sequence[str]) -> Iterator[int]:
    port = free_port()
    settings = (
        *speed,
        "listen_addresses=127.0.0.1",
        f"port={port}",
        "unix_socket_directories=",
        "max_connections=60",
    )
    command = [str(binaries / "postgres"), "-D", str(folder / "cluster"), *_as_options(settings)]
    with (folder / "log").open("wb") as log:
        # A session of its own, so that Ctrl-C reaches the tests first and the server is stopped after them.
        server = subprocess.Popen(
            command, cwd=folder, user=account.uid, group=account.gid, extra_groups=_no_groups(account),
            env=_environment(), stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip
    try:
        _wait_until_it_answers(server, port, log=folder / "log")
        yield port
    finally:
        _stop(server)


def _as_options(settings: Sequence[str]) -> list[str]:
    return [word for setting in settings for word in ("-c", setting)]


def _no_groups(account: Account) -> list[int] | None:
    return None if account.uid is None else []


def _environment() -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "WICKETGATE_"))
    }
    return kept | {"LC_ALL": "C", "TZ": "UTC"}


def _wait_until_it_answers(server: subprocess.Popen[bytes], port: int, *, log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        # The port is open before the server is ready; its own log says when it is.
        if b"ready to accept connections" in log.read_bytes() and _answers(port):
            return
        time.sleep(0.05)
    said = log.read_text(encoding="utf-8", errors="replace")[-2000:]
    raise PostgresError(
        f"A temporary PostgreSQL did not start within {SECONDS_TO_START} seconds. It said:\n{said}"
    )


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def _stop(server: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        server.terminate()
    else:
        import signal

        server.send_signal(signal.SIGINT)  # PostgreSQL's fast shutdown: it does not wait for clients to leave
    try:
        server.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
