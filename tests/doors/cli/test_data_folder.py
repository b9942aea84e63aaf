"""The folder that a demonstration leaves: its files, and what it wrote to its log, hold no canary in plain."""

import base64
import json
import os
import subprocess
import sys
from pathlib import Path

from tests.doors.canaries import parts, plain_in
from wicketgate.vault import rootkey

# Fills the centre with a short year, looks at pages as two of its people do, and stops as if the power had gone.
LIVED_IN = """
import os, sys
from wicketgate.doors.cli import opened, demo
opened.prepare()
from wicketgate.doors.cli.demonstration import saturdays
saturdays.WEEKS_BEFORE, saturdays.WEEKS_AFTER = 2, 1
code = demo.main(["--day", "2026-11-21", "--manifest", sys.argv[1]])
from django.test import Client
from tests.doors.invented_centre import NOW
from tests.signing_in import sign_in
from wicketgate.domain.accounts.models import Account
from wicketgate.doors import clock
with clock.held(NOW):
    for username in ("coordinator", "leader"):
        client = Client(SERVER_NAME="localhost")
        sign_in(client, Account.objects.get(username=username), at=NOW)
        assert client.get("/day/").status_code == 200
        assert client.post("/day/needs/").status_code == 200
        client.post("/centre/families/search/", {"term": "Marchbanks"})
        client.post("/concern/", {"words": "no kind was given for Perpetua Lindqvist"})
os._exit(code)
"""


def test_a_folder_that_was_lived_in_holds_no_canary_in_plain(tmp_path: Path) -> None:
    data, key, planted = tmp_path / "data", tmp_path / "key" / "root.key", tmp_path / "planted.json"
    data.mkdir()
    rootkey.make(key)
    # One that holds everything in files: on PostgreSQL the tables are looked through instead.
    own = {"WICKETGATE_DATA": str(data), "WICKETGATE_KEY_FILE": str(key), "WICKETGATE_DEMONSTRATION": "1"}
    not_inherited = ("WICKETGATE_DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    inherited = {name: held for name, held in os.environ.items() if name not in not_inherited}
    python = [sys.executable, "-c", LIVED_IN, str(planted)]

    lived = subprocess.run(python, env=inherited | own, capture_output=True, check=True, timeout=600)

    told = json.loads(planted.read_text())
    # A short word stands by chance in so many random bytes; the whole name is looked for all the same.
    values = {
        part for one in told["sealed"] for part in parts(one["value"], one["item_class"]) if len(part) > 8
    }
    files = [path for path in data.rglob("*") if path.is_file()]
    assert len(values) > 150
    assert sum(path.stat().st_size for path in files) > 500_000
    found = {path.name: plain_in(path.read_bytes(), values) for path in files}
    assert {name: held for name, held in found.items() if held} == {}
    assert plain_in(lived.stderr, values) == set()


def test_control_a_value_in_a_file_is_seen() -> None:
    value = "14 Quince Row"
    held = (value.encode(), value.encode("utf-16-le"), base64.b64encode(b"x" + value.encode()))

    assert [plain_in(b"\0\1" + each + b"\2", {value}) for each in held] == [{value}] * 3
