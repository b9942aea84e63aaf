"""Go through every sealed value of a centre, whichever room it is in: for the sweep alone, which opens none."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from django.apps import apps
from django.db import DatabaseError, models

from wicketgate.vault import trying
from wicketgate.vault.embedded.tables import damaged_tables, go_on_beside
from wicketgate.vault.fields import SealedText, sealed_fields
from wicketgate.vault.sealed import Sealed

DATABASES = ("default", "keyring")
_AT_ONCE = 200  # rows that are read together, and whose keys are fetched together


@dataclass(frozen=True, slots=True)
class Tried:
    """How many values were tried, the references of those that are damaged, and tables that can't be read."""

    values: int
    damaged: tuple[str, ...]
    unreadable: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Whether everything that should open does."""
        return not self.damaged and not self.unreadable


def try_every_value(centre: UUID, *, rest: Callable[[], None] = lambda: None) -> Tried:
    """
    Try every sealed value of `centre`, and whether every table can be read; what is damaged stops nothing else.

    A few rows are read at a time, each time in a short read of its own; `rest` is called in between, and may raise to
    end it.
    """
    values, damaged, unreadable = 0, list[str](), list[str]()
    let_go = trying.let_go_here()
    for model in _models():
        try:
            for some in _batches(model, centre):
                values += len(some)
                damaged += trying.damaged_among(some, let_go=let_go)
                rest()
        except DatabaseError:
            unreadable.append(model._meta.label)
            for alias in DATABASES:
                go_on_beside(alias)
    unreadable += sorted(_damaged_tables().difference(unreadable))
    return Tried(values, tuple(damaged), tuple(unreadable))


def newest_values(centre: UUID, *, most: int) -> list[Sealed]:
    """Return the newest sealed values of every kind, `most` of them at the most, in equal parts."""
    models_with_some = [model for model in _models() if model._base_manager.filter(centre=centre).exists()]
    of_each = most // max(len(models_with_some), 1)
    found: list[Sealed] = []
    for model in models_with_some:
        names = [field.attname for field in sealed_fields(model)]
        rows = model._base_manager.filter(centre=centre).order_by("-pk")[:of_each]
        values = (getattr(row, name) for row in rows for name in names)
        found += islice((value for value in values if value is not None), of_each)
    return found


def subjects_in_use(centre: UUID) -> frozenset[UUID]:
    """Return every subject under whose key something is sealed. Raises DatabaseError rather than leave one out."""
    return frozenset(
        subject
        for model in _models()
        for field in sealed_fields(model)
        for subject in _subjects(model, field, centre)
    )


def _damaged_tables() -> set[str]:
    labels = {model._meta.db_table: model._meta.label for model in apps.get_models()}
    found = (name for alias in DATABASES for name in damaged_tables(alias))
    return {labels.get(name, name) for name in found}


def _models() -> Iterator[type[models.Model]]:
    return (model for model in apps.get_models() if sealed_fields(model))


def _subjects(model: type[models.Model], field: SealedText, centre: UUID) -> Iterator[UUID]:
    held = model._base_manager.filter(**{"centre": centre, f"{field.name}__isnull": False})
    return held.order_by().values_list(field.subject, flat=True).distinct().iterator()


def _batches(model: type[models.Model], centre: UUID) -> Iterator[list[Sealed]]:
    names = [field.attname for field in sealed_fields(model)]
    in_order = model._base_manager.filter(centre=centre).order_by("pk")
    # From where the last read ended: one long read of a whole table would hold up whoever tidies up after writers.
    rows = list(in_order[:_AT_ONCE])
    while rows:
        held = (getattr(row, name) for row in rows for name in names)
        if some := [value for value in held if value is not None]:
            yield some
        rows = list(in_order.filter(pk__gt=rows[-1].pk)[:_AT_ONCE])
