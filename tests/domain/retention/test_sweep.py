"""Every sealed value is tried, damage is named and stops nothing, and keys that seal nothing are swept."""

import ast
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.db import DatabaseError

from tests.people import CENTRE, FOUNDER, NOW, Cast, cast
from wicketgate.domain.accounts.models import Account
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.retention.operations import has_orphans, sweep_keys
from wicketgate.domain.retention.sealed_values import subjects_in_use, try_every_value
from wicketgate.vault import keyring, trying
from wicketgate.vault.chance import new_id
from wicketgate.vault.fields import sealed_fields
from wicketgate.vault.models import SubjectKey

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
DAY = timedelta(days=1)
WICKETGATE = Path(__file__).resolve().parents[3] / "wicketgate"


@pytest.fixture
def people() -> Cast:
    return cast()


def sealed_name_of(account: Account) -> bytearray:
    return bytearray(Account.objects.filter(id=account.id).values_list("name", flat=True).get())


def damage(account: Account) -> str:
    held = sealed_name_of(account)
    held[-1] ^= 1
    Account.objects.filter(id=account.id).update(name=bytes(held))
    return str(Account.objects.get(id=account.id).name.reference)


def test_everything_opens_where_nothing_is_damaged(people: Cast) -> None:
    tried = try_every_value(CENTRE)

    assert tried.is_sound
    assert tried.values >= 8


def test_a_flipped_bit_is_named_by_its_reference_and_the_rest_is_tried(people: Cast) -> None:
    before = try_every_value(CENTRE)
    reference = damage(people.volunteer)

    tried = try_every_value(CENTRE)

    assert tried.damaged == (reference,)
    assert tried.values == before.values


def test_a_damaged_key_names_what_it_sealed_and_nothing_else(people: Cast) -> None:
    row = SubjectKey.objects.get(subject=people.referrer.id)
    SubjectKey.objects.filter(id=row.id).update(wrapped=bytes(40))

    damaged = try_every_value(CENTRE).damaged

    assert Account.objects.get(id=people.referrer.id).name.reference in damaged
    assert not [name for name in damaged if people.volunteer.id.hex in name]


def test_what_was_let_go_of_is_not_damage(people: Cast) -> None:
    keyring.destroy(centre=CENTRE, subject=people.referrer.id)

    assert try_every_value(CENTRE).is_sound


def test_a_key_that_vanished_is_damage(people: Cast) -> None:
    SubjectKey.objects.filter(subject=people.referrer.id).delete()

    assert not try_every_value(CENTRE).is_sound


def test_a_table_that_cannot_be_read_is_named_and_the_others_are_tried(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def malformed(values: list[object], **_more: object) -> list[str]:
        if "accounts." in getattr(values[0], "reference", ""):
            raise DatabaseError("database disk image is malformed")
        return []

    monkeypatch.setattr(trying, "damaged_among", malformed)

    assert try_every_value(CENTRE).unreadable == ("accounts.Account",)


def test_a_key_that_seals_nothing_goes_at_the_second_sweep(people: Cast) -> None:
    lost = new_id()
    keyring.ensure(centre=CENTRE, subject=lost)

    marked = sweep_keys(by=FOUNDER, at=NOW).marked
    destroyed = sweep_keys(by=FOUNDER, at=NOW + DAY).destroyed

    assert (marked, destroyed) == (1, 1)
    assert keyring.fetch([lost]) == {}
    assert not has_orphans(CENTRE)
    assert try_every_value(CENTRE).is_sound


def test_a_sweep_leaves_every_key_that_is_needed(people: Cast) -> None:
    before = SubjectKey.objects.count()

    for day in range(3):
        sweep_keys(by=FOUNDER, at=NOW + day * DAY)

    assert SubjectKey.objects.count() >= before
    assert try_every_value(CENTRE).is_sound


def test_a_sweep_is_entered_with_counts_only(people: Cast) -> None:
    sweep_keys(tried=try_every_value(CENTRE), by=FOUNDER, at=NOW)

    entry = Entry.objects.order_by("-sequence").first()

    assert entry is not None
    assert (entry.event, entry.subject) == (Event.KEYS_SWEPT, CENTRE)


def test_every_sealed_subject_is_a_column_that_can_be_asked_for(people: Cast) -> None:
    asked = [
        model._base_manager.values_list(field.subject).first()
        for model in apps.get_models()
        for field in sealed_fields(model)
    ]

    assert len(asked) > 10
    assert people.referrer.id in subjects_in_use(CENTRE)


def test_only_a_field_seals_under_a_subjects_key() -> None:
    # A key that anything else sealed under would be swept: the sweep knows of fields alone.
    users = {
        path.relative_to(WICKETGATE).as_posix()
        for path in WICKETGATE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"ensure", "draw"}
        if getattr(node.value, "id", "") == "keyring"
    }

    # Renewing seals again what fields hold, under the same subjects.
    assert users == {"vault/fields.py", "vault/renewing.py"}
