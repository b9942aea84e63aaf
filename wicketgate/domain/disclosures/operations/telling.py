"""Give one person their own list: as a paper, and as the file that proves its lines."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.disclosures.given_out.asking import own_question
from wicketgate.domain.disclosures.given_out.lines import Line, read
from wicketgate.domain.disclosures.given_out.papers import own_list_fields
from wicketgate.domain.disclosures.models import OwnList
from wicketgate.domain.disclosures.operations.own_lists import require_told
from wicketgate.domain.disclosures.operations.printing import Paper
from wicketgate.domain.gate.composing import compose_document, compose_file
from wicketgate.domain.gate.operations import show
from wicketgate.domain.gate.question import Part
from wicketgate.domain.ledger.bundle import proofs
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Checkpoint
from wicketgate.domain.ledger.operation import operation


@dataclass(frozen=True, slots=True, repr=False)
class Proofs:
    """The file that goes with the paper: its bytes, and a name that tells nothing but our reference."""

    content: bytes
    name: str


@operation
def tell_own_list(list_id: UUID, *, by: Viewer, at: datetime) -> Paper:
    """
    Return the paper for the person whose list it is, the same bytes each time.

    The law is asked again: every line must tell of nobody but them. Raises Refused, Unable, NotFound.
    """
    own = require_told(list_id, by=by, at=at)
    assert own.size is not None
    lines, name = _opened(own, by=by, at=at)
    note = Checkpoint.objects.get(centre=own.centre, size=own.size).note
    composed = compose_document(
        "own-list",
        own_list_fields(own, lines, name=name, note=note),
        recipient=own.person_id,
        question=own_question(own, lines, at=at),
        subject=own.person_id,
        event=Event.GIVEN_OUT_TOLD,
        detail={"own_list": own.id.hex, "as": "paper"},
        by=by.actor,
        at=at,
    )
    return Paper(composed.pdf, own.reference)


@operation
def give_proofs(list_id: UUID, *, by: Viewer, at: datetime) -> Proofs:
    """
    Return the file of proofs: the entries' own lines, and how each is in the tree that the checkpoint signed.

    An entry's detail goes with it where it concerns this person alone. Raises as above, and NoProof where the ledger
    is no longer what was signed.
    """
    own = require_told(list_id, by=by, at=at)
    assert own.size is not None
    lines, _name = _opened(own, by=by, at=at)
    places = {line.place: line.detail for line in lines}
    held = compose_file(
        proofs(own.centre, size=own.size, places=places),
        recipient=own.person_id,
        question=own_question(own, lines, at=at),
        subject=own.person_id,
        event=Event.GIVEN_OUT_TOLD,
        detail={"own_list": own.id.hex, "as": "proofs"},
        by=by.actor,
        at=at,
    )
    return Proofs(held.content, own.reference)


def _opened(own: OwnList, *, by: Viewer, at: datetime) -> tuple[tuple[Line, ...], str]:
    """Return the lines as they were agreed to, and the name of whom they are for, opened as their own."""
    question, name = own_question(own, (), at=at), own.person.name
    shown = show("own list", [Part(question, (own.lines, name))], by=by.actor, at=at, subject=own.person_id)
    return read(shown[own.lines]), shown[name]
