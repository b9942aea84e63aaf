"""A centre with which all is well, in folders of the test's own: every assertion that applies to it is green."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.conf import LazySettings
from django.db import connection

from tests.families import a_family
from tests.people import BEFORE, CENTRE, FOUNDER, NOW, TODAY, Cast, cast
from tests.signing_in import settle
from tests.vault.centre import write_in
from tests.vault.certificate_files import Files, make
from wicketgate.domain.accounts.models import Account
from wicketgate.domain.ledger import checkpoints
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.policy.operations import record_review
from wicketgate.domain.policy.operations.papers import note_paper_checked
from wicketgate.domain.policy.queries import edition_in_force
from wicketgate.domain.post.server import Server
from wicketgate.domain.volunteers.operations import sign_undertaking
from wicketgate.doors.doctor import files, machine, postgres
from wicketgate.doors.doctor.assertion import Finding
from wicketgate.doors.doctor.examination import ASSERTIONS, finding
from wicketgate.doors.doctor.installed import Installed, here
from wicketgate.doors.jobs.models import Scheduled
from wicketgate.doors.jobs.outcomes import DONE
from wicketgate.vault import backup, chosen, journal, recovery, rootkey, shelf
from wicketgate.vault.chance import new_id

AT = NOW + timedelta(hours=1)
HOST = "gate.test"
PASSPHRASE = "six words that nobody guesses"
OF = {assertion.code: assertion for assertion in ASSERTIONS}
WELL_SET = {
    "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()": True,
    "SELECT rolsuper FROM pg_roles WHERE rolname = current_user": False,
    "SHOW log_statement": "none",
    "SHOW fsync": "on",
    "SHOW synchronous_commit": "on",
    "SHOW full_page_writes": "on",
}


@dataclass
class Ward:
    """The centre's folders and people, and the means to break something."""

    root: Path
    people: Cast
    settings: LazySettings
    patch: pytest.MonkeyPatch
    later: timedelta = timedelta(0)

    @property
    def tls(self) -> Files:
        return Files(self.root / "tls" / "gate.pem", self.root / "tls" / "gate.key")

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def key(self) -> Path:
        return self.root / "key" / "root.key"

    @property
    def stick(self) -> Path:
        return self.root / "stick"

    @property
    def backups(self) -> Path:
        return shelf.home_of(self.stick, CENTRE.bytes[:5])

    @property
    def home(self) -> Path:
        return self.root / "home"

    def installed(self) -> Installed:
        return here(AT + self.later, centre=CENTRE)

    def look(self, code: str) -> Finding:
        return finding(OF[code], self.installed())


def begin(root: Path) -> Cast:
    """Write the centre into the records, and its folders to `root`, once for all tests of a module."""
    with _private(), pytest.MonkeyPatch.context() as patch:
        _lightly(patch)
        people = cast()
        make(root / "tls", at=NOW, name=HOST)
        _folders(root)
        _people(people)
        _backed_up(root)
        _entered()
    return people


@contextmanager
def well(
    begun: Path, root: Path, people: Cast, settings: LazySettings, patch: pytest.MonkeyPatch
) -> Iterator[Ward]:
    """Give one test a copy of the folders, everything set as a real centre’s, in a process that is as it must be."""
    shutil.copytree(begun, root, dirs_exist_ok=True)
    ward = Ward(root, people, settings, patch)
    with _private():
        _lightly(patch)
        _settings(ward)
        _computer(ward)
        (ward.data / "records.db-wal").touch()
        journal.note({new_id(): 1}, centre=CENTRE)
        chosen.written(ward.data, chosen.wanted(ward.data, str(ward.stick)), at=NOW)
        journal.merge([ward.data / journal.NAME], ward.backups / journal.NAME, of=journal.mark_of(CENTRE))
        yield ward


@contextmanager
def _private() -> Iterator[None]:
    mask = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(mask)


