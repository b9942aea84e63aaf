"""
Hand mail over to the centre's server: by TLS only, one envelope with one recipient at a time.

Whatever goes wrong is a code. What the server said is never passed on, for it can repeat an address.
"""

import smtplib
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from wicketgate.domain.post.address import host_of, one_address
from wicketgate.domain.post.models import Trouble
from wicketgate.domain.post.server import Server
from wicketgate.domain.post.writing import Envelope

ANSWERS_WITHIN = 15.0  # seconds, for each answer of the server
DONE_WITHIN = 60.0  # seconds, for one mail as a whole: a server that answers letter by letter holds nobody up
_READY, _DONE = 220, (250, 251)
_BROKEN = (OSError, smtplib.SMTPException, ValueError, EOFError)


class NotCarried(Exception):
    """A mail was not handed over, and why. `is_the_servers` says that no other mail would go either."""

    def __init__(self, trouble: Trouble, *, is_the_servers: bool) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
        self.is_the_servers = is_the_servers


@dataclass(frozen=True, slots=True)
class Line:
    """An open line to the server, protected, and signed in where the server asks for it."""

    smtp: smtplib.SMTP
    sender: str

    def carry(self, envelope: Envelope) -> None:
        """
        Hand over one mail to its one recipient. Raises NotCarried.

        It is sent once the server has taken it. Where the line breaks before it says so, the mail goes again later:
        at least once, with the same name and the same bytes.
        """
        recipient = one_address(envelope.recipient)
        with _in_time(self.smtp):
            _require(self.smtp.mail(self.sender), Trouble.SENDER_REFUSED, is_the_servers=True)
            _require(self.smtp.rcpt(recipient), Trouble.RECIPIENT_REFUSED, is_the_servers=False)
            _require(_data(self.smtp, envelope.content), Trouble.MESSAGE_REFUSED, is_the_servers=False)

    def clear(self) -> None:
        """Forget a mail that the server has half taken, so that the next begins afresh. Raises NotCarried."""
        with _in_time(self.smtp):
            _require(self.smtp.rset(), Trouble.LINE_DROPPED, is_the_servers=True)


@contextmanager
def line_to(server: Server) -> Iterator[Line]:
    """Open a line to `server`, and close it after the block. Raises NotCarried before anybody was spoken of."""
    smtp = _reached(server)
    try:
        with _in_time(smtp):
            _sign_in(smtp, server)
        yield Line(smtp, one_address(server.sender))
    finally:
        with suppress(NotCarried), _in_time(smtp):
            smtp.quit()
        smtp.close()


def _reached(server: Server) -> smtplib.SMTP:
    # Our own name as the server hears it: the sender's, never this computer's.
    name, context = host_of(server.sender), _context(server)
    smtp = (
        smtplib.SMTP_SSL(local_hostname=name, timeout=ANSWERS_WITHIN, context=context)
        if server.tls == "implicit"
        else smtplib.SMTP(local_hostname=name, timeout=ANSWERS_WITHIN)
    )
    # The name that the certificate must bear: smtplib takes it only together with connecting, which is timed here.
    smtp._host = server.host  # type: ignore[attr-defined]
    try:
        with _in_time(smtp, otherwise=Trouble.UNREACHABLE):
            code, _answer = smtp.connect(server.host, server.port)
            if code != _READY:
                raise NotCarried(Trouble.UNREACHABLE, is_the_servers=True)
            if server.tls == "starttls":
                _protect(smtp, context)
    except NotCarried:
        smtp.close()
        raise
    return smtp


def _context(server: Server) -> ssl.SSLContext:
    try:
        # Checks the certificate, its days and its name.
        context = ssl.create_default_context(cafile=server.ca_file or None)
    except OSError:
        raise NotCarried(Trouble.CERTIFICATE, is_the_servers=True) from None
    context.minimum_version = ssl.TLSVersion.TLSv1_2  # said here: what a library takes by itself differs
    return context


def _protect(smtp: smtplib.SMTP, context: ssl.SSLContext) -> None:
    smtp.ehlo_or_helo_if_needed()
    if not smtp.has_extn("starttls"):
        raise NotCarried(Trouble.NO_TLS, is_the_servers=True)
    try:
        smtp.starttls(context=context)
    except smtplib.SMTPResponseException:
        raise NotCarried(Trouble.NO_TLS, is_the_servers=True) from None


def _sign_in(smtp: smtplib.SMTP, server: Server) -> None:
    smtp.ehlo_or_helo_if_needed()
    if not server.user:
        return
    try:
        smtp.login(server.user, server.password)
    except (smtplib.SMTPAuthenticationError, smtplib.SMTPNotSupportedError):
        raise NotCarried(Trouble.SIGN_IN_REFUSED, is_the_servers=True) from None


@contextmanager
def _in_time(smtp: smtplib.SMTP, *, otherwise: Trouble = Trouble.LINE_DROPPED) -> Iterator[None]:
    """Cut the line when the block takes too long, and turn whatever breaks in it into a code."""
    is_cut = threading.Event()
    cut = threading.Timer(DONE_WITHIN, _cut, args=[smtp, is_cut])
    cut.daemon = True
    cut.start()
    try:
        yield
        if is_cut.is_set():  # what had come by then can look like an answer, and is none
            raise NotCarried(otherwise, is_the_servers=True)
    except ssl.SSLCertVerificationError:
        raise NotCarried(Trouble.CERTIFICATE, is_the_servers=True) from None
    except _BROKEN:
        raise NotCarried(otherwise, is_the_servers=True) from None
    finally:
        cut.cancel()


def _cut(smtp: smtplib.SMTP, is_cut: threading.Event) -> None:
    is_cut.set()
    if smtp.sock is not None:
        with suppress(OSError):
            # Of the plain socket: that of TLS would first say goodbye, and wait.
            socket.socket.shutdown(smtp.sock, socket.SHUT_RDWR)


def _data(smtp: smtplib.SMTP, content: bytes) -> tuple[int, bytes]:
    try:
        return smtp.data(content)
    except smtplib.SMTPDataError as refused:
        return refused.smtp_code, b""


def _require(answer: tuple[int, bytes], otherwise: Trouble, *, is_the_servers: bool) -> None:
    code = answer[0]
    if code in _DONE:
        return
    if 500 <= code < 600:
        raise NotCarried(otherwise, is_the_servers=is_the_servers)
    if 400 <= code < 500 and code != 421:  # 421 closes the line
        raise NotCarried(Trouble.BUSY, is_the_servers=False)
    raise NotCarried(Trouble.LINE_DROPPED, is_the_servers=True)
