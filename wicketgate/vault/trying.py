"""Try whether sealed values open, and tell those that were let go of from those that are damaged. Opens no text."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from uuid import UUID

from django.conf import settings

from wicketgate.vault import journal
from wicketgate.vault.errors import RootKeyError
from wicketgate.vault.opening import which_open
from wicketgate.vault.sealed import Sealed


def let_go_here() -> Mapping[UUID, int]:
    """Return what this installation's journal names."""
    data: Path = settings.WICKETGATE_DATA
    return journal.read(data / journal.NAME)


def damaged_among(values: Sequence[Sealed], *, let_go: Mapping[UUID, int]) -> list[str]:
    """Return the references of the values that should open and don't."""
    try:
        shut = {reference for reference, opens in which_open(values) if not opens}
    except RootKeyError:
        # One damaged key says no for all: ask for each by itself.
        return [value.reference for value in values if _is_damaged(value, let_go)]
    return [value.reference for value in values if value.reference in shut and not _is_gone(value, let_go)]


def _is_damaged(value: Sealed, let_go: Mapping[UUID, int]) -> bool:
    try:
        (_reference, opens) = which_open([value])[0]
    except RootKeyError:
        return True
    return not opens and not _is_gone(value, let_go)


def _is_gone(value: Sealed, let_go: Mapping[UUID, int]) -> bool:
    return value.place.subject in let_go
