"""Wrap the keys of the keyring anew, when the root key that wraps them is changed."""

from uuid import UUID

from django.db import connections, transaction

from wicketgate.vault import keyring, rootkey
from wicketgate.vault.errors import RootKeyError
from wicketgate.vault.models import SubjectKey


def rewrap_all(*, old: bytes) -> None:
    """Wrap every key, which is wrapped under the root `old`, under the one in use: all of them or none."""
    new = rootkey.current()
    with transaction.atomic(using="keyring"):
        rows = SubjectKey.objects.order_by("id").values_list("id", "centre", "wrapped")
        written = [
            (keyring.rewrap(wrapped, centre=centre, old=old, new=new), number)
            for number, centre, wrapped in rows
        ]
        with connections["keyring"].cursor() as cursor:
            cursor.executemany("UPDATE vault_subjectkey SET wrapped = %s WHERE id = %s", written)


def are_wrapped() -> bool:
    """Say whether the keyring's keys are wrapped under the root key in use; False where there are none."""
    held = SubjectKey.objects.order_by("id").values_list("subject", flat=True).first()
    try:
        return held is not None and bool(keyring.fetch([UUID(str(held))]))
    except RootKeyError:
        return False
