"""Make, fetch and destroy the keys of subjects. Keys are wrapped with AES-KW (RFC 3394)."""

import secrets
from collections.abc import Iterable
from functools import lru_cache
from uuid import UUID

from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap
from django.db import connections

from wicketgate.vault import journal, rootkey
from wicketgate.vault.errors import RootKeyError
from wicketgate.vault.models import SubjectKey

Keys = dict[tuple[UUID, int], bytes]


def ensure(*, centre: UUID, subject: UUID) -> tuple[int, bytes]:
    """Return the newest generation of the subject's key, made and kept first if there is none."""
    newest = _newest(centre, subject)
    if newest is not None and newest[2] is not None and not _wanted_again(subject):
        newest = None  # swept away this moment
    if newest is not None:
        return newest[0], _unwrap(centre, newest[1])
    key, drawn = draw(centre=centre, subject=subject)
    kept, made = SubjectKey.objects.get_or_create(
        subject=subject, generation=1, defaults={"centre": centre, "wrapped": drawn.wrapped}
    )
    return 1, key if made else _unwrap(kept.centre, kept.wrapped)


def draw(*, centre: UUID, subject: UUID) -> tuple[bytes, SubjectKey]:
    """Return a new key for the subject, and its row, wrapped, which is not kept yet."""
    key = secrets.token_bytes(32)
    return key, SubjectKey(centre=centre, subject=subject, wrapped=wrap(key, centre=centre))


def wrap(key: bytes, *, centre: UUID) -> bytes:
    """Return a key as it is kept."""
    return aes_key_wrap(_wrapping_key(rootkey.current(), centre), key)


def rewrap(wrapped: bytes | memoryview, *, centre: UUID, old: bytes, new: bytes) -> bytes:
    """Return a key that is kept under one root as it is kept under another; under the other already, as it is."""
    try:
        key = aes_key_unwrap(_wrapping_key(old, centre), bytes(wrapped))
    except InvalidUnwrap:
        _unwrap(centre, wrapped, root=new)
        return bytes(wrapped)
    return aes_key_wrap(_wrapping_key(new, centre), key)


def fetch(subjects: Iterable[UUID]) -> Keys:
    """Return every generation of the keys of `subjects`, in one query. A destroyed key is simply absent."""
    rows = SubjectKey.objects.filter(subject__in=set(subjects))
    held = rows.values_list("subject", "generation", "centre", "wrapped")
    return {(subject, generation): _unwrap(centre, wrapped) for subject, generation, centre, wrapped in held}


def fetch_all(centre: UUID) -> Keys:
    """Return every generation of every key of the centre."""
    held = SubjectKey.objects.filter(centre=centre).values_list("subject", "generation", "wrapped")
    return {(subject, generation): _unwrap(centre, wrapped) for subject, generation, wrapped in held}


def destroy(*, centre: UUID, subject: UUID) -> int:
    """
    Destroy every generation of the subject's key, and return how many there were. It can't be undone.

    It is noted in the journal first, so that an old backup that is brought back doesn't bring the key back.
    """
    held = SubjectKey.objects.filter(subject=subject, centre=centre)
    newest = held.order_by("-id").values_list("id", flat=True).first()
    if newest is None:
        return 0
    journal.note({subject: newest}, centre=centre)
    return held.delete()[0]


def system_key(purpose: str, *, root: bytes | None = None) -> bytes:
    """Return 32 bytes for a purpose of the installation itself, from the root key in use or from another `root`."""
    held = rootkey.current() if root is None else root
    return rootkey.derive(held, purpose=f"wicketgate system {purpose}")


def _newest(centre: UUID, subject: UUID) -> tuple[int, bytes, object] | None:
    # Written out, as every sealed value that is saved asks for it: Django would put it together anew every time.
    database = connections["keyring"]
    written = SubjectKey._meta.get_field("subject").get_db_prep_value
    with database.cursor() as cursor:
        cursor.execute(
            "SELECT generation, wrapped, orphaned_at FROM vault_subjectkey WHERE subject = %s AND centre = %s "
            "ORDER BY generation DESC LIMIT 1",
            [written(subject, database), written(centre, database)],
        )
        found: tuple[int, bytes, object] | None = cursor.fetchone()
    return found


def _wanted_again(subject: UUID) -> bool:
    # In one statement, as the sweep destroys in one: a key is either wanted again or gone, never both.
    return SubjectKey.objects.filter(subject=subject).update(orphaned_at=None) > 0


def _unwrap(centre: UUID, wrapped: bytes | memoryview, *, root: bytes | None = None) -> bytes:
    try:
        return aes_key_unwrap(_wrapping_key(root or rootkey.current(), centre), bytes(wrapped))
    except InvalidUnwrap as error:
        raise RootKeyError(
            "A key in the keyring does not open with this root key. Expected the key file that was made with this "
            "centre: check that the key file and the records belong together. Nothing was changed."
        ) from error


@lru_cache(maxsize=1024)
def _wrapping_key(root: bytes, centre: UUID) -> bytes:
    return rootkey.derive(root, purpose="wicketgate keyring 1", salt=centre.bytes)
