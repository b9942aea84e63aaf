"""Go through every sealed value of a centre, whichever room it is in: for the sweep alone, which opens none."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from django.apps import apps
from django.db import DatabaseError, models

from wicketgate.vault import trying
from wicketgate.vault.fields import SealedText, sealed_fields
from wicketgate.vault.sealed import Sealed

_AT_ONCE = 500  # values whose keys are fetched together


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


def try_every_value(centre: UUID) -> Tried:
    """Try every sealed value of `centre`; one that is damaged stops none of the others."""
    values, damaged, unreadable = 0, list[str](), list[str]()
    let_go = trying.let_go_here()
    for model in _models():
        sealed = _values(model, centre)
        try:
            while some := list(islice(sealed, _AT_ONCE)):
                values += len(some)
                damaged += trying.damaged_among(some, let_go=let_go)
        except DatabaseError:
            unreadable.append(model._meta.label)
    return Tried(values, tuple(damaged), tuple(unreadable))


def subjects_in_use(centre: UUID) -> frozenset[UUID]:
    """Return every subject under whose key something is sealed. Raises DatabaseError rather than leave one out."""
    return frozenset(
        subject
        for model in _models()
        for field in sealed_fields(model)
        for subject in _subjects(model, field, centre)
    )


def _models() -> Iterator[type[models.Model]]:
    return (model for model in apps.get_models() if sealed_fields(model))


def _subjects(model: type[models.Model], field: SealedText, centre: UUID) -> Iterator[UUID]:
    held = model._base_manager.filter(**{"centre": centre, f"{field.name}__isnull": False})
    return held.order_by().values_list(field.subject, flat=True).distinct().iterator()


def _values(model: type[models.Model], centre: UUID) -> Iterator[Sealed]:
    names = [field.attname for field in sealed_fields(model)]
    for row in model._base_manager.filter(centre=centre).order_by("pk").iterator(chunk_size=_AT_ONCE):
        yield from (value for name in names if (value := getattr(row, name)) is not None)
