"""Let the cast have notes sent: their addresses, and the job that sends what waits."""

from dataclasses import replace
from datetime import datetime

from tests.people import CENTRE, NOW, Cast
from wicketgate.domain.accounts.mailing.operations import record_own_address
from wicketgate.domain.post.models import Kind, Mail
from wicketgate.domain.post.server import Server
from wicketgate.doors.jobs import mail

NOWHERE = Server(host="localhost", port=9, tls="implicit", sender="notes@larkfield.example")


def address_of(name: str) -> str:
    """Return where a member of the cast has notes sent."""
    return f"{name.replace('_', '.')}@people.example"


def let_be_told(people: Cast, *names: str, at: datetime = NOW) -> None:
    """Let these members of the cast record their addresses, and forget the notes that try them."""
    for name in names:
        viewer = replace(people.viewer(name), role=getattr(people, name).posts.get().role)
        record_own_address(address_of(name), by=viewer, at=at)
    Mail.objects.filter(kind=Kind.TRIAL).delete()


def send(at: datetime = NOW) -> None:
    """Send what is due at the cast's centre."""
    mail.send(CENTRE, at)
