"""To whom a note may go: whoever recorded an address of their own, and holds a post today."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from wicketgate.clauses.details import ShowOwnFacts, show_own
from wicketgate.clauses.edition import Edition
from wicketgate.domain.accounts.models import Account, Post, Role
from wicketgate.domain.accounts.queries import account_in
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.question import Question
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Checkpoint, Entry
from wicketgate.vault.sealed import Sealed


def has_own_address(viewer: Viewer) -> bool:
    """Return whether the viewer recorded an address for notes. It is not shown, even to them."""
    return account_in(viewer.centre, viewer.account).email is not None


def reached_in(role: Role, *, centre: UUID, on: date) -> list[UUID]:
    """Return the accounts in one post that may be sent notes on `on`."""
    held = _held(centre, on=on).filter(role=role)
    return list(_reached(centre).filter(id__in=held.values("account")).values_list("id", flat=True))


def reached_among(accounts: Iterable[UUID], *, centre: UUID, on: date) -> list[UUID]:
    """Return those of `accounts` that may be sent notes on `on`."""
    held = _held(centre, on=on).filter(account__in=list(accounts))
    return list(_reached(centre).filter(id__in=held.values("account")).values_list("id", flat=True))


def own_address(
    account_id: UUID, *, centre: UUID, edition: Edition, on: date
) -> tuple[Sealed, Question] | None:
    """Return where an account's notes go, closed, and the question that opens it; None where none may be sent."""
    if not reached_among([account_id], centre=centre, on=on):
        return None
    account = account_in(centre, account_id)
    whose = account.id.hex
    facts = ShowOwnFacts(
        viewer=whose, concerns=frozenset({whose}), window="future", typed_by_viewer=True, sent=False
    )
    return account.email, Question(show_own, facts, edition, account.id)


def checkpoint_to_mail(centre: UUID) -> Checkpoint | None:
    """Return the newest checkpoint if none has been put in the outbox since it was made, else None."""
    newest = Checkpoint.objects.filter(centre=centre).order_by("-size").first()
    if newest is None:
        return None
    # By its place: the clock may have been set back since.
    put = Entry.objects.filter(
        centre=centre, event=Event.MAIL_QUEUED, subject=centre, sequence__gt=newest.size
    )
    return None if put.exists() else newest


def _reached(centre: UUID) -> QuerySet[Account]:
    reached = Account.objects.filter(centre=centre, is_active=True, email__isnull=False)
    return reached.order_by("id")


def _held(centre: UUID, *, on: date) -> QuerySet[Post]:
    current = Q(ends__isnull=True) | Q(ends__gte=on)
    return Post.objects.filter(current, centre=centre, begins__lte=on)
