"""What a line of the log says of a mistake: of which kind it was and where, and never its words."""

import logging
import traceback
from types import TracebackType
from typing import TypeAlias

from wicketgate.vault.errors import led_to

_Info: TypeAlias = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutWords(logging.Formatter):
    """
    Leaves out what a mistake says of itself, in each mistake that led to it too.

    A database quotes the row that it refused, a number the text that is none: what somebody typed, or a name.
    """

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # whoever wrote the same line before may have kept the words with it
        return super().format(record)

    def formatException(self, ei: _Info) -> str:  # noqa: N802 - logging's own name
        mistakes = reversed(list(led_to(ei[1])))
        return "\nled to\n".join("".join(_place(error)) + type(error).__qualname__ for error in mistakes)


def _place(error: BaseException) -> list[str]:
    return traceback.format_tb(error.__traceback__)
