"""Sign the undertaking, and put people on the rota."""

import hashlib
from datetime import date, datetime

from wicketgate.clauses.edition import Edition
from wicketgate.domain.accounts.models import Account, Role
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.question import LONDON
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.policy.queries import edition_in_force
from wicketgate.domain.volunteers.models import Duty, Undertaking


@operation
def sign_undertaking(
    account: Account, *, edition: Edition, words: str, on: date, by: Actor, at: datetime
) -> Undertaking:
    """Sign the undertaking of `edition`; `words` is the text that was on the screen or the paper."""
    undertaking = Undertaking(
        centre=by.centre,
        account=account,
        edition_digest=edition.digest,
        edition_id=edition.edition.id,
        words_digest=hashlib.sha256(words.encode()).hexdigest(),
        signed_on=on,
    )
    undertaking.save(force_insert=True)
    enter(Event.UNDERTAKING_SIGNED, by=by, at=at, subject=account.id, written=[undertaking])
    return undertaking


@operation
def put_on_duty(account: Account, *, day: date, role: Role, by: Actor, at: datetime) -> Duty:
    """Put someone on the rota of one day."""
    duty = Duty(centre=by.centre, account=account, day=day, role=role)
    duty.save(force_insert=True)
    enter(Event.DUTY_ARRANGED, by=by, at=at, subject=account.id, written=[duty])
    return duty


@operation
def sign_own_undertaking(*, words: str, by: Viewer, at: datetime) -> Undertaking:
    """Sign the undertaking of the edition in force for oneself; `words` is the text that was on the screen."""
    on = at.astimezone(LONDON).date()
    account, edition = Account.objects.get(id=by.account), edition_in_force(by.centre, on=on)
    return sign_undertaking(account, edition=edition, words=words, on=on, by=by.actor, at=at)
