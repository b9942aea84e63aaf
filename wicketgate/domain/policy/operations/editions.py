"""Prepare an edition from a shipped one, adopt it, and record a review that changed nothing."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from wicketgate.clauses.edition import load, shipped
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.question import LONDON
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.ledger.refusals import NotFound, Overtaken, Unable
from wicketgate.domain.policy.drafting import first_choices, so_far, toml_of
from wicketgate.domain.policy.looser import looser_values
from wicketgate.domain.policy.models import AdoptedEdition, EditionDraft, PolicyDocument, Review
from wicketgate.domain.policy.queries import adopted, last_reviewed_on
from wicketgate.domain.policy.reading.suggestion import Plain


@operation
def begin_draft(document: UUID, *, base_id: str, by: Viewer, at: datetime) -> EditionDraft:
    """Begin an edition for `document` from the shipped `base_id`, or go on with the one that was begun."""
    kept = PolicyDocument.objects.filter(id=document, centre=by.centre).first()
    if kept is None or base_id not in shipped():
        raise NotFound
    begun = EditionDraft.objects.filter(document=kept, base_id=base_id, adopted=None).first()
    draft = begun or EditionDraft(
        centre=by.centre, document=kept, base_id=base_id, choices=first_choices(kept, base_id)
    )
    draft.save()
    _enter_draft(draft, by=by, at=at)
    return draft


@operation
def choose(
    draft: UUID, choices: Mapping[str, Plain], *, expected_version: int, by: Viewer, at: datetime
) -> EditionDraft:
    """
    Keep what was chosen for some values of an edition in preparation.

    Raises EditionError, with nothing kept, where the edition would be looser than the floor or not whole.
    """
    held = _turn(draft, expected_version=expected_version, by=by)
    held.choices = {**held.choices, **choices}
    so_far(held)
    held.save()
    _enter_draft(held, by=by, at=at)
    return held


@operation
def adopt_draft(
    draft: UUID, *, expected_version: int, centre_name: str, minute: str, by: Viewer, at: datetime
) -> AdoptedEdition:
    """Adopt an edition in preparation from today. What is looser than Withington's needs the committee's minute."""
    held = _turn(draft, expected_version=expected_version, by=by)
    toml = toml_of(held, centre_name=centre_name, number=_next_number(by.centre))
    if looser_values(load(toml)) and not minute:
        raise Unable(
            _(
                "Some values are less strict than the ones this program starts from. Write the number of the "
                "committee’s minute that decided so, or change the values back."
            ),
            field="minute",
        )
    today = at.astimezone(LONDON).date()
    edition = adopt_edition(toml, document=held.document, on=today, minute=minute, by=by.actor, at=at)
    held.adopted = edition
    held.save()
    return edition


@operation
def adopt_edition(
    toml: str, *, document: PolicyDocument | None, on: date, minute: str = "", by: Actor, at: datetime
) -> AdoptedEdition:
    """Adopt an edition from `on`. Raises EditionError for one that is not whole or is looser than the floor."""
    edition = load(toml)
    adopted = AdoptedEdition(
        centre=by.centre,
        number=_next_number(by.centre),
        toml=toml,
        digest=edition.digest,
        edition_id=edition.edition.id,
        document=document,
        adopted_on=on,
        minute=minute,
    )
    adopted.save(force_insert=True)
    coded = {"digest": edition.digest, "number": adopted.number}
    enter(Event.EDITION_ADOPTED, by=by, at=at, subject=by.centre, written=[adopted], detail=coded)
    return adopted


@operation
def record_review(*, reviewed_on: date, minute: str, by: Viewer, at: datetime) -> Review:
    """Record that the committee went over the policy and changed nothing: only the day of the last review moves."""
    today = at.astimezone(LONDON).date()
    if reviewed_on > today:
        raise Unable(
            _("A review is recorded when it has been held. Write a date that is not after today."),
            field="reviewed_on",
        )
    if reviewed_on <= last_reviewed_on(by.centre, on=today):
        raise Unable(
            _(
                "A review on that day, or on a later one, is recorded already. Write the date of the newest review."
            ),
            field="reviewed_on",
        )
    edition = adopted(by.centre, on=today)
    held = Review(centre=by.centre, edition=edition, reviewed_on=reviewed_on, minute=minute)
    held.save(force_insert=True)
    enter(Event.REVIEW_RECORDED, by=by.actor, at=at, subject=by.centre, written=[held])
    return held


def _turn(draft: UUID, *, expected_version: int, by: Viewer) -> EditionDraft:
    """Return the draft for whoever has its newest version, and count it on."""
    mine = EditionDraft.objects.filter(id=draft, centre=by.centre)
    held = mine.select_related("document").first()
    if held is None:
        raise NotFound
    open_one = mine.filter(version=expected_version, adopted=None)
    if not open_one.update(version=expected_version + 1):
        raise Overtaken(
            _(
                "This page was sent before, or somebody else changed it. Look at the list again, and go on from there."
            )
        )
    held.version = expected_version + 1
    return held


def _enter_draft(draft: EditionDraft, *, by: Viewer, at: datetime) -> None:
    enter(Event.EDITION_DRAFTED, by=by.actor, at=at, subject=by.centre, written=[draft])


def _next_number(centre: UUID) -> int:
    last = AdoptedEdition.objects.filter(centre=centre).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1
