"""Whatever a mail server does wrong, the note waits, the ledger says why, and nobody's address is said to anybody."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from tests.domain.post.happening import events
from tests.domain.post.server import Behaviour, listening
from tests.mailing import address_of, send
from tests.people import NOW, Cast
from tests.vault.certificates import certificate
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.post import line
from wicketgate.domain.post.models import Mail, Trouble
from wicketgate.domain.post.operations import PAUSES
from wicketgate.domain.post.server import Tls
from wicketgate.domain.post.writing import Envelope

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


ENDLESS = {"hang", "half", "dribble"}


@pytest.fixture
def hasten(monkeypatch: pytest.MonkeyPatch) -> Callable[[Behaviour], None]:
    """
    Let a sender wait half a second, where it would wait a minute, for an answer that never comes.

    From the step on in which it never comes: all that is answered before has its minute, on a busy computer too.
    """

    def hasten(behaviour: Behaviour) -> None:
        if behaviour.at_first in ENDLESS:
            monkeypatch.setattr(line, "ANSWERS_WITHIN", 0.5)
            monkeypatch.setattr(line, "DONE_WITHIN", 0.5)
        if ENDLESS & set(behaviour.answers.values()):
            monkeypatch.setattr(line.Line, "carry", in_haste)

    def in_haste(held: line.Line, envelope: Envelope) -> None:
        monkeypatch.setattr(line, "DONE_WITHIN", 0.5)
        carry(held, envelope)

    carry = line.Line.carry
    return hasten


TROUBLES = [
    # before anything was said of anybody: no address is opened
    pytest.param("implicit", Behaviour(at_first="drop"), Trouble.UNREACHABLE, False, id="it hangs up"),
    pytest.param("implicit", Behaviour(at_first="hang"), Trouble.UNREACHABLE, False, id="it says nothing"),
    pytest.param(
        "implicit", Behaviour(at_first="dribble"), Trouble.UNREACHABLE, False, id="it speaks letter by letter"
    ),
    pytest.param("implicit", Behaviour(at_first="554 no"), Trouble.UNREACHABLE, False, id="it takes nothing"),
    pytest.param("starttls", Behaviour(offers_tls=False), Trouble.NO_TLS, False, id="it offers no TLS"),
    pytest.param("starttls", Behaviour({"STARTTLS": "454 no"}), Trouble.NO_TLS, False, id="it refuses TLS"),
    pytest.param(
        "implicit",
        Behaviour({"AUTH": "535 no"}),
        Trouble.SIGN_IN_REFUSED,
        False,
        id="it refuses the password",
    ),
    pytest.param(
        "implicit", Behaviour({"AUTH": "drop"}), Trouble.LINE_DROPPED, False, id="it drops the line"
    ),
    # with the envelope
    pytest.param(
        "implicit", Behaviour({"MAIL": "550 no"}), Trouble.SENDER_REFUSED, True, id="not our address"
    ),
    pytest.param(
        "implicit",
        Behaviour({"RCPT": "550 <coordinator@people.example> is nobody here"}),
        Trouble.RECIPIENT_REFUSED,
        True,
        id="not the recipient",
    ),
    pytest.param("implicit", Behaviour({"RCPT": "451 later"}), Trouble.BUSY, True, id="later"),
    pytest.param("implicit", Behaviour({"RCPT": "421 bye"}), Trouble.LINE_DROPPED, True, id="it closes"),
    pytest.param("implicit", Behaviour({"RCPT": "drop"}), Trouble.LINE_DROPPED, True, id="it drops half-way"),
    pytest.param("implicit", Behaviour({"RCPT": "hang"}), Trouble.LINE_DROPPED, True, id="it hangs half-way"),
    pytest.param("implicit", Behaviour({"RCPT": "dribble"}), Trouble.LINE_DROPPED, True, id="it dribbles"),
    pytest.param("implicit", Behaviour({"DATA": "554 no"}), Trouble.MESSAGE_REFUSED, True, id="not the mail"),
    pytest.param(
        "implicit", Behaviour({"END": "554 no"}), Trouble.MESSAGE_REFUSED, True, id="not what it read"
    ),
    pytest.param(
        "implicit", Behaviour({"END": "drop"}), Trouble.LINE_DROPPED, True, id="it drops at the end"
    ),
    pytest.param("implicit", Behaviour({"END": "half"}), Trouble.LINE_DROPPED, True, id="it says half a yes"),
]


@pytest.mark.parametrize(("tls", "behaviour", "trouble", "is_opened"), TROUBLES)
def test_whatever_the_server_does_the_note_waits_and_says_why(
    told: Cast,
    held: Path,
    settings: Settings,
    hasten: Callable[[Behaviour], None],
    caplog: pytest.LogCaptureFixture,
    tls: Tls,
    behaviour: Behaviour,
    trouble: Trouble,
    is_opened: bool,
) -> None:
    hasten(behaviour)
    before = len(events())
    with listening(held, tls=tls, behaviour=behaviour, user="larkfield") as here:
        settings.WICKETGATE_MAIL = here.server
        send()

    mail = Mail.objects.get()
    assert (mail.trouble, mail.tries, mail.due_at) == (trouble, 1, NOW + PAUSES[0])
    opened = [Event.VALUE_REVEALED] if is_opened else []
    assert events()[before:] == [*opened, Event.MAIL_FAILED]
    assert address_of("coordinator") not in caplog.text
    assert "is nobody here" not in caplog.text
    if not is_opened:
        assert not any(address_of("coordinator") in words for words in here.heard)


@pytest.mark.parametrize("tls", ["implicit", "starttls"])
@pytest.mark.parametrize("wrong", ["lapsed", "of another name", "of nobody we know"])
def test_nothing_is_said_to_a_server_whose_certificate_does_not_hold(
    told: Cast, held: Path, tmp_path: Path, settings: Settings, tls: Tls, wrong: str
) -> None:
    shown = {
        "lapsed": lambda: certificate(tmp_path, lapsed=True),
        "of another name": lambda: certificate(tmp_path, name="elsewhere.example"),
        "of nobody we know": lambda: certificate(tmp_path),
    }[wrong]()
    with listening(shown, tls=tls, user="larkfield") as here:
        trusted = str(held) if wrong == "of nobody we know" else here.server.ca_file
        settings.WICKETGATE_MAIL = replace(here.server, ca_file=trusted)
        send()

    assert Mail.objects.get().trouble == Trouble.CERTIFICATE
    assert here.taken == []
    assert not any(words.upper().startswith(("AUTH", "MAIL", "RCPT")) for words in here.heard)


def test_a_port_at_which_nobody_listens_is_tried_again(told: Cast, settings: Settings) -> None:
    send()

    assert Mail.objects.get().trouble == Trouble.UNREACHABLE
