"""Whatever points at a person is let go of with them, or says why it may stay."""

from django.db import models

from tests.census.house import our_models
from wicketgate.domain.accounts.models import Account
from wicketgate.domain.people.models import Person
from wicketgate.domain.referrals.models import Contact
from wicketgate.domain.retention.relations import BARE, EXPLAINED
from wicketgate.domain.volunteers.models import Volunteer

PEOPLE = (Person, Account, Volunteer, Contact)
TABLE = "wicketgate/domain/retention/relations.py"


def test_every_relation_at_a_person_goes_with_them_or_is_explained() -> None:
    relations = {_label(field): field for model in our_models() for field in _relations(model)}
    stays = {label for label, field in relations.items() if not _cascades(field)}

    assert len(relations) > 10
    assert stays - set(EXPLAINED) == set(), f"let these cascade, or say in EXPLAINED of {TABLE} why they stay"
    assert set(EXPLAINED) - stays == set(), f"take these out of EXPLAINED in {TABLE}: nothing of theirs stays"


def test_every_bare_id_is_explained() -> None:
    bare = {
        f"{model._meta.label}.{field.name}"
        for model in our_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.UUIDField) and field.name not in ("id", "centre")
    }

    assert len(bare) > 5
    assert bare - set(BARE) == set(), f"make these relations, or say in BARE of {TABLE} what becomes of them"
    assert set(BARE) - bare == set(), f"take these out of BARE in {TABLE}: there is no such field"


def _relations(model: type[models.Model]) -> list[models.ForeignKey]:  # type: ignore[type-arg]
    keys = [field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey)]
    return [key for key in keys if key.related_model in PEOPLE]


def _cascades(field: models.ForeignKey) -> bool:  # type: ignore[type-arg]
    return field.remote_field.on_delete is models.CASCADE


def _label(field: models.ForeignKey) -> str:  # type: ignore[type-arg]
    return f"{field.model._meta.label}.{field.name}"
