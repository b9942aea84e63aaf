"""What the gate has opened for one recipient."""

from collections.abc import Mapping
from types import MappingProxyType

from wicketgate.vault.sealed import DOTS, Sealed


class Shown:
    """Texts by reference. A value that was not opened gives dots, one that is not held an empty text."""

    __slots__ = ("_texts",)

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = MappingProxyType(dict(texts))

    def __getitem__(self, value: Sealed | None) -> str:
        return "" if value is None else self._texts.get(value.reference, DOTS)

    def __contains__(self, value: Sealed) -> bool:
        return value.reference in self._texts

    def __len__(self) -> int:
        return len(self._texts)

    def __repr__(self) -> str:
        return f"<{len(self)} opened values>"
