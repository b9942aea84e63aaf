"""
Make every subject's key anew, in three steps: new keys beside the old, everything sealed again, the old ones gone.

Each step is one transaction, so that at any moment every value has its key; a turn that was cut off goes on.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import connections, models, router, transaction

from wicketgate.vault import keyring
from wicketgate.vault.errors import SealBroken, VaultError
from wicketgate.vault.fields import SealedText
from wicketgate.vault.models import KeyTurn, SubjectKey
from wicketgate.vault.seal import header, seal, unseal

_MOST = 255  # one byte of every sealed value says which of its subject's keys it is under
_AT_ONCE = 1000


@dataclass(slots=True)
class Renewed:
    """How many values were sealed again, and the subjects of those that could not be: their older keys stay."""

    values: int = 0
    damaged: set[UUID] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Keys:
    """All keys of a centre, and the newest generation of each subject."""

    held: keyring.Keys
    newest: dict[UUID, int]


def begun(centre: UUID) -> KeyTurn | None:
    """Return the turn that was begun and is not done, or None."""
    return KeyTurn.objects.filter(centre=centre, done_at=None).first()


def begin(centre: UUID, *, at: datetime) -> KeyTurn:
    """Give every subject of the centre a new key beside the old ones, or go on with the turn that was begun."""
    with transaction.atomic(using="keyring"):
        going_on = begun(centre)
        if going_on is not None:
            return going_on
        rows = list(SubjectKey.objects.filter(centre=centre).order_by("generation"))
        newest = {row.subject: row for row in rows}
        turn = KeyTurn.objects.create(
            centre=centre, upto=max((row.id for row in rows), default=0), begun_at=at
        )
        SubjectKey.objects.bulk_create(map(_next, newest.values()), batch_size=_AT_ONCE)
    return turn


def keys_of(centre: UUID) -> Keys:
    """Return every key of the centre."""
    held = keyring.fetch_all(centre)
    newest: dict[UUID, int] = {}
    for subject, generation in held:
        newest[subject] = max(generation, newest.get(subject, 0))
    return Keys(held, newest)


def renew(model: type[models.Model], fields: Sequence[SealedText], keys: Keys, *, centre: UUID) -> Renewed:
    """Seal every value of a model again that is under an older key. Opens none to anybody. Inside a transaction."""
    done = Renewed()
    for rows in _batches(model._base_manager.filter(centre=centre).order_by("pk").iterator(_AT_ONCE)):
        _write(model, fields, [row for row in rows if _renew_row(row, fields, keys, done)])
    return done


def finish(turn: KeyTurn, *, damaged: Collection[UUID], at: datetime) -> int:
    """Destroy the older keys, but those of subjects with a damaged value, and return how many there were."""
    with transaction.atomic(using="keyring"):
        older = SubjectKey.objects.filter(centre=turn.centre, id__lte=turn.upto)
        destroyed = older.exclude(subject__in=damaged).delete()[0]
        KeyTurn.objects.filter(id=turn.id).update(done_at=at)
    return destroyed


def _next(row: SubjectKey) -> SubjectKey:
    if row.generation >= _MOST:
        raise VaultError(
            f"A key was made anew {_MOST} times, the most that a sealed value can tell. Begin a new centre's records. "
            "Nothing was changed."
        )
    _key, drawn = keyring.draw(centre=row.centre, subject=row.subject)
    drawn.generation, drawn.orphaned_at = row.generation + 1, row.orphaned_at
    return drawn


def _renew_row(row: models.Model, fields: Sequence[SealedText], keys: Keys, done: Renewed) -> bool:
    changed = [_renew_value(row, each, keys, done) for each in fields]
    done.values += sum(changed)
    return any(changed)


def _renew_value(row: models.Model, sealed: SealedText, keys: Keys, done: Renewed) -> bool:
    held = row.__dict__.get(sealed.attname)
    if held is None:
        return False
    place = sealed.place(row)
    try:
        _form, generation, version, _nonce = header(bytes(held))
        newest = keys.newest.get(place.subject, generation)
        if generation == newest:
            return False
        text = unseal(bytes(held), key=keys.held[place.subject, generation], place=place)
    except (SealBroken, KeyError):
        done.damaged.add(place.subject)
        return False
    new = keys.held[place.subject, newest]
    row.__dict__[sealed.attname] = seal(text, key=new, place=place, generation=newest, version=version)
    return True


def _write(model: type[models.Model], fields: Sequence[SealedText], rows: Sequence[models.Model]) -> None:
    connection = connections[router.db_for_write(model)]
    quote, key = connection.ops.quote_name, model._meta.pk
    columns = ", ".join(f"{quote(each.attname)} = %s" for each in fields)
    statement = f"UPDATE {quote(model._meta.db_table)} SET {columns} WHERE {quote(key.attname)} = %s"  # noqa: S608 - names of ours
    written = [
        [each.get_db_prep_value(row.__dict__[each.attname], connection) for each in (*fields, key)]
        for row in rows
    ]
    if written:
        with connection.cursor() as cursor:
            cursor.executemany(statement, written)


def _batches(rows: Iterable[models.Model]) -> Iterator[list[models.Model]]:
    batch = list[models.Model]()
    for row in rows:
        batch.append(row)
        if len(batch) == _AT_ONCE:
            yield batch
            batch = []
    yield batch
