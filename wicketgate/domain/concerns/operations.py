"""Raise a concern, which nothing may stop, and read one."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import DatabaseError, IntegrityError, transaction

from wicketgate.domain.accounts.mailing.operations import tell
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.concerns.asking import read_question, write_question
from wicketgate.domain.concerns.models import Concern
from wicketgate.domain.concerns.queries import Raised, arrangement_named, concern_for, raised, readers
from wicketgate.domain.gate.operations import reveal, show
from wicketgate.domain.gate.question import Part
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.ledger.refusals import Refused
from wicketgate.domain.people.asking import FamilyQuestions
from wicketgate.vault.chance import new_id


class AlreadyRaised(Exception):
    """This very page was sent before: it is one concern, and it is kept."""


@dataclass(frozen=True, slots=True, repr=False)
class Account:
    """What somebody wrote. `about` is whatever they said of which family; `about_post` is empty or a post."""

    kind: str
    words: str
    about: str = ""
    about_post: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class OpenedConcern:
    """A concern's own words, for the one who reads it now, and who wrote them, or nothing where that stays closed."""

    words: str
    about: str
    written_by: str


@operation
def raise_concern(account: Account, *, once: str, by: Viewer, at: datetime) -> Raised:
    """
    Keep a concern. It waits for nobody's approval.

    `once` is the mark of the page that was filled in; raises AlreadyRaised when that page was sent before.
    """
    decision = write_question(account.kind, viewer=by, at=at).decide(at)
    if decision.refused:
        raise Refused(decision, subject=by.account)
    concern = _kept(account, once=once, by=by, at=at)
    detail = {"kind": concern.kind, "duties": sorted(decision.duties)}
    enter(
        Event.CONCERN_RAISED,
        by=by.actor,
        at=at,
        subject=concern.id,
        written=[concern],
        detail=detail,
        decision=decision,
    )
    _tell_its_readers(concern, by=by, at=at)
    return raised(concern, viewer=by, at=at)


@operation
def read_concern(concern_id: UUID, *, purpose: str, by: Viewer, at: datetime) -> OpenedConcern:
    """Open one concern for a stated purpose. Raises NotFound for one that is not this viewer's to know of."""
    concern = concern_for(by, concern_id, at=at)
    question = read_question(concern, purpose=purpose, viewer=by, at=at)
    values = (concern.words, concern.about)
    shown = reveal(
        question, values, by=by.actor, at=at, event=Event.CONCERN_READ, detail={"purpose": purpose}
    )
    if concern.read_at is None:
        Concern.objects.filter(id=concern.id, read_at=None).update(read_at=at)
    return OpenedConcern(
        words=shown[concern.words],
        about=shown[concern.about],
        written_by=_name_of_writer(concern, by=by, at=at),
    )


def _tell_its_readers(concern: Concern, *, by: Viewer, at: datetime) -> None:
    # Whatever is wrong with the outbox, the concern is kept: it waits in its readers' list all the same.
    with suppress(DatabaseError), transaction.atomic():
        tell(readers(concern, at=at), about=concern.id, is_discreet=True, by=by.actor, at=at)


def _name_of_writer(concern: Concern, *, by: Viewer, at: datetime) -> str:
    """Return whom to ask back, where the viewer may see with whom they serve; the chair sees the post alone."""
    name = concern.raised_by.name
    question = FamilyQuestions(by, [concern.id], at=at).about(concern.id, subject=concern.raised_by_id)
    shown = show("who wrote a concern", [Part(question, (name,))], by=by.actor, at=at, subject=concern.id)
    # What stayed closed gives dots, which are no name.
    return shown[name] if name in shown else ""  # noqa: SIM401 - what the gate showed is no dictionary


def _kept(account: Account, *, once: str, by: Viewer, at: datetime) -> Concern:
    if Concern.objects.filter(raised_by=by.account, sent_once=once).exists():
        raise AlreadyRaised
    concern_id = new_id()
    concern = Concern(
        id=concern_id,
        centre=by.centre,
        reference=f"C-{concern_id.hex[:6].upper()}",
        kind=account.kind,
        raised_at=at,
        raised_by_id=by.account,
        arrangement=arrangement_named(account.about, centre=by.centre),
        about_post=account.about_post,
        words=account.words,
        sent_once=once,
    )
    if account.about:
        concern.about = account.about
    try:
        with transaction.atomic():
            concern.save(force_insert=True)
    except IntegrityError as error:
        # The same page came twice at the same moment: the other one kept it.
        raise AlreadyRaised from error
    return concern
