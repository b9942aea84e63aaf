"""Take the answers of one page, and nothing else; write them for the safe, and read them once opened."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wicketgate.domain.ledger.refusals import Unable
from wicketgate.domain.people import typed_text
from wicketgate.domain.referrals.pages import PAGES, SEALS, Box, Page, Seal

Answers = dict[str, Any]
_EARLIEST = date(1900, 1, 1)
_TEXTS: dict[str, Callable[..., str]] = {
    "name": typed_text.name,
    "note": typed_text.note,
    "address": typed_text.address,
    "place": typed_text.place,
    "reference": typed_text.reference,
    "telephone": typed_text.telephone,
    "email": typed_text.email,
}


def tidied(page: Page, typed: Mapping[str, object], *, today: date) -> Answers:
    """
    Return the answers of `page`, tidy.

    Raises Unable, with the box, for an answer that is missing, that does not fit, or that no box asks for.
    """
    boxes = PAGES[page]
    if set(typed) - {box.key for box in boxes}:
        raise Unable(
            _("There was more on this page than it asks for. Open it again and fill it in once more.")
        )
    answers = {box.key: _answer(box, typed.get(box.key), today=today) for box in boxes}
    _require_sense(page, answers)
    return answers


def sealed_apart(page: Page, answers: Answers) -> dict[Seal, str | None]:
    """Return one text for each seal, or None where the page keeps nothing under it."""
    apart: dict[Seal, Answers] = {seal: {} for seal in SEALS}
    for box in PAGES[page]:
        if answers[box.key] not in (None, "", []):
            apart[box.seal][box.key] = answers[box.key]
    return {seal: _written(held) if held or seal == "answers" else None for seal, held in apart.items()}


def read(*texts: str) -> Answers:
    """Return the answers of a page whose sealed texts were opened."""
    return {key: value for text in texts if text for key, value in json.loads(text).items()}


def day(answers: Answers, key: str) -> date | None:
    """Return a date of the answers, or None where it was left empty."""
    held = answers.get(key)
    return date.fromisoformat(held) if held else None


def _written(held: Answers) -> str:
    return json.dumps(held, ensure_ascii=False, sort_keys=True)


def _answer(box: Box, typed: object, *, today: date) -> object:
    answer = _READERS[box.kind](box, typed, today)
    if box.is_required and not answer:
        raise Unable(_("This box is needed. Fill it in, then go on."), field=box.key)
    return answer


def _text(box: Box, typed: object, today: date) -> str:
    if not isinstance(typed, str | None):
        raise _not_understood(box)
    return _TEXTS[box.kind](typed or "", longest=box.longest, field=box.key)


def _date(box: Box, typed: object, today: date) -> str | None:
    if not isinstance(typed, date | None):
        raise _not_understood(box)
    if typed is None:
        return None
    if typed < _EARLIEST or (typed > today and box.key != "expires_on"):
        raise Unable(_("Write a date that has been: day, month and year."), field=box.key)
    return typed.isoformat()


def _code(box: Box, typed: object, today: date) -> str:
    if typed not in _codes(box):
        raise Unable(_("Choose one of the answers that are offered."), field=box.key)
    return str(typed)


def _several(box: Box, typed: object, today: date) -> list[str]:
    if not isinstance(typed, list | tuple | None) or not set(typed or ()) <= _codes(box):
        raise Unable(_("Choose from the answers that are offered."), field=box.key)
    return sorted(set(typed or ()))


def _yes_no(box: Box, typed: object, today: date) -> bool:
    if not isinstance(typed, bool | None):
        raise _not_understood(box)
    return bool(typed)


_READERS: dict[str, Callable[[Box, object, date], object]] = {
    **dict.fromkeys(_TEXTS, _text),
    "date": _date,
    "code": _code,
    "codes": _several,
    "yes_no": _yes_no,
}


def _codes(box: Box) -> set[object]:
    return set(box.choices.values) if box.choices else set()


def _not_understood(box: Box) -> Unable:
    return Unable(_("This answer could not be read. Write it again."), field=box.key)


def _require_sense(page: Page, answers: Answers) -> None:
    for box, holds, sentence in _SENSE.get(page, ()):
        if not holds(answers):
            raise Unable(str(sentence), field=box)


# What must be so between the answers of one page: the box that is at fault, the test, and what to say.
_SENSE: dict[Page, tuple[tuple[str, Callable[[Answers], bool], Promise], ...]] = {
    Page.COMPANION: (
        (
            "may_come",
            lambda held: held["may_come"] or held["may_collect"],
            gettext_lazy("Say whether this person may come in, may bring and collect, or both."),
        ),
    ),
    Page.RISKS: (
        (
            "no_risks",
            lambda held: bool(held["risks"] or held["words"]) != held["no_risks"],
            gettext_lazy("Tick every risk that you know of, or tick that you know of none; not both."),
        ),
    ),
    Page.ORDER: (
        (
            "made_on",
            lambda held: held["kind"] == "none" or bool(held["made_on"]),
            gettext_lazy("Write the date on the order."),
        ),
        (
            "expires_on",
            lambda held: (
                not held["expires_on"] or not held["made_on"] or held["expires_on"] >= held["made_on"]
            ),
            gettext_lazy("The order can't end before it was made. Look at both dates again."),
        ),
    ),
}
