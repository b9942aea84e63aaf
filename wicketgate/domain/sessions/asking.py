"""Ask the law, before something is written about a family or in the register."""

from datetime import datetime
from typing import cast
from uuid import UUID

from wicketgate.clauses import reports
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.question import LONDON, Question
from wicketgate.domain.ledger.refusals import NotFound
from wicketgate.domain.people.asking import FamilyQuestions, role_of
from wicketgate.domain.people.models import Arrangement
from wicketgate.domain.policy.queries import edition_in_force
from wicketgate.domain.sessions.models import Window


def require_record(arrangement: Arrangement, record: reports.Record, *, by: Viewer, at: datetime) -> None:
    """Raise Refused unless the register may hold this kind of record for the family's service (clause 2)."""
    edition = edition_in_force(by.centre, on=at.astimezone(LONDON).date())
    facts = reports.WriteAccountFacts(
        role=role_of(by),
        service=cast(reports.Service, arrangement.service),
        record=record,
        for_proceedings=False,
    )
    Question(reports.write_account, facts, edition, arrangement.id).require(at)


def seen_of(window: Window | None, *, by: Viewer, at: datetime) -> Window | None:
    """
    Return the window, or None where there is none or the viewer may not see its family.

    The law is asked in either case, so that no such person and one behind a wall are one and the same.
    """
    family = window.booking.arrangement_id if window else by.centre
    is_seen = not FamilyQuestions(by, [family], at=at).about(family).decide(at).refused
    return window if is_seen else None


def arrangement_of(arrangement_id: UUID, *, by: Viewer) -> Arrangement:
    """Return an arrangement of the viewer's own centre, locked until the operation ends. Raises NotFound."""
    found = Arrangement.objects.select_for_update().filter(id=arrangement_id, centre=by.centre).first()
    if found is None:
        raise NotFound
    return found
