"""
Send what is due. Nobody waits for it: it runs beside the pages, and holds no transaction while it speaks to the server.

The line is opened first: no address is opened for a server that can't be reached. Mail goes at least once. It is taken
out when the server has said that it has it; after a fall just before that it goes again, the same to the byte.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from uuid import UUID

from wicketgate.domain.gate.mail import NotAMail
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.refusals import Refused
from wicketgate.domain.post import operations, queries
from wicketgate.domain.post.line import Line, NotCarried, line_to
from wicketgate.domain.post.models import Trouble
from wicketgate.domain.post.operations import Find, NotDue
from wicketgate.domain.post.server import Server
from wicketgate.vault.errors import RootKeyError, SealBroken


def send_due(*, server: Server, find: Find, has_time: Callable[[], bool], by: Actor, at: datetime) -> int:
    """
    Send the mails of `by`'s centre that are due at `at`, and return how many the server took.

    None is begun once `has_time` says no; those go the next time.
    """
    _clear(by=by, at=at)
    waiting = queries.due(by.centre, at=at)
    if not waiting:
        return 0
    sent = 0
    try:
        with line_to(server) as line:
            while waiting and has_time():
                sent += _sent(waiting.pop(0), line, find=find, by=by, at=at)
    except NotCarried as failed:
        for mail_id in waiting:
            _note(mail_id, failed.trouble, by=by, at=at)
    return sent


def _sent(mail_id: UUID, line: Line, *, find: Find, by: Actor, at: datetime) -> bool:
    try:
        envelope = operations.begin_try(mail_id, find=find, sender=line.sender, by=by, at=at)
    except NotDue:
        return False
    except (NotAMail, Refused, SealBroken, RootKeyError):
        # Its own trouble: no other mail waits for it.
        _note(mail_id, Trouble.NOT_WRITTEN, by=by, at=at)
        return False
    if envelope is None:
        return False
    try:
        line.carry(envelope)
    except NotCarried as failed:
        _note(mail_id, failed.trouble, by=by, at=at)
        if failed.is_the_servers:
            raise
        line.clear()
        return False
    operations.note_sent(mail_id, by=by, at=at)
    return True


def _note(mail_id: UUID, trouble: Trouble, *, by: Actor, at: datetime) -> None:
    with suppress(NotDue):
        operations.note_not_sent(mail_id, trouble, by=by, at=at)


def _clear(*, by: Actor, at: datetime) -> None:
    for mail_id in queries.long_given_up(by.centre, at=at):
        with suppress(NotDue):
            operations.clear_given_up(mail_id, by=by, at=at)
