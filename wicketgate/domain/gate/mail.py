"""
Compose a mail: from a list of templates that take no word of anybody's, and hardly a field.

All kinds have one subject and begin alike, for both are shown on a locked telephone. A mail holds no name, no link and
no reason; only a checkpoint carries something, which is checked to be one, and names nobody.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

# A checkpoint as `ledger/notes.py` writes it: nothing else fits, so nothing else can be sent in its place.
_LOG, _KEY = r"wicketgate/[0-9a-f]{32}", r"wicketgate/[0-9a-f]{32}\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}"
_CHECKPOINT = re.compile(
    rf"{_LOG}\n[0-9]{{1,18}}\n[A-Za-z0-9+/]{{43}}=\n"
    r"made \d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})? UTC\n"
    # Where the centre's key was changed, it names both, and is signed with both.
    rf"(?:old {_KEY}\nnew {_KEY}\n)?"
    rf"\n(?:— {_LOG} [A-Za-z0-9+/]{{91}}=\n){{1,2}}"
)


class NotAMail(Exception):
    """A mail was to be composed of something that its template doesn't take. This is a mistake in the program."""


@dataclass(frozen=True, slots=True)
class Words:
    """A mail's two texts."""

    subject: str
    body: str


def compose_mail(kind: str, fields: Mapping[str, str]) -> Words:
    """
    Return the mail of one kind, composed of exactly the fields that it takes.

    Raises NotAMail for a kind that there isn't, a field too many or too few, or one that is not what it says.
    """
    if kind not in MAILS:
        raise NotAMail(f"There is no mail of this kind. Those there are: {', '.join(sorted(MAILS))}.")
    expected = MAILS[kind].fields
    if set(fields) != set(expected):
        raise NotAMail(f"{kind}: expected the fields {sorted(expected)}, got {sorted(fields)}.")
    wrong = sorted(name for name, form in expected.items() if not form.fullmatch(fields[name]))
    if wrong:
        raise NotAMail(f"{kind}: expected {wrong} in the one form that may leave, got another text.")
    parts = (_opening(), MAILS[kind].words(), *(fields[name].strip("\n") for name in expected), _closing())
    return Words(subject=_("A note for you"), body="\n\n".join(parts) + "\n")


def _opening() -> str:
    return _(
        "This note was sent by itself, by a program that you use.\n"
        "It says little, and that is meant: somebody else may see it before you do."
    )


def _closing() -> str:
    return _(
        "There is never a link or an attachment in these notes, and nobody reads answers to them.\n"
        "If you don’t know what this is, somebody mistyped an address: please delete it."
    )


def _waits() -> str:
    return _("Something waits for you in Wicket Gate. Sign in there as you always do, and you will find it.")


def _checkpoint() -> str:
    return _(
        "Below is a checkpoint of the ledger in Wicket Gate. It names nobody.\n"
        "Keep it where that computer can’t reach it: it shows later whether something older was changed."
    )


def _trial() -> str:
    return _(
        "You asked Wicket Gate to send you notes. They will look like this one. Nothing waits for you now."
    )


@dataclass(frozen=True, slots=True)
class _Template:
    words: Callable[[], str]
    fields: Mapping[str, re.Pattern[str]]


MAILS: dict[str, _Template] = {
    "waits": _Template(_waits, {}),
    "checkpoint": _Template(_checkpoint, {"note": _CHECKPOINT}),
    "trial": _Template(_trial, {}),
}
