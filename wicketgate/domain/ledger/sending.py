"""
A form that is sent twice does its work once, whatever it is: its mark is kept with what the operation writes.

A door says what is being sent; the first operation that changes something takes the mark, in its own transaction.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError

from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Sent
from wicketgate.domain.ledger.refusals import AlreadySent

# Whoever looks twice, or tries twice in vain, has done so twice: each is an entry, and nothing is changed by it.
LOOKS = {
    Event.PAGE_SHOWN,
    Event.VALUE_REVEALED,
    Event.PEOPLE_SEARCHED,
    Event.DOCUMENT_FETCHED,
    Event.CONCERN_READ,
    Event.REFUSED,
    Event.SIGN_IN_FAILED,
    Event.NOTHING_THERE,
    Event.NOT_OFFERED,
}
# A page is not kept open for longer than somebody may be signed in.
REMEMBERED = timedelta(days=1)
# A page that gave a paper stays where it is, and whoever wants another one presses again; but nobody so soon.
ANOTHER_AFTER = timedelta(seconds=10)


@dataclass(slots=True)
class Sending:
    """One form on its way: its mark, and whether an operation has taken it."""

    mark: str
    is_taken: bool = False

    def led_to(self, address: str) -> None:
        """Remember where whoever sent it was led, for the second time that it comes."""
        if self.is_taken and address:
            Sent.objects.filter(mark=self.mark).update(leads_to=address)


_sending: ContextVar[Sending | None] = ContextVar("the form that is being sent", default=None)


@contextmanager
def sending(mark: str) -> Iterator[Sending]:
    """Say, for the block, that a form with this `mark` is being sent; an empty mark is nobody's."""
    one = Sending(mark)
    token = _sending.set(one if mark else None)
    try:
        yield one
    finally:
        _sending.reset(token)


def where_it_led(mark: str) -> str:
    """Return where the first who sent the form with this `mark` was led; empty when that is not known yet."""
    return Sent.objects.filter(mark=mark).values_list("leads_to", flat=True).first() or ""


def take(centre_of: Callable[[], UUID], *, at: datetime | None) -> Callable[[Sequence[Event]], bool]:
    """
    Take the mark of what is being sent, inside the operation's transaction. Raises AlreadySent.

    Another who sends the same at this moment waits here for the end of the transaction. Returns what says, of the
    events that were entered, whether the mark stays taken; where they are looks it is given back.
    """
    one = _sending.get()
    # An operation that no door sent has no form, and may have no instant either.
    if one is None or one.is_taken or at is None:
        return lambda events: False
    kept = _another(one.mark, at) or _first(one.mark, centre=centre_of(), at=at)

    def settle(events: Sequence[Event]) -> bool:
        if not LOOKS.issuperset(events):
            return True
        kept.delete()
        return False

    return settle


def forget(*, centre: UUID, at: datetime) -> None:
    """Forget what was sent a day or more before `at`: its page is closed."""
    Sent.objects.filter(centre=centre, at__lt=at - REMEMBERED).delete()


def _first(mark: str, *, centre: UUID, at: datetime) -> Sent:
    kept = Sent(centre=centre, mark=mark, at=at)
    try:
        kept.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadySent(mark) from error
    return kept


def _another(mark: str, at: datetime) -> Sent | None:
    kept = Sent.objects.select_for_update().filter(mark=mark).first()
    if kept is None:
        return None
    if kept.leads_to or abs(at - kept.at) < ANOTHER_AFTER:
        raise AlreadySent(mark)
    kept.at = at
    kept.save(update_fields=["at"])
    return kept


def note_taken() -> None:
    """Note that what the running operation wrote is committed, its mark too."""
    one = _sending.get()
    if one is not None:
        one.is_taken = True
