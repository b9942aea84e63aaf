"""Read the outbox: what is due, and whether mail gets through."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings

from wicketgate.domain.post.models import Kind, Mail
from wicketgate.domain.post.operations import CLEARED_AFTER, is_due
from wicketgate.domain.post.server import Server

AT_ONCE = 50
_SAID_AFTER = timedelta(hours=1)  # a server that is away for some minutes troubles nobody


@dataclass(frozen=True, slots=True)
class NotThrough:
    """That mail does not get through: since when, why (a code of `Trouble`), and whether some was given up."""

    since: datetime
    trouble: str
    is_given_up: bool


def the_server() -> Server | None:
    """Return the server that mail is handed to, or None where the centre sends none: then none is written either."""
    held: Server | None = settings.WICKETGATE_MAIL
    return held


def due(centre: UUID, *, at: datetime) -> list[UUID]:
    """Return the mails that are to be tried, the oldest first, and no more than are sent at once."""
    waiting = Mail.objects.filter(is_due(at), centre=centre).order_by("put_at", "id")
    return list(waiting.values_list("id", flat=True)[:AT_ONCE])


def long_given_up(centre: UUID, *, at: datetime) -> list[UUID]:
    """Return the mails that were given up so long ago that they can be cleared."""
    gone = Mail.objects.filter(centre=centre, given_up_at__lte=at - CLEARED_AFTER).order_by("id")
    return list(gone.values_list("id", flat=True)[:AT_ONCE])


def waits_already(to: UUID, *, is_discreet: bool) -> bool:
    """Return whether a note that something waits is on its way to this account, and has not been tried."""
    same = Mail.objects.filter(to=to, kind=Kind.WAITS, is_discreet=is_discreet)
    return same.filter(tries=0, given_up_at=None).exists()


def not_through(centre: UUID, *, at: datetime) -> NotThrough | None:
    """
    Return how mail fails to get through, or None while it does: for the coordinator, and for the doctor.

    Whatever is discreet is left out: that a note about a concern was not sent would say that there is a concern.
    """
    held = Mail.objects.filter(centre=centre, is_discreet=False).exclude(trouble="")
    failing = held.filter(put_at__lte=at - _SAID_AFTER).order_by("put_at", "id").first()
    if failing is None:
        return None
    return NotThrough(failing.put_at, failing.trouble, held.filter(given_up_at__isnull=False).exists())
