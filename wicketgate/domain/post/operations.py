"""Put mail in the outbox, and take it through its tries. Each step is entered; none of them speaks to a server."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from wicketgate.domain.gate.operations import reveal
from wicketgate.domain.gate.question import Question
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Checkpoint
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.post.address import NotOneAddress
from wicketgate.domain.post.models import Kind, Mail, Trouble
from wicketgate.domain.post.writing import Envelope, envelope, words_of
from wicketgate.vault.sealed import Sealed

# How long after each try the next one comes. After the last, about four days on, it is given up.
PAUSES = tuple(
    timedelta(minutes=minutes) for minutes in (5, 15, 60, 4 * 60, 12 * 60, 24 * 60, 24 * 60, 24 * 60)
)
CLEARED_AFTER = timedelta(days=14)
# No pause is so long: what is due later than that was put off by a clock that was wrong.
_NEVER_SO_LATE = 2 * max(PAUSES)

# Finds the sealed address of an account and the question that opens it, or None where nothing may be sent there now.
Find = Callable[[UUID], tuple[Sealed, Question] | None]


class NotDue(Exception):
    """Somebody else has taken this mail, or it is no longer to be sent. Nothing was written."""


@operation
def put(
    kind: Kind,
    *,
    to: UUID,
    about: UUID,
    is_discreet: bool = False,
    checkpoint: Checkpoint | None = None,
    by: Actor,
    at: datetime,
) -> Mail:
    """
    Put one mail to one account in the outbox. Called inside the operation that causes it, it is undone with it.

    It goes to the account's own address, as it stands when it is sent. `about` is its subject in the ledger.
    """
    mail = Mail(
        centre=by.centre,
        kind=kind,
        to=to,
        about=about,
        is_discreet=is_discreet,
        checkpoint=checkpoint,
        put_at=at,
        due_at=at,
    )
    mail.save(force_insert=True)
    enter(Event.MAIL_QUEUED, by=by, at=at, subject=about, written=[mail], detail=_coded(mail))
    return mail


@operation
def begin_try(mail_id: UUID, *, find: Find, sender: str, by: Actor, at: datetime) -> Envelope | None:
    """
    Open the address of one mail that is due, through the gate, and return it as it goes over the line.

    It is put off first, so that nobody else takes it meanwhile and a fall in the middle makes it go again later.
    Returns None, and takes the mail out, where its account may be sent nothing any more. Raises NotDue; NotAMail,
    before the address is opened, where the mail would carry what its kind doesn't take.
    """
    mail = _due(mail_id, by=by, at=at)
    found = find(mail.to)
    if found is None:
        _taken_out(mail, "nobody to send it to", by=by, at=at)
        return None
    value, question = found
    words = words_of(mail)
    _put_off(mail, at=at)
    about = Question(question.clause, question.facts, question.edition, mail.about)
    shown = reveal(about, [value], by=by, at=at, detail=_coded(mail) | {"for": "mail"})
    try:
        return envelope(mail, words, sender=sender, recipient=shown[value])
    except NotOneAddress:
        # Recorded by nobody's page: the entry that it was opened stands, and nothing goes.
        _taken_out(mail, "no single address", by=by, at=at)
        return None


@operation
def note_sent(mail_id: UUID, *, by: Actor, at: datetime) -> None:
    """Enter that the server has taken a mail, and take it out of the outbox."""
    mail = _held(mail_id, by=by)
    enter(Event.MAIL_SENT, by=by, at=at, subject=mail.about, detail=_coded(mail))
    mail.delete()


@operation
def note_not_sent(mail_id: UUID, trouble: Trouble, *, by: Actor, at: datetime) -> Mail:
    """Enter that a mail was not taken, and why. After its last try it is given up."""
    mail = _held(mail_id, by=by)
    if not at < mail.due_at <= at + _NEVER_SO_LATE:
        # The server could not be reached, so the mail was not begun: that was a try all the same.
        _put_off(mail, at=at)
    mail.trouble = trouble
    if mail.tries > len(PAUSES):
        mail.given_up_at = at
    mail.save(update_fields=["trouble", "given_up_at"])
    coded = _coded(mail) | {"trouble": trouble.value, "is_given_up": mail.given_up_at is not None}
    enter(Event.MAIL_FAILED, by=by, at=at, subject=mail.about, written=[mail], detail=coded)
    return mail


@operation
def clear_given_up(mail_id: UUID, *, by: Actor, at: datetime) -> None:
    """Take out a mail that was given up, once it has stood long enough for somebody to see."""
    mail = Mail.objects.filter(id=mail_id, centre=by.centre, given_up_at__lte=at - CLEARED_AFTER).first()
    if mail is None:
        raise NotDue
    _taken_out(mail, "given up", by=by, at=at)


def is_due(at: datetime) -> Q:
    """Return what tells the mails that are to be tried at `at`."""
    return Q(given_up_at=None) & (Q(due_at__lte=at) | Q(due_at__gt=at + _NEVER_SO_LATE))


def _due(mail_id: UUID, *, by: Actor, at: datetime) -> Mail:
    waiting = Mail.objects.select_for_update(of=("self",)).filter(is_due(at))
    mail = waiting.filter(id=mail_id, centre=by.centre).first()
    if mail is None:
        raise NotDue
    return mail


def _held(mail_id: UUID, *, by: Actor) -> Mail:
    mail = Mail.objects.filter(id=mail_id, centre=by.centre).first()
    if mail is None:
        raise NotDue
    return mail


def _put_off(mail: Mail, *, at: datetime) -> None:
    mail.due_at = at + PAUSES[min(mail.tries, len(PAUSES) - 1)]
    mail.tries += 1
    mail.save(update_fields=["due_at", "tries"])


def _taken_out(mail: Mail, why: str, *, by: Actor, at: datetime) -> None:
    enter(Event.MAIL_CLEARED, by=by, at=at, subject=mail.about, detail=_coded(mail) | {"why": why})
    mail.delete()


def _coded(mail: Mail) -> dict[str, object]:
    return {"mail": mail.id.hex, "kind": mail.kind, "tries": mail.tries}
