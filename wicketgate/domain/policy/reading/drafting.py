"""A centre's edition from a shipped one: what a person confirmed or changed, checked as every edition is."""

from collections.abc import Mapping
from typing import Any

from wicketgate.clauses import canonical
from wicketgate.clauses.edition import NOT_STATED, Edition, EditionError, load, write
from wicketgate.clauses.typed import Unanswerable, read
from wicketgate.domain.policy.reading.document import Document
from wicketgate.domain.policy.reading.recognition import Recognised
from wicketgate.domain.policy.reading.suggestion import Plain, is_paragraph, places, values_of

_CONFIRMED = "Which paragraph states a rule is never guessed: somebody who knows the document says so."
_OWN_ID = (
    "An id names one edition only, so that an old decision can always be read by the words it was made by."
)
_WHOLE = "An edition says exactly what is listed, no more and no less, so that nothing is ever assumed."
_REVIEW = "The date of the next review is counted from it, and it is never guessed."

Choices = Mapping[str, Plain | None]


def draft_edition(
    base: Edition, document: Document, choices: Choices, *, recognised: Recognised | None = None
) -> str:
    """
    Return the TOML text of the edition that `choices` make of `base`, by the keys of `values_of`.

    Every paragraph's number must be among the choices (None or "not stated" where it is nowhere), unless the
    document is recognised as the base's own and is the same. The last review is the document's unless it is
    chosen. Raises EditionError for what is missing, unknown, ill-typed or looser than the floor.
    """
    chosen = _with_review(
        document, {key: NOT_STATED if value is None else value for key, value in choices.items()}
    )
    if not (recognised and recognised.is_the_same and recognised.edition_id == base.id):
        _check_paragraphs(base, document, chosen)
    form = canonical.plain(base)
    for key, value in chosen.items():
        _set(form, key, value)
    edition = _edition(form)
    _check_id(base, edition)
    text = write(edition)
    load(text)
    return text


def _with_review(document: Document, chosen: dict[str, Plain]) -> dict[str, Plain]:
    if document.last_reviewed and "edition.last_reviewed" not in chosen:
        return {**chosen, "edition.last_reviewed": str(document.last_reviewed)}
    if "edition.last_reviewed" not in chosen:
        expected = "the month or date of the last review, for the document does not state it"
        raise EditionError("edition.last_reviewed", expected, "nothing", _REVIEW)
    return chosen


def _check_paragraphs(base: Edition, document: Document, chosen: Mapping[str, Plain]) -> None:
    numbers = {*places(document), NOT_STATED}
    for key in filter(is_paragraph, {**values_of(base), **chosen}):
        if _is_dropped(key, chosen):
            continue
        if chosen.get(key) not in numbers:
            expected = f'a number of the document\'s own, or "{NOT_STATED}"'
            raise EditionError(key, expected, "another number" if key in chosen else "nothing", _CONFIRMED)


def _is_dropped(key: str, chosen: Mapping[str, Plain]) -> bool:
    """Whether a whole list was chosen anew, so that the base's own entries are gone."""
    return any(key.startswith(f"{other}.") for other in chosen)


def _set(form: Any, key: str, value: object) -> None:
    """Put a value where its key says; an entry of a list is found by its id."""
    *path, last = key.split(".")
    for name in path:
        form = _inside(form, name)
    if not isinstance(form, dict) or last not in form:
        raise EditionError(key, "a key of an edition", "another", _WHOLE)
    form[last] = value


def _inside(form: Any, name: str) -> Any:
    if isinstance(form, list):
        return next((one for one in form if isinstance(one, dict) and one.get("id") == name), None)
    return form.get(name) if isinstance(form, dict) else None


def _edition(form: Any) -> Edition:
    try:
        return read(Edition, _stated(form), where="")
    except Unanswerable as fault:
        raise EditionError(fault.where, fault.expected, fault.got, _WHOLE) from None


def _stated(form: Any) -> Any:
    """A plain form has None for what an edition's text calls not stated."""
    if isinstance(form, dict):
        return {key: _stated(value) for key, value in form.items()}
    if isinstance(form, list):
        return [_stated(one) for one in form]
    return NOT_STATED if form is None else form


def _check_id(base: Edition, edition: Edition) -> None:
    if edition.id == base.id and edition.digest != base.digest:
        raise EditionError(
            "edition.id", "an id of the centre's own, for values were changed", "the same id", _OWN_ID
        )
