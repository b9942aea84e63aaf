"""An edition in preparation, from a shipped one and what was chosen otherwise."""

from re import sub

from wicketgate.clauses.edition import NOT_STATED, Edition, EditionError, load, load_shipped, shipped
from wicketgate.domain.policy.kept import document_of
from wicketgate.domain.policy.models import AdoptedEdition, EditionDraft, PolicyDocument
from wicketgate.domain.policy.reading import (
    Document,
    Recognised,
    draft_edition,
    paragraph_choices,
    places,
    recognise,
)
from wicketgate.domain.policy.reading.suggestion import Plain, is_paragraph, values_of

_ID_AT_MOST = 30  # an edition's id has 40 characters: these, a dash and its number


def recognised(document: Document) -> Recognised | None:
    """Return the shipped edition that was made from this document, with its differences, or None."""
    return recognise(document, {name: load_shipped(name) for name in shipped()})


def first_choices(kept: PolicyDocument, base_id: str) -> dict[str, Plain]:
    """
    Return what is filled in before anybody confirms it.

    For the document that the base was made from, the base's own paragraphs where they are unchanged; for any
    other, the first paragraph that seems to state each rule. Nothing is filled in that no paragraph seems to say.
    """
    document, base = document_of(kept), load_shipped(base_id)
    found = recognised(document)
    if found is None or found.edition_id != base_id:
        return dict(paragraph_choices(document, base))
    if found.is_the_same:
        return {}
    return _unchanged(document, base, found)


def toml_of(draft: EditionDraft, *, centre_name: str, number: int) -> str:
    """
    Return the edition's TOML text. Raises EditionError for what is missing or looser than the floor.

    It keeps the id of the base, or of the centre's last edition, where no value differs from it; else it gets an
    id of the centre's own with `number`: an id names one edition only.
    """
    document, base = document_of(draft.document), load_shipped(draft.base_id)
    chosen = {**draft.choices, "edition.centre": centre_name}
    found = recognised(document)
    try:
        return draft_edition(base, document, chosen, recognised=found)
    except EditionError as error:
        if error.where != "edition.id":
            raise
    last = AdoptedEdition.objects.filter(centre=draft.centre).order_by("-number").first()
    if last and last.edition_id != base.id:
        same = draft_edition(base, document, {**chosen, "edition.id": last.edition_id}, recognised=found)
        if load(same).digest == last.digest:
            return same
    return draft_edition(
        base, document, {**chosen, "edition.id": own_id(centre_name, number)}, recognised=found
    )


def so_far(draft: EditionDraft) -> Edition:
    """
    Return the edition as it was chosen so far. Raises EditionError for what is looser than the floor.

    Where the day of the last review is not known yet, the base's stands in for it: it can't be adopted so.
    """
    document, base = document_of(draft.document), load_shipped(draft.base_id)
    chosen: dict[str, Plain] = {**draft.choices, "edition.id": "in-preparation"}
    if lacks_review(draft):
        chosen["edition.last_reviewed"] = base.edition.last_reviewed.isoformat()
    return load(draft_edition(base, document, chosen, recognised=recognised(document)))


def lacks_review(draft: EditionDraft) -> bool:
    """Return whether neither the document nor a person has said when the policy was last reviewed."""
    return not draft.document.last_reviewed and "edition.last_reviewed" not in draft.choices


def own_id(centre_name: str, number: int) -> str:
    """Return an id for the centre's edition of that number, in the small letters that an id is written in."""
    slug = sub(r"[^a-z0-9]+", "-", centre_name.lower()).strip("-")
    slug = slug if slug[:1].isalpha() else f"centre-{slug}"
    return f"{slug[:_ID_AT_MOST].strip('-')}-{number}"


def _unchanged(document: Document, base: Edition, found: Recognised) -> dict[str, Plain]:
    numbers = set(places(document)) - {one.number for one in found.changed}
    stated = {key: value for key, value in values_of(base).items() if is_paragraph(key)}
    return {key: value if value in numbers else NOT_STATED for key, value in stated.items()}
