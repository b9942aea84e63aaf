"""Between all well and something wrong: what is soon to be done is amber, and what doesn't apply says so."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings

from tests.doors.doctor.rows.row import A_DAY, Row
from tests.doors.doctor.rows.server import served_with
from tests.doors.doctor.ward import Ward
from tests.people import CENTRE, FOUNDER, NOW
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.people.models import Arrangement
from wicketgate.doors.doctor import files, machine, modes, versions
from wicketgate.doors.jobs.models import Scheduled
from wicketgate.vault import chosen, recovery

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

VENDOR = "postgresql" if settings.DATABASES["default"]["ENGINE"].endswith("postgresql") else "sqlite"
EMBEDDED = frozenset({"sqlite"})


def _later(**span: float) -> Callable[[Ward], None]:
    def do(ward: Ward) -> None:
        ward.later = timedelta(**span)

    return do


def _nothing_entered(ward: Ward) -> None:
    from wicketgate.doors.doctor import backups, ledger

    for room in (backups, ledger):
        ward.patch.setattr(room, "last_entered", lambda _event, *, centre: None)


def _free(count: int) -> Callable[[Ward], None]:
    def do(ward: Ward) -> None:
        ward.patch.setattr("shutil.disk_usage", lambda _folder: type("Usage", (), {"free": count}))

    return do


def _records_in(name: str) -> Callable[[Ward], None]:
    def do(ward: Ward) -> None:
        (ward.root / name).mkdir(mode=0o700)
        ward.settings.WICKETGATE_DATA = ward.data.rename(ward.root / name / "data")

    return do


def _own_list_beside_the_key(ward: Ward) -> None:
    (ward.home / "shopping.csv").touch()
    ward.settings.WICKETGATE_KEY_FILE = ward.key.rename(ward.home / "root.key")


def _no_papers_and_no_family(ward: Ward) -> None:
    (ward.data / recovery.PUBLIC).unlink()
    ward.patch.setattr(Arrangement.objects, "filter", lambda **_named: Arrangement.objects.none())


def _no_stick(ward: Ward) -> None:
    (ward.data / chosen.NAME).unlink()


def _a_demonstration(ward: Ward) -> None:
    ward.settings.IS_DEMONSTRATION = True
    (ward.data / recovery.PUBLIC).unlink()


def _no_mail(ward: Ward) -> None:
    ward.settings.WICKETGATE_MAIL = None


def _windows(ward: Ward) -> None:
    ward.patch.setattr(modes, "knows_rights", lambda: False)


def _encrypted_swap(ward: Ward) -> None:
    about = ward.root / "blocks" / "dm-1" / "dm"
    about.mkdir(parents=True)
    (about / "uuid").write_text("CRYPT-PLAIN-swap\n")
    ward.patch.setattr(machine, "BLOCKS", ward.root / "blocks")
    (ward.root / "dm-1").touch()
    (ward.root / "swaps").write_text(
        f"Filename Type\n{ward.root / 'dm-1'} partition 1 0 -2\n/dev/zram0 partition\n"
    )


def _no_lock(ward: Ward) -> None:
    ward.patch.setattr(versions, "LOCK", ward.root / "none.txt")


def _unknown_python(ward: Ward) -> None:
    held = versions.known() | {"supported_until": {"python": {}}}
    ward.patch.setattr(versions, "known", lambda: held)


def _never_a_job(ward: Ward) -> None:
    Scheduled.objects.all().delete()


def _asked_for_a_minute_before(ward: Ward) -> None:
    enter(Event.PAGE_SHOWN, by=FOUNDER, at=NOW - timedelta(minutes=1), subject=CENTRE)


ROWS = (
    Row("certificate.in_time", "it ends in three weeks", served_with(ends=21 * A_DAY), "amber"),
    Row("certificate.in_time", "it is not good yet", served_with(begins=A_DAY), "red"),
    Row("certificate.of_this_name", "it is for all names below one", served_with(name="test"), "green"),
    Row("files.free_space", "there is little room", _free(files.LEAST_FREE), "amber"),
    Row("files.not_in_a_cloud", "a folder that bears its owner's name", _records_in("OneDrive - Council"), "red"),
    Row("files.not_in_a_cloud", "a name that only begins like one", _records_in("megan"), "green"),
    Row("files.no_plain_copies", "a list of somebody's own", _own_list_beside_the_key, "green"),
    Row("backups.recent", "the last backup is ten days old", _later(days=10), "amber", EMBEDDED),
    Row("backups.recent", "there was none yet", _nothing_entered, "amber", EMBEDDED),
    Row("backups.drilled", "there was none yet", _nothing_entered, "amber", EMBEDDED),
    Row("backups.swept", "there was none yet", _nothing_entered, "amber"),
    Row("backups.recent", "a demonstration needs none", _a_demonstration, "not_applicable", EMBEDDED),
    Row("backups.whole", "no backup was ever written", _no_stick, "not_applicable"),
    Row("files.backups_elsewhere", "no backup was ever written", _no_stick, "not_applicable"),
    Row("ledger.in_time", "a page took longer than the next one", _asked_for_a_minute_before, "green"),
    Row("ledger.witnessed", "nobody has one yet", _nothing_entered, "amber"),
    Row("keys.papers_made", "there is no family yet", _no_papers_and_no_family, "amber", EMBEDDED),
    Row("keys.papers_made", "a demonstration needs none", _a_demonstration, "not_applicable", EMBEDDED),
    Row("policy.reviewed", "the next review is soon due", _later(days=330), "green"),
    Row("policy.reviewed", "the next review is overdue", _later(days=400), "amber"),
    Row("versions.list_fresh", "the list is as old as it may be", _later(days=80), "green"),
    Row("versions.list_fresh", "the program was not updated for 120 days", _later(days=120), "amber"),
    Row("versions.python_supported", "the list doesn't know this Python", _unknown_python, "amber"),
    Row("versions.django_supported", "it is looked after for half a year more", _later(days=400), "amber"),
    Row("versions.django_supported", "it is no longer looked after", _later(days=600), "red"),
    Row("versions.as_locked", "the list of versions is not here", _no_lock, "not_applicable"),
    Row("machine.swap", "swap is encrypted, or in memory", _encrypted_swap, "green"),
    Row("machine.new_files", "Windows keeps rights otherwise", _windows, "not_applicable"),
    Row("files.key_file", "Windows keeps rights otherwise", _windows, "not_applicable"),
    Row("mail.private_way", "no mail server is set", _no_mail, "not_applicable"),
    Row("work.in_time", "nothing was ever done by itself", _never_a_job, "amber"),
)  # fmt: skip
HERE = [row for row in ROWS if VENDOR in row.on]


@pytest.mark.parametrize("row", HERE, ids=[f"{row.code}: {row.what}" for row in HERE])
def test_it_is_neither_too_calm_nor_too_loud(ward: Ward, row: Row) -> None:
    row.do(ward)

    found = ward.look(row.code)

    assert found.state == row.state, found.found
    assert bool(found.advice) is (row.state in ("red", "amber"))
    assert "This can’t be looked at" not in found.found
