"""
The sentence for every reason, next step and coded word that a clause answers with.

Clauses give codes; here each code becomes plain English, and through gettext any other language.
The standard library's gettext is used, so that `wicketgate decide` needs no settings and starts at once;
a page passes Django's own gettext, which reads the same catalogues.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterable
from pathlib import Path

from wicketgate.clauses.decision import Decision, Message
from wicketgate.doors.sentences_said import SENTENCES
from wicketgate.doors.words import STATES, WORDS

Translate = Callable[[str], str]
_LOCALES = Path(__file__).resolve().parent.parent / "locale"


def catalogue(language: str = "en") -> Translate:
    """Return the translation into a language; a sentence that has none stays as it is."""
    found = gettext.translation("django", localedir=str(_LOCALES), languages=[language], fallback=True)
    return found.gettext


_ENGLISH = catalogue()


def sentence(message: Message, translate: Translate = _ENGLISH) -> str:
    """Return the sentence of a reason or a next step; a code without one is a KeyError."""
    params = {name: word(value, translate) for name, value in message.params}
    return translate(SENTENCES[message.code]) % params


def word(code: str, translate: Translate = _ENGLISH) -> str:
    """Return the words for a code; a number, a date or a code of the centre's own stays as it is."""
    return translate(WORDS[code]) if code in WORDS else code


def explanation(decision: Decision, translate: Translate = _ENGLISH) -> str:
    """Return the whole decision as a person would read it."""
    parts = [translate(ANSWERS[decision.answer]), sentence(decision.reason, translate)]
    parts += [translate(said) % {"what": what} for said, what in _particulars(decision, translate) if what]
    return " ".join([*parts, sentence(decision.next_step, translate)])


def _particulars(decision: Decision, translate: Translate) -> Iterable[tuple[str, str]]:
    yield BY_RULE, "" if decision.paragraph else word(decision.rule, translate)
    yield BY_PARAGRAPH, decision.paragraph or ""
    yield RELEASED, _list(decision.released, translate)
    yield WITHHELD, _list(decision.withheld, translate)
    yield STATE, translate(STATES[decision.state]) if decision.state else ""
    yield DUE_ON, decision.due_on.isoformat() if decision.due_on else ""
    yield DUTIES, _list(decision.duties, translate)


def _list(codes: Iterable[str], translate: Translate) -> str:
    return ", ".join(word(code, translate) for code in sorted(codes))


def _(text: str) -> str:
    """Mark a sentence for the catalogue; it is translated when it is said."""
    return text


ANSWERS = {"allow": _("Yes."), "partly": _("In part."), "refuse": _("No.")}
BY_RULE = _("This follows from %(what)s.")
BY_PARAGRAPH = _("This follows from paragraph %(what)s of the centre's policy.")
RELEASED = _("May go: %(what)s.")
WITHHELD = _("Stays here: %(what)s.")
STATE = _("It stands like this: %(what)s.")
DUE_ON = _("The day is %(what)s.")
DUTIES = _("Duties: %(what)s.")
