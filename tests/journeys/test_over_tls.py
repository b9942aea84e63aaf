"""A tablet in the hall signs in over the hall's network: by TLS, by one name, with cookies that never leave it."""

import os
import re
import shutil
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.doors.cli.computer import SLUG, Computer
from tests.journeys.conftest import FLAGS
from tests.ports import free_port
from tests.vault.certificate_files import make
from wicketgate.doors import clock

NAME = "gate.test"


@pytest.fixture
def founded(tmp_path: Path) -> tuple[Computer, str]:
    """A centre on a computer of its own, and its coordinator's first password."""
    computer = Computer(tmp_path)
    said = computer.begin().stdout
    password = re.search(r"First password +(\S+)", said)
    assert password is not None
    return computer, password[1]


@pytest.fixture
def address(founded: tuple[Computer, str]) -> Iterator[str]:
    """Where that centre is served to the hall."""
    computer, _password = founded
    made = make(computer.home / "tls", at=clock.now(), name=NAME)
    port = str(free_port())
    words = ("--host", NAME, "--certificate", str(made.certificate), "--key", str(made.key), "--port", port)
    with computer.started("serve", "--centre", SLUG, *words) as running:
        assert running.stdout is not None
        assert f"https://{NAME}:{port}" in running.stdout.readline()
        _wait_for(int(port))
        yield f"https://{NAME}:{port}"


@pytest.fixture
def tablet(browser: Browser, address: str) -> Iterator[Page]:
    """A browser that finds the name in the hall, and was told to trust the certificate."""
    path = os.environ.get("WICKETGATE_CHROMIUM") or shutil.which("chromium")
    flags = [*FLAGS, f"--host-resolver-rules=MAP {NAME} 127.0.0.1"]
    own = browser.browser_type.launch(executable_path=path, args=flags)
    context = own.new_context(base_url=address, ignore_https_errors=True)
    context.set_default_timeout(20_000)
    yield context.new_page()
    own.close()


def test_a_tablet_signs_in_over_the_halls_network(tablet: Page, founded: tuple[Computer, str]) -> None:
    _computer, password = founded
    tablet.goto("/account/sign-in/")

    tablet.get_by_label("Username").fill("coordinator")
    tablet.get_by_label("Password").fill(password)
    tablet.get_by_role("button", name="Sign in").click()

    expect(tablet.get_by_role("heading", name="Choose a new password")).to_be_visible()
    cookies = {cookie["name"]: cookie for cookie in tablet.context.cookies()}
    assert "__Host-sessionid" in cookies
    assert [name for name, cookie in cookies.items() if not (cookie["secure"] and cookie["httpOnly"])] == []


def _wait_for(port: int) -> None:
    for _try in range(600):
        with socket.socket() as line:
            if line.connect_ex(("127.0.0.1", port)) == 0:
                return
        threading.Event().wait(0.1)
    raise AssertionError("The pages did not open.")
