"""What waits to be done on the given day: a request of an agency, and a concern that somebody raised."""

from datetime import timedelta
from uuid import UUID

from wicketgate.domain.accounts.models import Role
from wicketgate.domain.concerns.models import Kind
from wicketgate.domain.concerns.operations import Account, raise_concern
from wicketgate.domain.disclosures.asked import Asked
from wicketgate.domain.disclosures.operations import ask_for_attendance
from wicketgate.doors.cli.demonstration.filling import Filled, at_the_hall
from wicketgate.vault.chance import new_id

CONCERN_WORDS = "The smallest one flinched when the gate banged, and would not say why"
ASKED_ABOUT = "The Marchbanks children, our file on contact"


def leave_waiting(filled: Filled) -> None:
    """Let an agency ask for dates and times, and a volunteer write down a worry."""
    yesterday = filled.day - timedelta(days=1)
    at = at_the_hall(yesterday, "14:10")
    asked = Asked(
        family=ASKED_ABOUT,
        reference="HM-2025-0118",
        items=frozenset({"date", "time"}),
        since=filled.day - timedelta(days=90),
        until=yesterday,
    )
    ask_for_attendance(asked, sent_once=new_id(), by=filled.viewer("hartley", Role.REFERRER, at=at), at=at)
    at = at_the_hall(yesterday, "18:40")
    volunteer = filled.viewer("hugo", Role.VOLUNTEER, at=at)
    raise_concern(_worry(), once=str(UUID(int=7)), by=volunteer, at=at)


def _worry() -> Account:
    return Account(kind=Kind.CONCERN, words=CONCERN_WORDS)
