"""The base of every row, and the field that seals what it is given."""

from typing import Any
from uuid import UUID

from django.db import models
from django.db.models.query_utils import DeferredAttribute

from wicketgate.vault import keyring
from wicketgate.vault.chance import new_id
from wicketgate.vault.seal import Place, header, seal
from wicketgate.vault.sealed import Sealed, Typed


class Row(models.Model):
    """A row of one centre, named by 128 random bits before it is written."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.UUIDField(editable=False, db_index=True)

    class Meta:
        abstract = True


class SealedAttribute(DeferredAttribute):
    """Reads as a closed value, dots to whoever prints it; takes a typed text and keeps it closed."""

    field: "SealedText"

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        value = super().__get__(instance, cls)
        if isinstance(value, (bytes, memoryview)):
            return Sealed(bytes(value), place=self.field.place(instance), item=self.field.item)
        return value

    def __set__(self, instance: models.Model, value: object) -> None:
        name = self.field.attname
        if isinstance(value, str):
            held = instance.__dict__.get(name)
            version = held.version if isinstance(held, Typed) else _version(held) + 1
            value = Typed(value, version)
        elif isinstance(value, Sealed):
            value = self._moved(instance, value)
        instance.__dict__[name] = value

    def _moved(self, instance: models.Model, value: Sealed) -> bytes:
        if value.place != self.field.place(instance):
            raise TypeError(
                f"{value.reference} belongs elsewhere: open it through the gate and type it again."
            )
        return value.blob


class SealedText(models.BinaryField):  # type: ignore[type-arg]  # Django's own class takes none at run time
    """
    A text sealed under the key of its one subject.

    `label` is permanent: it is bound into every value, so it may never change once a centre holds one.
    `item` names what the value is, in the table of `gate/items.py`. `subject` is the attribute of the row that
    holds the subject's id; the row itself unless stated. `longest` is the most characters a door may take.
    """

    descriptor_class = SealedAttribute

    def __init__(
        self,
        *args: Any,
        label: str = "",
        item: str = "",
        subject: str = "id",
        longest: int = 200,
        **kwargs: Any,
    ) -> None:
        self.label, self.item, self.subject, self.longest = label, item, subject, longest
        kwargs["editable"] = False
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"label": self.label, "item": self.item, "subject": self.subject}

    def get_default(self) -> None:
        """Return None: there is no such thing as an empty sealed value."""
        return

    def place(self, instance: Any) -> Place:
        """Return where this field's value of `instance` belongs."""
        subject: UUID = getattr(instance, self.subject)
        return Place(centre=instance.centre, label=self.label, row=instance.id, subject=subject)

    def pre_save(self, model_instance: Any, add: bool) -> Any:
        held = model_instance.__dict__.get(self.attname)
        if isinstance(held, Typed):
            held = self._sealed(model_instance, held)
            model_instance.__dict__[self.attname] = held
        return held

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if value is not None and not isinstance(value, (bytes, memoryview)):
            raise TypeError(
                f"{self.label} is sealed: set it on its row and save the row, or compare nothing with it."
            )
        return super().get_db_prep_value(value, connection, prepared)

    def _sealed(self, instance: Any, typed: Typed) -> bytes:
        place = self.place(instance)
        generation, key = keyring.ensure(centre=place.centre, subject=place.subject)
        return seal(typed.text, key=key, place=place, generation=generation, version=typed.version)


def sealed_fields(model: type[models.Model]) -> tuple[SealedText, ...]:
    """Return the sealed fields of `model`, in the order of their columns."""
    return tuple(field for field in model._meta.concrete_fields if isinstance(field, SealedText))


def _version(held: object) -> int:
    return header(bytes(held))[2] if isinstance(held, (bytes, memoryview)) else 0
