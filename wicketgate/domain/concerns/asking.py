"""Put the two questions of a concern: may it be written (it always may), and may it be opened."""

from dataclasses import replace
from datetime import datetime, time
from typing import cast

from wicketgate.clauses import reports
from wicketgate.clauses.edition import Edition, load_shipped
from wicketgate.domain.accounts.models import Role
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.concerns.models import Concern
from wicketgate.domain.gate.question import LONDON, Question
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.queries import count_entered
from wicketgate.domain.people.asking import role_of, unseal_question
from wicketgate.domain.policy.queries import NoPolicyYet, edition_in_force

# How many concerns one person opens in a day. More than this is copying, not reading.
READ_IN_A_DAY = 20


def edition_for(viewer: Viewer, *, at: datetime) -> Edition:
    """Return the edition in force, or the baseline: a concern can be written before any policy was adopted."""
    try:
        return edition_in_force(viewer.centre, on=at.astimezone(LONDON).date())
    except NoPolicyYet:
        return load_shipped("withington")


def write_question(kind: str, *, viewer: Viewer, at: datetime) -> Question:
    """Return the question whether the viewer may write this kind of account."""
    facts = reports.WriteAccountFacts(
        role=role_of(viewer), service="supported", record=cast(reports.Record, kind), for_proceedings=False
    )
    return Question(reports.write_account, facts, edition_for(viewer, at=at), viewer.account)


def read_question(concern: Concern, *, purpose: str, viewer: Viewer, at: datetime) -> Question:
    """
    Return the question whether the viewer may open this concern.

    The law lets the safeguarding officer open a concern. The chair stands in the officer's place for those that
    routing sends to the chair, and for no other.
    """
    standing_in = (
        replace(viewer, role=Role.SAFEGUARDING_OFFICER.value) if viewer.role == Role.CHAIR else viewer
    )
    return unseal_question(
        standing_in,
        item_class="concern",
        subject=concern.id,
        arrangement=concern.arrangement or concern.id,
        due_today=False,
        purpose=purpose,
        quota_left=_quota_left(viewer, at=at),
        is_emergency=False,
        at=at,
    )


def _quota_left(viewer: Viewer, *, at: datetime) -> int:
    midnight = datetime.combine(at.astimezone(LONDON).date(), time(), tzinfo=LONDON)
    return max(0, READ_IN_A_DAY - count_entered(Event.CONCERN_READ, by=viewer.actor, since=midnight))
