"""Send what waits in the outbox, and put the newest checkpoint in it for the chair."""

from contextlib import suppress
from datetime import datetime, timedelta
from time import monotonic
from uuid import UUID

from wicketgate.clauses.edition import Edition, load_shipped
from wicketgate.domain.accounts.mailing.operations import NothingToMail, mail_newest_checkpoint
from wicketgate.domain.accounts.mailing.queries import own_address
from wicketgate.domain.gate.question import Question
from wicketgate.domain.ledger.actor import NOBODY, Actor
from wicketgate.domain.policy.queries import NoPolicyYet, edition_in_force
from wicketgate.domain.post.queries import the_server
from wicketgate.domain.post.sending import send_due
from wicketgate.doors import clock
from wicketgate.doors.jobs.outcomes import Waits
from wicketgate.vault.sealed import Sealed

# Well within the lease: a mail is put off for some minutes only, and whoever has the job next would begin it again.
FOR_AT_MOST = timedelta(minutes=5)


def send(centre: UUID, at: datetime) -> None:
    """Send what is due at the centre. Raises Waits where it has no mail server."""
    server, by = the_server(), Actor(centre, NOBODY)
    if server is None:
        raise Waits("no_mail_server")
    with suppress(NothingToMail):
        mail_newest_checkpoint(by=by, at=at)
    on = at.astimezone(clock.LONDON).date()
    edition = _edition(centre, at)

    def find(account: UUID) -> tuple[Sealed, Question] | None:
        return own_address(account, centre=centre, edition=edition, on=on)

    until = monotonic() + FOR_AT_MOST.total_seconds()
    send_due(server=server, find=find, has_time=lambda: monotonic() < until, by=by, at=at)


def _edition(centre: UUID, at: datetime) -> Edition:
    try:
        return edition_in_force(centre, on=at.astimezone(clock.LONDON).date())
    except NoPolicyYet:
        # Before there is a policy the chair's checkpoint goes all the same.
        return load_shipped("withington")
