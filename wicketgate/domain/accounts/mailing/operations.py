"""Record where one's own notes go, and put notes in the outbox for whoever did."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from wicketgate.domain.accounts.mailing.queries import checkpoint_to_mail, reached_among, reached_in
from wicketgate.domain.accounts.models import Role
from wicketgate.domain.accounts.queries import account_in
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.question import LONDON
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.ledger.refusals import Unable
from wicketgate.domain.post.address import NotOneAddress, one_address
from wicketgate.domain.post.models import Kind
from wicketgate.domain.post.operations import put
from wicketgate.domain.post.queries import the_server, waits_already


@operation
def record_own_address(email: str, *, by: Viewer, at: datetime) -> None:
    """
    Let the viewer's own notes go to one address, and send a first one, to try it.

    Nobody records another's: whoever could would learn from a note that something waits for somebody else.
    """
    account = account_in(by.centre, by.account)
    try:
        account.email = one_address(email.strip())
    except NotOneAddress:
        raise Unable(
            _("Write one e-mail address in plain letters, such as name@example.org, and nothing else."),
            field="email",
        ) from None
    account.save(update_fields=["email"])
    enter(Event.MAIL_ADDRESS_CHANGED, by=by.actor, at=at, subject=account.id, written=[account])
    if the_server() is not None:
        put(Kind.TRIAL, to=account.id, about=account.id, by=by.actor, at=at)


@operation
def take_own_address_away(*, by: Viewer, at: datetime) -> None:
    """Keep the viewer's address no longer: they get no more notes."""
    account = account_in(by.centre, by.account)
    account.email = None
    account.save(update_fields=["email"])
    enter(Event.MAIL_ADDRESS_CHANGED, by=by.actor, at=at, subject=account.id, detail={"what": "taken away"})


def tell(
    accounts: Iterable[UUID], *, about: UUID, is_discreet: bool = False, by: Actor, at: datetime
) -> None:
    """
    Put “something waits for you” in the outbox for those of `accounts` that recorded an address.

    Called inside the operation that causes it. `is_discreet` is for what not everybody may know of.
    """
    if the_server() is None:
        return
    for to in reached_among(accounts, centre=by.centre, on=at.astimezone(LONDON).date()):
        if not waits_already(to, is_discreet=is_discreet):
            put(Kind.WAITS, to=to, about=about, is_discreet=is_discreet, by=by, at=at)


def tell_the_coordinator(*, about: UUID, by: Actor, at: datetime) -> None:
    """Put “something waits for you” in the outbox for whoever is coordinator, as `tell` does."""
    coordinators = reached_in(Role.COORDINATOR, centre=by.centre, on=at.astimezone(LONDON).date())
    tell(coordinators, about=about, by=by, at=at)


@operation
def mail_newest_checkpoint(*, by: Actor, at: datetime) -> None:
    """Put the newest checkpoint in the outbox for the chair, if that has not been done. Raises NothingToMail."""
    checkpoint = checkpoint_to_mail(by.centre)
    chairs = reached_in(Role.CHAIR, centre=by.centre, on=at.astimezone(LONDON).date())
    if checkpoint is None or not chairs or the_server() is None:
        raise NothingToMail
    for to in chairs:
        put(Kind.CHECKPOINT, to=to, about=by.centre, checkpoint=checkpoint, by=by, at=at)


class NothingToMail(Exception):
    """There is no checkpoint that waits to be mailed, or nobody to mail it to. Nothing was written."""
