"""Everybody's keys made anew: every value says what it said, the old keys are gone, and nothing else is touched."""

import ast
from uuid import UUID

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection, transaction

from tests.families import a_family
from tests.people import CENTRE, FOUNDER, NOW, Cast, cast
from tests.stages import ROOT
from wicketgate.domain.accounts import second_factors
from wicketgate.domain.accounts.models import Account
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.triggers import details_unguarded, missing_triggers
from wicketgate.domain.ledger.verify import verify, verify_details
from wicketgate.domain.people.models import Person
from wicketgate.domain.retention.sealed_values import try_every_value
from wicketgate.doors import rotation
from wicketgate.vault import journal, keyring, renewing, rootkey
from wicketgate.vault.errors import SealBroken, VaultError
from wicketgate.vault.models import KeyTurn, SubjectKey
from wicketgate.vault.opening import which_match
from wicketgate.vault.seal import header
from wicketgate.vault.secrets import open_text, sealed_again

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def people() -> Cast:
    held = cast()
    a_family(held)
    return held


def turned() -> rotation.Turned:
    return rotation.change_everybodys_keys(by=FOUNDER, at=NOW)


def spoil(person: Person) -> None:
    """Damage a name where it lies, as a failing disk does."""
    held = bytearray(person.__dict__["name"])
    held[-1] ^= 1
    field = Person._meta.get_field("id")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE people_person SET name = %s WHERE id = %s",
            [bytes(held), field.get_db_prep_value(person.id, connection)],
        )


def test_every_value_is_under_a_new_key_and_keeps_its_version(people: Cast) -> None:
    before = {row.id: header(bytes(row.__dict__["name"])) for row in Person.objects.all()}
    old = dict(SubjectKey.objects.values_list("subject", "id"))

    done = turned()

    after = {row.id: header(bytes(row.__dict__["name"])) for row in Person.objects.all()}
    assert {place: (now[1], now[2]) for place, now in after.items()} == {
        place: (then[1] + 1, then[2]) for place, then in before.items()
    }
    assert done.damaged == 0
    assert done.destroyed == len(old)
    assert not SubjectKey.objects.filter(id__in=old.values()).exists()
    assert set(SubjectKey.objects.values_list("subject", flat=True)) == set(old)
    assert try_every_value(CENTRE).is_sound


def test_every_value_still_says_the_same(people: Cast) -> None:
    entries = {entry.id: entry.commitment for entry in Entry.objects.all()}

    turned()

    held = [(entry.detail, entries[entry.id]) for entry in Entry.objects.filter(id__in=entries)]
    assert which_match(held) == [True] * len(entries)


def test_the_ledger_holds_is_guarded_again_and_says_so(people: Cast) -> None:
    turned()

    last = Entry.objects.order_by("-sequence").first()
    assert last is not None
    assert (last.event, last.subject) == (Event.KEYS_ROTATED, CENTRE)
    assert verify(CENTRE).holds
    assert verify_details(CENTRE).holds
    assert missing_triggers() == []


def test_the_guard_stands_again_when_it_is_cut_off(people: Cast) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic(), details_unguarded():
        raise ZeroDivisionError

    assert missing_triggers() == []


def test_a_value_that_was_damaged_stays_as_it_is_with_its_old_key(people: Cast) -> None:
    whole, spoilt = Person.objects.order_by("id")[:2]
    spoil(spoilt)

    done = turned()

    assert done.damaged == 1
    assert SubjectKey.objects.filter(subject=spoilt.id).count() == 2
    assert SubjectKey.objects.filter(subject=whole.id).count() == 1
    assert [name.split(":")[1] for name in try_every_value(CENTRE).damaged] == [spoilt.id.hex]


def test_somebody_who_was_let_go_of_stays_gone_and_nobody_else_is_named(people: Cast) -> None:
    gone = Person.objects.order_by("id")[0]
    keyring.destroy(centre=CENTRE, subject=gone.id)
    named = journal.read(settings.WICKETGATE_DATA / journal.NAME)

    turned()

    assert not SubjectKey.objects.filter(subject=gone.id).exists()
    # Old keys that were replaced must not be in it: it would close the backups from before.
    assert journal.read(settings.WICKETGATE_DATA / journal.NAME) == named


def test_a_turn_that_was_cut_off_goes_on_and_new_values_count(people: Cast) -> None:
    renewing.begin(CENTRE, at=NOW)
    a_family(people)
    new = Account.objects.order_by("id")[0]
    new.name = "Somebody"
    new.save()

    turned()

    assert KeyTurn.objects.filter(done_at=None).count() == 0
    assert SubjectKey.objects.count() == SubjectKey.objects.values("subject").distinct().count()
    assert try_every_value(CENTRE).is_sound


def test_a_mark_of_the_sweep_stays_on_a_key(people: Cast) -> None:
    subject = UUID(int=77)
    keyring.ensure(centre=CENTRE, subject=subject)
    SubjectKey.objects.filter(subject=subject).update(orphaned_at=NOW)

    turned()

    assert SubjectKey.objects.get(subject=subject).orphaned_at == NOW


def test_the_last_number_that_a_value_can_tell_is_a_letter(people: Cast) -> None:
    SubjectKey.objects.filter(subject=Person.objects.order_by("id")[0].id).update(generation=255)

    with pytest.raises(VaultError, match="255 times"):
        turned()

    assert KeyTurn.objects.count() == 0


def test_second_factors_are_sealed_again_and_sign_ins_end(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = bytes(32), bytes([1]) * 32
    monkeypatch.setattr(rootkey, "current", lambda: old)
    sealed = [second_factors_text(text) for text in ("first seed", "second seed")]
    Authenticator.objects.create(
        user=people.coordinator, type="totp", data={"secret": sealed[0], "more": [sealed[1], 5]}
    )
    Session.objects.create(session_key="a", session_data="b", expire_date=NOW)
    monkeypatch.setattr(rootkey, "current", lambda: new)

    second_factors.seal_again(old=old)
    second_factors.seal_again(old=old)  # cut off, and done again
    second_factors.end_every_sign_in()

    held = Authenticator.objects.get().data
    assert open_text(second_factors.PURPOSE, held["secret"]) == "first seed"
    assert open_text(second_factors.PURPOSE, held["more"][0]) == "second seed"
    assert held["more"][1] == 5
    assert Session.objects.count() == 0
    with pytest.raises(SealBroken):
        sealed_again(second_factors.PURPOSE, sealed[0], old=bytes([2]) * 32)


def second_factors_text(text: str) -> str:
    from wicketgate.vault.secrets import seal_text

    return seal_text(second_factors.PURPOSE, text)


def test_whatever_is_sealed_for_the_installation_is_known_here() -> None:
    # Whoever seals another secret under the root key must also seal it again when that is changed: hand_over.
    users = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "wicketgate").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "seal_text"
    }

    assert users == {
        "wicketgate/vault/secrets.py",
        "wicketgate/domain/accounts/sealed_sessions.py",  # ended
        "wicketgate/doors/web/public/adapters.py",  # second factors, sealed again
    }
