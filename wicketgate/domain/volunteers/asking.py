"""Put the questions that the rota and the checks ask: the facts gathered, the clause named."""

from datetime import date, datetime
from typing import Literal, cast
from uuid import UUID

from wicketgate.clauses import dbs
from wicketgate.clauses.codes import Role
from wicketgate.clauses.edition_tables import Level
from wicketgate.domain.accounts.models import Account
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.question import LONDON, Question
from wicketgate.domain.policy.queries import edition_in_force
from wicketgate.domain.volunteers.models import Check
from wicketgate.domain.volunteers.queries import undertaking_of

Outcome = Literal["suitable", "not_suitable", "pending"]


def serve_question(account: Account, *, role: str, on: date, at: datetime) -> Question:
    """Return the question whether the account may serve in `role` on `on`."""
    edition = edition_in_force(account.centre, on=at.astimezone(LONDON).date())
    facts = dbs.ServeFacts(
        role=cast(Role, role),
        on=on,
        check=as_facts(newest_check(account.id)),
        undertaking=undertaking_of(account.id, edition_digest=edition.digest),
    )
    return Question(dbs.serve, facts, edition, account.id)


def who_may_see_check(
    viewer: Viewer, account: UUID | None, *, items: frozenset[dbs.DbsItem], at: datetime
) -> Question:
    """Return the question what the viewer may see of that account's check; of everybody's, where None."""
    edition = edition_in_force(viewer.centre, on=at.astimezone(LONDON).date())
    is_own = account == viewer.account
    facts = dbs.SeeDbsFacts(role=cast(Role, viewer.role), is_subject=is_own, items=items)
    return Question(dbs.see_dbs, facts, edition, account or viewer.centre)


def newest_check(account: UUID) -> Check | None:
    """Return the account's check that was decided last, or None. One that is pending decides nothing."""
    decided = Check.objects.filter(volunteer__account=account, decided_on__isnull=False)
    return decided.order_by("-decided_on", "-id").first()


def as_facts(check: Check | None) -> dbs.Check | None:
    """Return a check as the law reads it."""
    if check is None:
        return None
    return dbs.Check(
        level=cast(Level, check.level), outcome=cast(Outcome, check.outcome), decided_on=check.decided_on
    )
