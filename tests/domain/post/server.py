"""
A mail server of the tests' own that can misbehave in every way a server does.

It speaks SMTP over real sockets and real TLS on this computer. What it was sent, it keeps to be looked at.
"""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wicketgate.domain.post.server import Server, Tls

SENDER = "notes@larkfield.example"
LONGEST = 60  # seconds, for a word of a client on a busy computer


@dataclass
class Taken:
    """One mail as the server took it: who it is from, to whom, and its bytes."""

    sender: str
    recipients: list[str]
    content: bytes


@dataclass
class Behaviour:
    """
    What it does when it hears a word or a whole line: an answer in place of its own, or `hang`, `drop`,
    `half` or `dribble`.

    `END` is what it does once it has a mail whole.
    """

    answers: dict[str, str] = field(default_factory=dict)
    offers_tls: bool = True
    at_first: str = ""


@dataclass
class Listening:
    """A running server: where it is, how it behaves, what it took and every word that it heard."""

    server: Server
    behaviour: Behaviour
    taken: list[Taken] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)


@contextmanager
def listening(
    held: Path, *, tls: Tls = "implicit", behaviour: Behaviour | None = None, user: str = ""
) -> Iterator[Listening]:
    """Run a server with the certificate in `held` until the block ends."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(held)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.1)
        server = Server(
            host="localhost",
            port=listener.getsockname()[1],
            tls=tls,
            sender=SENDER,
            user=user,
            password="a secret of the tests" if user else "",
            ca_file=str(held),
        )
        here = Listening(server, behaviour or Behaviour())
        thread = threading.Thread(target=_accept, args=[listener, context, here], daemon=True)
        thread.start()
        try:
            yield here
        finally:
            here.stopped.set()
            thread.join(5)


def _accept(listener: socket.socket, context: ssl.SSLContext, here: Listening) -> None:
    while not here.stopped.is_set():
        with suppress(TimeoutError, OSError, _Dropped):
            plain, _where = listener.accept()
            with plain:
                plain.settimeout(LONGEST)
                _talk(plain, context, here)


class _Dropped(Exception):
    """The server lets the line fall."""


def _talk(plain: socket.socket, context: ssl.SSLContext, here: Listening) -> None:
    sock: Any = plain
    if here.server.tls == "implicit":
        sock = context.wrap_socket(plain, server_side=True)
    try:
        _converse(sock, context, here)
    finally:
        with suppress(OSError):
            sock.close()


def _converse(sock: Any, context: ssl.SSLContext, here: Listening, *, greets: bool = True) -> None:
    if greets:
        _say(sock, here, here.behaviour.at_first or "220 a server of the tests")
    reader, mail = sock.makefile("rb"), Taken("", [], b"")
    while line := reader.readline():
        words = line.decode().strip()
        here.heard.append(words)
        word = words.partition(" ")[0].upper()
        instead = here.behaviour.answers.get(words) or here.behaviour.answers.get(word)
        if instead is not None:
            _say(sock, here, instead)
        elif word == "STARTTLS":
            _say(sock, here, "220 go on")
            with context.wrap_socket(sock, server_side=True) as protected:
                reader.close()
                _converse(protected, context, here, greets=False)
            return
        elif word == "DATA":
            _say(sock, here, "354 go on")
            mail.content = _content(reader)
            here.taken.append(mail)
            mail = Taken("", [], b"")
            _say(sock, here, here.behaviour.answers.get("END", "250 taken"))
        else:
            mail = _heard(words, word, mail)
            _say(sock, here, _answer(word, here))


def _heard(words: str, word: str, mail: Taken) -> Taken:
    if word in ("MAIL", "RSET"):
        return Taken(words.partition("<")[2].partition(">")[0], [], b"")
    if word == "RCPT":
        mail.recipients.append(words.partition("<")[2].partition(">")[0])
    return mail


def _answer(word: str, here: Listening) -> str:
    if word == "EHLO":
        offers = ["STARTTLS"] if here.behaviour.offers_tls and here.server.tls == "starttls" else []
        lines = ["a server of the tests", *offers, "AUTH PLAIN LOGIN", "8BITMIME"]
        return "\r\n".join([*(f"250-{line}" for line in lines[:-1]), f"250 {lines[-1]}"])
    return {"AUTH": "235 welcome", "QUIT": "221 goodbye"}.get(word, "250 good")


def _content(reader: Any) -> bytes:
    lines = []
    while (line := reader.readline()) not in (b".\r\n", b""):
        lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
    return b"".join(lines)


def _say(sock: Any, here: Listening, words: str) -> None:
    if words == "drop":
        raise _Dropped
    if words == "hang":
        here.stopped.wait(LONGEST)
        raise _Dropped
    if words == "half":
        sock.sendall(b"250 tak")
        here.stopped.wait(LONGEST)
        raise _Dropped
    if words == "dribble":
        while not here.stopped.wait(0.05):
            sock.sendall(b"2")
        raise _Dropped
    sock.sendall(words.encode() + b"\r\n")
