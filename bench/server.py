"""
The demonstration as it is served: how soon its first page opens, what it holds in memory, what a page takes.

    .venv/bin/python -m bench.server

Memory is that of all the server's processes, after the first page and after some hundreds. `sealed` is the list of
families as the coordinator sees it, `open` the start page, which opens nothing; both over a real connection.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.processes import fetch, megabytes, running, seconds_until
from bench.side_by_side import milliseconds

ROOT = Path(__file__).resolve().parent.parent
PORT, ROUNDS = 8971, 200
SITE = f"http://127.0.0.1:{PORT}"


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory(prefix="wicketgate-bench-") as folder:
        os.environ |= {
            "WICKETGATE_DATA": f"{folder}/data",
            "WICKETGATE_KEY_FILE": f"{folder}/key/root.key",
            "WICKETGATE_DEMONSTRATION": "1",
        }
        program, began = (sys.executable, "-m", "wicketgate"), time.monotonic()
        subprocess.run([*program, "demo", "--if-missing"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        report: dict[str, object] = {"filled_in_s": round(time.monotonic() - began, 1)}
        with running([*program, "serve", "--port", str(PORT)], cwd=ROOT, env=os.environ) as server:
            report["first_page_in_s"] = round(seconds_until(f"{SITE}/", server), 2)
            report["mb_after_first"] = megabytes(server)
            report["ms_a_page"] = _pages()
            report[f"mb_after_{2 * ROUNDS}"] = megabytes(server)
    print(json.dumps(report))


def _pages() -> dict[str, float]:
    cookie = _coordinators_cookie()
    assert b"26-" in fetch(f"{SITE}/centre/families/", cookie=cookie), "the families are not shown"
    ways = {
        "open": lambda: fetch(f"{SITE}/"),
        "sealed": lambda: fetch(f"{SITE}/centre/families/", cookie=cookie),
    }
    return {name: round(each, 1) for name, each in milliseconds(ways, rounds=ROUNDS).items()}


def _coordinators_cookie() -> str:
    """Sign the coordinator in beside the server, in the same records."""
    from wicketgate.doors.cli.opened import prepare

    prepare()
    from django.test import Client

    from tests.signing_in import sign_in
    from wicketgate.domain.accounts.models import Account
    from wicketgate.doors import clock

    client = Client(SERVER_NAME="localhost")
    account = Account.objects.filter(posts__role="coordinator", is_active=True).earliest("posts__begins")
    sign_in(client, account, at=clock.now())
    return "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())


if __name__ == "__main__":
    main()
