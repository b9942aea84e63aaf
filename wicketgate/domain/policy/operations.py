"""Found a centre, and adopt an edition of its policy."""

from datetime import date, datetime
from uuid import UUID

from wicketgate.clauses.edition import load
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.policy.models import AdoptedEdition, Centre, PolicyDocument


@operation
def found_centre(
    *, centre_id: UUID, name: str, data_controller: str, hall: str, is_demonstration: bool, by: Actor, at: datetime
) -> Centre:
    """Begin the records of a centre."""
    centre = Centre(
        id=centre_id, name=name, data_controller=data_controller, hall=hall, is_demonstration=is_demonstration
    )
    centre.save(force_insert=True)
    enter(Event.CENTRE_FOUNDED, by=by, at=at, subject=centre.id, written=[centre])
    return centre


@operation
def adopt_edition(
    toml: str, *, document: PolicyDocument | None, on: date, minute: str = "", by: Actor, at: datetime
) -> AdoptedEdition:
    """Adopt an edition from `on`. Raises EditionError for one that is not whole or is looser than the floor."""
    edition = load(toml)
    adopted = AdoptedEdition(
        centre=by.centre,
        toml=toml,
        digest=edition.digest,
        edition_id=edition.edition.id,
        document=document,
        adopted_on=on,
        minute=minute,
    )
    adopted.save(force_insert=True)
    enter(
        Event.EDITION_ADOPTED,
        by=by,
        at=at,
        subject=by.centre,
        written=[adopted],
        detail={"digest": edition.digest},
    )
    return adopted
