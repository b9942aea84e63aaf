"""The drill: a centre is lost with its computer, and is back on an empty one with two papers and the backup's disk."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.doors.cli.computer import NAME, ROOT, SECONDS, SLUG, Computer
from tests.doors.cli.saved import CANARY, Saved, a_saved_centre
from tests.ports import free_port
from wicketgate.doors.cli.beginning import program


@pytest.fixture
def saved(tmp_path: Path) -> Saved:
    return a_saved_centre(tmp_path)


@pytest.fixture
def empty(tmp_path: Path) -> Computer:
    home = tmp_path / "new"
    home.mkdir()
    return Computer(home)


def test_the_drill(saved: Saved, empty: Computer) -> None:
    witness, export = saved.disk.parent / "witness", saved.disk.parent / "export"
    saved.old.run("ledger", "checkpoint", **saved.old.records())
    saved.old.run("ledger", "export", str(witness), **saved.old.records())
    backed_up = saved.old.run("backup", str(saved.disk), "--centre", SLUG)
    shutil.rmtree(saved.old.home)
    words = ["--acting", "Bo Bright", "--username", "bobright", "--until", "2099-12-24"]

    back = empty.run("recover", str(saved.disk), "--name", NAME, *saved.shares(3, 1), *words)

    assert backed_up.returncode == 0, backed_up.stderr
    assert back.returncode == 0, back.stderr
    assert "The centre is back." in back.stdout
    assert f"{program()} serve --centre {SLUG}\n" in back.stdout
    assert "Sign in as       bobright" in back.stdout
    assert empty.inside(_OPENING) == "True True"
    assert empty.inside(_POSTS).split("\n") == [
        "bobright coordinator 2099-12-24 True",
        "coordinator coordinator None False",
    ]
    assert "entries fit" in empty.run("ledger", "verify", **empty.records()).stdout
    empty.run("ledger", "export", str(export), **empty.records())
    assert _seen_from_outside(export, witness) == 0
    assert empty.inside(_EVENTS).split()[-4:] == [
        "centre_restored",
        "account_opened",
        "post_begun",
        "volunteer_recorded",
    ]
    password = re.search(r"First password\s+(\S+)", back.stdout)
    assert password is not None
    assert empty.inside(_SIGN_IN.format(username="bobright", password=password[1])) == "True False"


def _seen_from_outside(export: Path, witness: Path) -> int:
    """Run the verifier that stands alone over what the new computer has, with what was kept of the old one."""
    command = [sys.executable, "-I", str(ROOT / "verify_ledger.py"), str(export), "--witness", str(witness)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert "fit." in done.stdout, done.stderr
    return done.returncode


def test_without_the_journal_nobody_signs_in_until_it_is_found(saved: Saved, empty: Computer) -> None:
    saved.old.run("backup", str(saved.disk), "--centre", SLUG)
    subject = saved.old.inside(_LET_GO)
    saved.old.run("jobs", "--centre", SLUG)
    (journal,) = saved.disk.glob("*/let-go.txt")
    found = journal.rename(saved.disk.parent / "found.txt")

    back = empty.run("recover", str(saved.disk), "--name", NAME, *saved.shares(1, 3))
    shut = [
        empty.run(*words)
        for words in (
            ("serve", "--centre", SLUG, "--port", str(free_port())),
            ("jobs", "--centre", SLUG),
            ("backup", str(saved.disk), "--centre", SLUG),
        )
    ]
    server = empty.run_python("import wicketgate.config.wsgi")
    unclear = empty.run("recover", "--centre", SLUG)
    opened = empty.run("recover", "--centre", SLUG, "--journal", str(found), "--acting", "Bo Bright")

    assert "wait in quarantine: nobody can sign in yet" in back.stderr
    assert [done.returncode for done in (back, *shut)] == [1, 1, 1, 1]
    assert [done.stderr for done in shut if "--journal let-go.txt" not in done.stderr] == []
    assert "Quarantined" in server.stderr
    assert unclear.returncode == 2
    assert (opened.returncode, opened.stderr) == (0, "")
    assert "Sign in as       acting" in opened.stdout
    assert empty.inside(_KEYS_OF.format(subject=subject)) == "0"
    assert empty.run("jobs", "--centre", SLUG).returncode == 0


def test_a_journal_that_is_lost_for_good_is_said_in_the_ledger(saved: Saved, empty: Computer) -> None:
    saved.old.run("backup", str(saved.disk), "--centre", SLUG)
    for journal in saved.disk.glob("*/let-go.txt"):
        journal.unlink()
    empty.run("recover", str(saved.disk), "--name", NAME, *saved.shares(1, 3))

    opened = empty.run("recover", "--centre", SLUG, "--journal-is-lost")

    assert "is due to be let go of again" in opened.stdout, opened.stderr
    assert empty.inside(_EVENTS).split()[-1] == "centre_restored"


def test_nothing_of_the_centre_is_plain_on_the_disk(saved: Saved) -> None:
    saved.old.run("backup", str(saved.disk), "--centre", SLUG)

    everything = b"".join(path.read_bytes() for path in saved.disk.rglob("*") if path.is_file())

    assert len(everything) > 100_000
    assert CANARY.encode() not in everything
    assert saved.old.key.read_text().split()[1].encode() not in everything


def test_a_key_that_was_destroyed_stays_destroyed(saved: Saved, empty: Computer) -> None:
    saved.old.run("backup", str(saved.disk), "--centre", SLUG)
    subject = saved.old.inside(_LET_GO)
    journal = saved.old.data / "let-go.txt"

    back = empty.run(
        "recover", str(saved.disk), "--name", NAME, *saved.shares(1, 2), "--journal", str(journal)
    )

    assert subject in journal.read_text()
    assert "1 keys were destroyed again" in back.stdout, back.stderr
    assert empty.inside(_KEYS_OF.format(subject=subject)) == "0"


def test_the_folder_that_was_used_last_is_used_again(saved: Saved, tmp_path: Path) -> None:
    never = saved.old.run("backup", "--centre", SLUG)
    saved.old.run("backup", str(saved.disk), "--centre", SLUG)

    again = saved.old.run("backup", "--centre", SLUG)

    assert never.returncode == 1
    assert "Expected a folder for the backup" in never.stderr
    assert again.returncode == 0


def test_a_paper_is_checked_back(saved: Saved) -> None:
    right = saved.old.run("recovery-papers", "--check", str(saved.papers[1]), "--centre", SLUG)
    saved.papers[1].write_text(saved.papers[1].read_text()[1:])
    wrong = saved.old.run("recovery-papers", "--check", str(saved.papers[1]), "--centre", SLUG)

    assert "This is paper 2 of 3" in right.stdout
    assert wrong.returncode == 1
    assert "Line 1: expected 4 letters in group 1, got 3" in wrong.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param([], "Expected two recovery papers", id="no papers and nobody to type them"),
        pytest.param([1], "Expected two shares, got 1", id="one paper"),
        pytest.param([2, 2], "got share 2 twice", id="the same paper twice"),
    ],
)
def test_papers_that_are_not_two_bring_nothing_back(
    saved: Saved, empty: Computer, words: list[int], said: str
) -> None:
    saved.old.run("backup", str(saved.disk), "--centre", SLUG)

    refused = empty.run("recover", str(saved.disk), "--name", NAME, *saved.shares(*words))

    assert refused.returncode == 1
    assert said in refused.stderr
    assert empty.everything() == set()


def test_records_in_postgresql_are_left_to_postgresql(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import connection

    from wicketgate.doors.cli.backup import require_embedded_centre
    from wicketgate.doors.cli.opened import NotOpened

    monkeypatch.setattr(connection, "vendor", "postgresql", raising=False)

    with pytest.raises(NotOpened, match="pg_dump"):
        require_embedded_centre()


_OPENING = """
from wicketgate.domain.accounts.models import Account
from wicketgate.vault.opening import which_open
print(*(opens for _reference, opens in which_open(account.name for account in Account.objects.all())))
"""


_SIGN_IN = """
from django.test import Client
from django.conf import settings
settings.ALLOWED_HOSTS.append("testserver")
def tries(password):
    answer = Client().post("/account/sign-in/", {{"login": "{username}", "password": password}}, secure=True)
    return answer.status_code == 302
print(tries("{password}"), tries("another-password-altogether"))
"""
_POSTS = """
from wicketgate.domain.accounts.models import Post
for post in Post.objects.order_by("account__username"):
    print(post.account.username, post.role, post.ends, post.is_acting)
"""
_EVENTS = """
from wicketgate.domain.ledger.models import Entry
print(*Entry.objects.order_by("sequence").values_list("event", flat=True))
"""
_LET_GO = """
from wicketgate.domain.accounts.models import Account
from wicketgate.vault import keyring
held = Account.objects.get()
keyring.destroy(centre=held.centre, subject=held.id)
print(held.id.hex)
"""
_KEYS_OF = """
from wicketgate.vault.models import SubjectKey
print(SubjectKey.objects.filter(subject="{subject}").count())
"""
