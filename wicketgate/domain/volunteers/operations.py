"""Sign the undertaking, decide checks, and put people on the rota."""

import hashlib
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from wicketgate.clauses.edition import Edition
from wicketgate.domain.accounts.models import Account, Role
from wicketgate.domain.accounts.operations import begin_post, open_account
from wicketgate.domain.accounts.queries import account_in, roles_held
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.question import LONDON
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.ledger.refusals import NotFound, Refused, Unable
from wicketgate.domain.policy.queries import edition_in_force
from wicketgate.domain.volunteers.asking import serve_question, who_may_see_check
from wicketgate.domain.volunteers.models import SERVING, Check, Duty, Undertaking, Volunteer


@operation
def welcome(
    *,
    username: str,
    name: str,
    password: str,
    role: Role,
    begins: date,
    ends: date | None,
    is_acting: bool = False,
    by: Actor,
    at: datetime,
) -> Account:
    """Open an account with its first post; for somebody who serves, their record as well."""
    account = open_account(username=username, name=name, password=password, by=by, at=at)
    begin_post(account, role=role, begins=begins, ends=ends, is_acting=is_acting, by=by, at=at)
    if role in SERVING:
        record_volunteer(account, joined_on=begins, by=by, at=at)
    return account


@operation
def record_volunteer(account: Account, *, joined_on: date, by: Actor, at: datetime) -> Volunteer:
    """Return the record of somebody who serves, made from `joined_on` if there is none."""
    volunteer = Volunteer.objects.filter(account=account).first()
    if volunteer is None:
        volunteer = Volunteer(centre=by.centre, account=account, joined_on=joined_on)
        volunteer.save(force_insert=True)
    enter(Event.VOLUNTEER_RECORDED, by=by, at=at, subject=volunteer.id, written=[volunteer])
    return volunteer


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
def sign_own_undertaking(*, words: str, by: Viewer, at: datetime) -> Undertaking:
    """Sign the undertaking of the edition in force for oneself; `words` is the text that was on the screen."""
    on = at.astimezone(LONDON).date()
    account, edition = account_in(by.centre, by.account), edition_in_force(by.centre, on=on)
    return sign_undertaking(account, edition=edition, words=words, on=on, by=by.actor, at=at)


@operation
def withdraw_undertaking(account_id: UUID, *, on: date, by: Actor, at: datetime) -> None:
    """Take somebody's undertaking back from `on`: from then they see no family."""
    signed = Undertaking.objects.filter(account=account_id, centre=by.centre, withdrawn_on__isnull=True)
    if not signed.exists():
        raise NotFound
    signed.update(withdrawn_on=on)
    enter(Event.UNDERTAKING_WITHDRAWN, by=by, at=at, subject=account_id)


@operation
def decide_check(
    account_id: UUID,
    *,
    level: str,
    outcome: str,
    decided_on: date,
    certificate: str | None = None,
    by: Viewer,
    at: datetime,
) -> Check:
    """
    Decide the DBS check (clause 6) of somebody who serves, as one of those who see its result.

    Raises Refused for whoever may not see it, and Unable for one's own check: nobody decides that.
    """
    account, today = account_in(by.centre, account_id), at.astimezone(LONDON).date()
    decision = who_may_see_check(by, account.id, items=frozenset({"result"}), at=at).decide(at)
    if account.id == by.account:
        raise Unable(_("Nobody decides their own check. Ask the other officer to decide it."))
    if decision.refused:
        raise Refused(decision, subject=account.id)
    if decided_on > today:
        raise Unable(_("That day has not come yet. Write the day on which you decided."), field="decided_on")
    check = Check(
        centre=by.centre,
        volunteer=record_volunteer(account, joined_on=today, by=by.actor, at=at),
        level=level,
        outcome=outcome,
        decided_on=None if outcome == "pending" else decided_on,
        decided_by=account_in(by.centre, by.account),
    )
    if certificate:
        check.certificate = certificate
    check.save(force_insert=True)
    enter(
        Event.CHECK_DECIDED,
        by=by.actor,
        at=at,
        subject=check.volunteer_id,
        decision=decision,
        written=[check],
    )
    return check


@operation
def put_on_duty(account: Account, *, day: date, role: Role, by: Actor, at: datetime) -> Duty:
    """
    Put someone on the rota of one day.

    Raises Refused (clauses 6 and 1) unless they are cleared on that day and have signed; Unable without the post.
    """
    if role not in roles_held(account.id, on=day):
        raise Unable(_("They don’t hold that post on that day. Give them the post first, or choose another."))
    if Duty.objects.filter(account=account, day=day).exists():
        raise Unable(_("They are on the rota of that day already."))
    question = serve_question(account, role=role, on=day, at=at)
    decision = question.decide(at)
    if decision.refused:
        raise Refused(decision, subject=account.id)
    duty = Duty(centre=by.centre, account=account, day=day, role=role)
    duty.save(force_insert=True)
    enter(Event.DUTY_ARRANGED, by=by, at=at, subject=account.id, decision=decision, written=[duty])
    return duty


@operation
def take_off_duty(duty_id: UUID, *, by: Actor, at: datetime) -> None:
    """Take someone off the rota of one day."""
    duty = Duty.objects.filter(id=duty_id, centre=by.centre).first()
    if duty is None:
        raise NotFound
    duty.delete()
    enter(Event.DUTY_ARRANGED, by=by, at=at, subject=duty.account_id, detail={"what": "taken off"})
