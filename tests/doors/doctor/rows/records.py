"""Taken away: the ledger, the backups and what the program does by itself."""

from collections.abc import Callable
from datetime import timedelta

from django.db import connection

from tests.domain.ledger.attacks import statements, take_triggers_away
from tests.doors.doctor.rows.row import A_DAY, EMBEDDED, SIX_WEEKS, YEAR, Row, written
from tests.doors.doctor.ward import Ward
from tests.people import CENTRE, FOUNDER, NOW
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.retention.models import Damaged
from wicketgate.doors.jobs.models import Scheduled
from wicketgate.doors.jobs.outcomes import FAILED
from wicketgate.vault import journal, quarantine

RENAMED = "UPDATE ledger_entry SET event = 'signed_in' WHERE sequence = 4"
CUT_OFF = "DELETE FROM ledger_entry WHERE sequence > 20"


def _attack(statement: str) -> Callable[[Ward], None]:
    return lambda _ward: statements(statement)()


def _detail_of_another(ward: Ward) -> None:
    first, second = Entry.objects.filter(centre=CENTRE).order_by("-sequence").values_list("id", flat=True)[:2]
    take_triggers_away()
    with connection.cursor() as cursor:
        cursor.execute("SELECT detail FROM ledger_entry WHERE id = %s", [written(second)])
        (blob,) = cursor.fetchone()
        cursor.execute("UPDATE ledger_entry SET detail = %s WHERE id = %s", [bytes(blob), written(first)])


def _not_signed_since(ward: Ward) -> None:
    enter(Event.PAGE_SHOWN, by=FOUNDER, at=NOW - timedelta(days=3), subject=CENTRE)


def _not_taken_out(ward: Ward) -> None:
    ward.later = SIX_WEEKS


def _clock_turned_back(ward: Ward) -> None:
    enter(Event.PAGE_SHOWN, by=FOUNDER, at=NOW - timedelta(days=3), subject=CENTRE)


def _long_ago(event: Event, age: timedelta) -> Callable[[Ward], None]:
    def do(ward: Ward) -> None:
        enter(event, by=FOUNDER, at=NOW - age, subject=CENTRE)

    return do


_backed_up_long_ago = _long_ago(Event.BACKUP_WRITTEN, SIX_WEEKS)
_drilled_long_ago = _long_ago(Event.DRILL_HELD, YEAR + A_DAY)
_swept_long_ago = _long_ago(Event.KEYS_SWEPT, SIX_WEEKS)


def _old_keyring(ward: Ward) -> None:
    (ward.backups / "keyring-20260901T103000Z.age").touch()


def _cut_backup(ward: Ward) -> None:
    (sealed,) = ward.backups.glob("records-*.age")
    sealed.write_bytes(sealed.read_bytes()[:-1])


def _let_go_since(ward: Ward) -> None:
    journal.note({FOUNDER.token: 5}, centre=CENTRE)


def _quarantined(ward: Ward) -> None:
    quarantine.begin(ward.data, quarantine.Brought(CENTRE, NOW, NOW, 0))


def _fails(ward: Ward) -> None:
    Scheduled.objects.filter(centre=CENTRE).update(outcome=FAILED, tries=3)


def _months_late(ward: Ward) -> None:
    Scheduled.objects.filter(centre=CENTRE).update(due_at=NOW - SIX_WEEKS)


def _found_damaged(ward: Ward) -> None:
    Damaged(centre=CENTRE, reference="people.person.name:0", found_at=NOW).save(force_insert=True)


ROWS = (
    Row("ledger.chain_holds", "an entry was changed", _attack(RENAMED), "red"),
    Row("ledger.details_match", "an entry has another one's detail", _detail_of_another, "red"),
    Row("ledger.as_signed", "the last entries were taken out", _attack(CUT_OFF), "red"),
    Row("ledger.signed_daily", "no checkpoint covers what is three days old", _not_signed_since, "amber"),
    Row("ledger.witnessed", "no checkpoint left the computer for six weeks", _not_taken_out, "amber"),
    Row("ledger.in_time", "the clock was turned back", _clock_turned_back, "amber"),
    Row("backups.recent", "the last backup is six weeks old", _backed_up_long_ago, "red", EMBEDDED),
    Row("backups.drilled", "the last drill was over a year ago", _drilled_long_ago, "amber", EMBEDDED),
    Row("backups.swept", "the last sweep was a month ago", _swept_long_ago, "amber"),
    Row("backups.keyrings_young", "somebody kept an old keyring", _old_keyring, "red"),
    Row("backups.whole", "the newest backup was cut off", _cut_backup, "red", EMBEDDED),
    Row("backups.journal_beside", "somebody was let go of since", _let_go_since, "amber"),
    Row("backups.out_of_quarantine", "the records wait for their journal", _quarantined, "red"),
    Row("work.none_failing", "a job failed three times", _fails, "red"),
    Row("work.in_time", "the jobs were due six weeks ago", _months_late, "amber"),
    Row("work.none_damaged", "the last sweep found something", _found_damaged, "red"),
)  # fmt: skip
