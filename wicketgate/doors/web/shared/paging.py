"""A long list, a page at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.http import Http404, HttpRequest

T = TypeVar("T")
FURTHEST = 10_000


@dataclass(frozen=True, slots=True)
class PageOfRows(Generic[T]):
    """The rows of one page, and the addresses of the ones before and after it, where there are any."""

    rows: list[T]
    newer_url: str | None
    older_url: str | None


def page_of(request: HttpRequest, read: Callable[[int], list[T]], *, most: int = 25) -> PageOfRows[T]:
    """
    Return the page that `?skip=` names. `read` takes how many rows to skip and returns up to one more than `most`.

    A number that is none, or beyond any list, is a page that is not there.
    """
    skip = _skip(request.GET.get("skip", "0"))
    rows = read(skip)
    newer = f"?skip={max(0, skip - most)}" if skip else None
    return PageOfRows(rows[:most], newer, f"?skip={skip + most}" if len(rows) > most else None)


def _skip(typed: str) -> int:
    if not typed.isascii() or not typed.isdigit() or len(typed) > 5 or int(typed) > FURTHEST:
        raise Http404
    return int(typed)
