"""Taken away: the keys, their papers and what is sealed under them."""

from django.db import connection

from tests.domain.ledger.attacks import statements
from tests.doors.doctor.rows.row import EMBEDDED, Row, written
from tests.doors.doctor.ward import Ward
from tests.people import BEFORE, CENTRE, FOUNDER, NOW
from wicketgate.domain.people.models import Person
from wicketgate.domain.policy.models import PaperCheck
from wicketgate.vault import keyring, recovery, renewing


def _cut_key(ward: Ward) -> None:
    ward.key.write_bytes(ward.key.read_bytes()[:60])


def _plain_key(ward: Ward) -> None:
    ward.key.unlink()
    from wicketgate.vault import rootkey

    rootkey.make(ward.key)


def _no_papers(ward: Ward) -> None:
    (ward.data / recovery.PUBLIC).unlink()


def _one_paper_unread(ward: Ward) -> None:
    PaperCheck.objects.filter(number=2).delete()


def _another_ones_papers(ward: Ward) -> None:
    recovery.make(ward.data, centre=FOUNDER.token, root=bytes(32), on=BEFORE)


def _cut_sealed_root(ward: Ward) -> None:
    path = ward.data / recovery.SEALED_ROOT
    path.write_bytes(path.read_bytes()[:-8])


def _orphan(ward: Ward) -> None:
    keyring.ensure(centre=CENTRE, subject=FOUNDER.token)


def _damaged_value(ward: Ward) -> None:
    person = Person.objects.filter(centre=CENTRE).order_by("-pk")[:1].get()
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM people_person WHERE id = %s", [written(person.id)])
        (blob,) = cursor.fetchone()
        changed = bytes(blob)[:-1] + bytes([bytes(blob)[-1] ^ 1])
        cursor.execute("UPDATE people_person SET name = %s WHERE id = %s", [changed, written(person.id)])


def _another_signature(ward: Ward) -> None:
    statements("UPDATE ledger_checkpoint SET note = replace(note, 'made', 'mode')")()


def _half_changed(ward: Ward) -> None:
    renewing.begin(CENTRE, at=NOW)


ROWS = (
    Row("keys.root_key", "the key file was cut off", _cut_key, "red"),
    Row("keys.passphrase", "the key lies open in its file", _plain_key, "amber"),
    Row("keys.papers_made", "there are families and no papers", _no_papers, "red", EMBEDDED),
    Row("keys.papers_checked", "one of the two papers was not read back", _one_paper_unread, "amber"),
    Row("keys.papers_of_this_centre", "the papers are another centre's", _another_ones_papers, "red"),
    Row("keys.sealed_root", "the sealed root key was cut off", _cut_sealed_root, "red"),
    Row("keys.no_orphans", "a key seals nothing", _orphan, "amber"),
    Row("keys.values_open", "one bit of a sealed value flipped", _damaged_value, "red"),
    Row("keys.signs_the_ledger", "the checkpoint is not signed with this key", _another_signature, "red"),
    Row("keys.not_half_changed", "a change of keys was cut off", _half_changed, "amber"),
)  # fmt: skip