def _lightly(patch: pytest.MonkeyPatch) -> None:
    # What stretches a passphrase is meant to take its time; here nobody guesses one.
    patch.setattr(
        rootkey, "_stretch", lambda passphrase, salt: hashlib.sha256(passphrase.encode() + salt).digest()
    )


def _folders(root: Path) -> None:
    for name in ("data", "key", "stick", "home", "tmp"):
        (root / name).mkdir(mode=0o700)
    secret = rootkey.current()
    rootkey.write(root / "key" / "root.key", secret, passphrase=PASSPHRASE)
    for name in ("records", "keyring"):
        write_in(
            root / "data" / f"{name}.db", secret, "CREATE TABLE vault_subjectkey (id INTEGER, subject TEXT)"
        )


def _settings(ward: Ward) -> None:
    real: dict[str, Any] = {
        "WICKETGATE_DATA": ward.data,
        "WICKETGATE_KEY_FILE": ward.key,
        "WICKETGATE_PASSPHRASE": PASSPHRASE,
        "IS_DEMONSTRATION": False,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_HSTS_SECONDS": 63_072_000,
        "ALLOWED_HOSTS": [HOST],
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.Argon2PasswordHasher"],
        "WICKETGATE_MAIL": Server("mail.example.org", 465, "implicit", "gate@example.org"),
        "INSTALLATION": replace(
            ward.settings.INSTALLATION,
            host=HOST,
            certificate=ward.tls.certificate,
            certificate_key=ward.tls.key,
        ),
    }
    for name, value in real.items():
        setattr(ward.settings, name, value)


def _computer(ward: Ward) -> None:
    ward.patch.setenv("HOME", str(ward.home))
    ward.patch.setattr("tempfile.tempdir", str(ward.root / "tmp"))
    (ward.root / "swaps").write_text("Filename Type Size Used Priority\n")
    ward.patch.setattr(machine, "SWAPS", ward.root / "swaps")
    ward.patch.setattr(machine, "asked_of_the_system", lambda: 0)
    ward.patch.setattr(machine, "runs_as", lambda: 1000)
    ward.patch.setattr("resource.getrlimit", lambda _which: (0, 0))
    ward.patch.setattr(files, "disk_of", lambda path: 2 if path.is_relative_to(ward.stick) else 1)
    ward.patch.setattr(postgres, "asked", WELL_SET.__getitem__)


def _people(people: Cast) -> None:
    edition = edition_in_force(CENTRE, on=TODAY)
    sign_undertaking(people.unsigned, edition=edition, words="the words", on=BEFORE, by=FOUNDER, at=NOW)
    for account in Account.objects.filter(centre=CENTRE):
        settle(account)
        RecoveryCodes.activate(account)
    a_family(people)
    record_review(reviewed_on=TODAY, minute="", by=people.viewer("chair"), at=NOW)


def _backed_up(root: Path) -> None:
    recovery.make(root / "data", centre=CENTRE, root=rootkey.current(), on=BEFORE)
    stick = root / "stick"
    if connection.vendor == "sqlite":
        source = backup.Source(root / "data", rootkey.current(), CENTRE, ["vault.0001_initial"])
        backup.write(source, stick, at=NOW)
    else:
        shelf.home_of(stick, CENTRE.bytes[:5]).mkdir()


def _entered() -> None:
    for number in (1, 2):
        note_paper_checked(number, name="a set", made_on=BEFORE, by=FOUNDER, at=NOW)
    for event in (Event.BACKUP_WRITTEN, Event.DRILL_HELD, Event.KEYS_SWEPT, Event.DAY_SHEET_PRINTED):
        enter(event, by=FOUNDER, at=NOW, subject=CENTRE)
    checkpoints.make(by=FOUNDER, at=NOW)
    Scheduled(centre=CENTRE, name="checkpoint", due_at=AT, outcome=DONE, done_at=NOW).save(force_insert=True)
