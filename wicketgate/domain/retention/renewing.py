"""Go through every sealed value of a centre and seal it again, whichever room it is in."""

from uuid import UUID

from django.apps import apps
from django.db import models

from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.triggers import details_unguarded
from wicketgate.vault import renewing
from wicketgate.vault.fields import sealed_fields
from wicketgate.vault.renewing import Keys, Renewed


def seal_all_again(centre: UUID, keys: Keys) -> Renewed:
    """Seal every value of the centre that is under an older key under its subject's newest. Inside a transaction."""
    parts = [_seal(model, centre, keys) for model in apps.get_models() if sealed_fields(model)]
    return Renewed(sum(part.values for part in parts), set[UUID]().union(*(part.damaged for part in parts)))


def _seal(model: type[models.Model], centre: UUID, keys: Keys) -> Renewed:
    fields = sealed_fields(model)
    if model is not Entry:
        return renewing.renew(model, fields, keys, centre=centre)
    # Only the detail, which no digest covers but its own commitment: the chain stands as it was.
    with details_unguarded():
        return renewing.renew(model, fields, keys, centre=centre)
