"""The real server is killed without mercy while concerns are sent to it: each that it acknowledged is there."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.faults.running import ROOT
from tests.ports import free_port

KILLS = 3
SECONDS_TO_START = 300
BEGIN = """
import django; django.setup()
from django.core.management import call_command
from django.test import Client
call_command("migrate", verbosity=0); call_command("migrate", database="keyring", verbosity=0)
call_command("createcachetable", verbosity=0)
from tests.people import cast
from tests.signing_in import sign_in
from wicketgate.doors import clock
client = Client()
people = cast()
sign_in(client, people.volunteer, at=clock.now())
name, morsel = next((name, held) for name, held in client.cookies.items() if "session" in name)
print(f"{name}={morsel.value}")
"""
LOOK = """
import django; django.setup()
from tests.people import CENTRE
from wicketgate.domain.concerns.models import Concern
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.verify import verify
held = {concern.id: concern.reference for concern in Concern.objects.all()}
entered = set(Entry.objects.filter(event="concern_raised").values_list("subject", flat=True))
assert set(held) == entered and verify(CENTRE).holds
print(" ".join(held.values()))
"""


@pytest.fixture
def records(tmp_path: Path) -> dict[str, str]:
    from wicketgate.vault import rootkey

    (tmp_path / "data" / "static").mkdir(parents=True)
    rootkey.make(tmp_path / "key" / "root.key")
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("WICKETGATE_", "DJANGO_"))
    }
    return kept | {
        "WICKETGATE_DATA": str(tmp_path / "data"),
        "WICKETGATE_KEY_FILE": str(tmp_path / "key" / "root.key"),
        "WICKETGATE_DEMONSTRATION": "1",
        "DJANGO_SETTINGS_MODULE": "wicketgate.config.settings",
        "PYTHONPATH": str(ROOT),
    }


def test_what_the_server_acknowledged_before_it_was_killed_is_there(records: dict[str, str]) -> None:
    cookie, acknowledged = _run(BEGIN, records), set[str]()

    for blow in range(KILLS):
        with _server(records) as (port, process):
            acknowledged |= _send_until_it_is_killed(port, process, cookie, after=2 + 3 * blow)
        held = set(_run(LOOK, records).split())
        assert acknowledged <= held

    assert len(acknowledged) >= 2 * KILLS


def _send_until_it_is_killed(
    port: int, process: "subprocess.Popen[bytes]", cookie: str, *, after: int
) -> set[str]:
    """Send one concern after another, kill the server in the middle of one, and return what it acknowledged."""
    heard = set[str]()
    for number in range(after):
        heard |= _sent(port, cookie, number)
    connection, headers, body = _about_to_send(port, cookie)
    connection.request("POST", "/concern/", body, headers)
    time.sleep(0.004 * after)
    os.killpg(process.pid, signal.SIGKILL)
    try:
        answer = connection.getresponse().read().decode()
    except (HTTPException, OSError):
        return heard
    finally:
        connection.close()
    return heard | set(re.findall(r"C-[0-9A-F]{6}", answer))


def _sent(port: int, cookie: str, number: int) -> set[str]:
    connection, headers, body = _about_to_send(port, cookie)
    connection.request("POST", "/concern/", body, headers)
    answer = connection.getresponse()
    page = answer.read().decode()
    connection.close()
    assert answer.status == 200, page
    return set(re.findall(r"C-[0-9A-F]{6}", page))


def _about_to_send(port: int, cookie: str) -> tuple[HTTPConnection, dict[str, str], str]:
    connection = HTTPConnection("localhost", port, timeout=300)
    connection.request("GET", "/concern/", headers={"Cookie": cookie})
    answer = connection.getresponse()
    page = answer.read().decode()
    cookies = "; ".join([cookie, *(one.partition(";")[0] for one in answer.msg.get_all("Set-Cookie", []))])
    hidden = dict(re.findall(r'name="(csrfmiddlewaretoken|once)" value="([^"]+)"', page))
    headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
    return (
        connection,
        headers,
        urlencode(hidden | {"kind": "concern", "words": "She flinched when he came in."}),
    )


@contextmanager
def _server(records: dict[str, str]) -> "Iterator[tuple[int, subprocess.Popen[bytes]]]":
    port = free_port()
    command = [sys.executable, "-m", "wicketgate", "serve", "--port", str(port)]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        command, cwd=ROOT, env=records, stdout=quiet, stderr=quiet, start_new_session=True
    )
    try:
        _wait_until_it_answers(port, process)
        yield port, process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _wait_until_it_answers(port: int, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and process.poll() is None:
        connection = HTTPConnection("localhost", port, timeout=5)
        try:
            connection.request("GET", "/")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    raise AssertionError("the server did not answer")


def _run(program: str, records: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=records, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
