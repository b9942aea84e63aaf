"""Every address of the program with ids that somebody guesses: of every kind of record, and of none."""

from collections.abc import Iterator
from itertools import chain
from uuid import UUID

from django.urls import URLPattern, reverse
from django.urls.converters import IntConverter, UUIDConverter

from tests.census.house import addresses, our_models
from wicketgate.domain.accounts.roles import opens
from wicketgate.domain.people.queries.held import CLASSES
from wicketgate.vault.fields import Row

NOBODY = UUID(int=0xABCDEF)
# On no screen is the id of one of these: nobody has seen it.
UNSEEN = {"Mail"}
# Whose the last id of an address is, where its name does not say so.
OWNERS = {"owner": {"Member", "Side", "Arrangement", "Person"}}
# The codes that can stand in an address beside an id.
CODES = {
    "item": (*CLASSES, "name", "no_such_item"),
    "section": ("notice", "child-1", "adult-lives_with", "adult-visits", "risks-visits", "order", "no-such"),
    "text": ("name-child-1", "name", "no_such"),
    "rule": ("attendance", "no-such"),
    "audience": ("user", "referrer", "no-such"),
}


class Guesser:
    """Knows the ids of every record that there is, as somebody who has seen them on a screen might."""

    def __init__(self) -> None:
        rows = (model for model in our_models() if issubclass(model, Row) and model.__name__ not in UNSEEN)
        self._ids = {
            model.__name__: list(model._default_manager.order_by("pk").values_list("pk", flat=True))
            for model in rows
        }

    def own(self, role: str, *, most: int) -> Iterator[tuple[str, str]]:
        """Yield each address that `role` has the key to, with many ids, beside the same with nobody's."""
        for name, pattern in addresses():
            key = getattr(pattern.callback, "key", None)
            if key is None or opens(role, key):
                yield from self._guesses(name, pattern, most=most)

    def others(self, role: str) -> Iterator[tuple[str, str]]:
        """Yield each address that `role` has no key to, with an id that is there, beside the same with nobody's."""
        for name, pattern in addresses():
            key = getattr(pattern.callback, "key", None)
            if key is not None and (not role or not opens(role, key)):
                yield next(self._guesses(name, pattern, most=1))

    def _guesses(self, name: str, pattern: URLPattern, *, most: int) -> Iterator[tuple[str, str]]:
        kinds = pattern.pattern.converters
        uuids = [part for part, kind in kinds.items() if isinstance(kind, UUIDConverter)]
        coded = next((part for part in kinds if part in CODES), "")
        numbers: dict[str, object] = {
            part: 1 for part, kind in kinds.items() if isinstance(kind, IntConverter)
        }
        for number, code in enumerate(CODES.get(coded, ("",))):
            fixed = numbers | ({coded: code} if coded else {})
            nobodys = reverse(name, kwargs=fixed | dict.fromkeys(uuids, NOBODY))
            for one in self._of(uuids[-1], most, is_wide=not number) if uuids else [NOBODY]:
                held = {part: self._of(part, 1)[0] for part in uuids[:-1]} | dict.fromkeys(uuids[-1:], one)
                yield reverse(name, kwargs=fixed | held), nobodys

    def _of(self, part: str, most: int, *, is_wide: bool = False) -> list[UUID]:
        """Return ids of the kind that an address asks for; `is_wide` adds one of every other, where `most` is not 1."""
        stem = part.removesuffix("_id")
        kinds = {kind for kind in self._ids if kind in OWNERS.get(stem, ()) or kind.lower().endswith(stem)}
        own = chain.from_iterable(self._ids[kind][:most] for kind in sorted(kinds))
        others = chain.from_iterable(self._ids[kind][:1] for kind in self._ids if is_wide and most > 1)
        return list(dict.fromkeys([*own, *others])) or [NOBODY]
