"""Who gets a note, that every note is alike, and that no note and no page about notes tells of what isn't theirs."""

import email
import email.policy
import re
from collections.abc import Callable
from email.message import EmailMessage, Message
from pathlib import Path

import pytest
from django.db import DatabaseError, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.fixtures import Settings

from tests.asking import ASKED, Field, a_field, asked_by, made_ready
from tests.domain.post.server import listening
from tests.domain.referrals.filling import ADULTS, save, sent
from tests.mailing import NOWHERE, address_of, let_be_told
from tests.mailing import send as send_due
from tests.people import CENTRE, FOUNDER, NOW, Cast, cast
from tests.signing_in import sign_in
from tests.vault.certificates import certificate
from wicketgate.domain.accounts.mailing.operations import tell
from wicketgate.domain.accounts.models import Account
from wicketgate.domain.concerns import operations as concern_operations
from wicketgate.domain.concerns.discretion import newest_entries
from wicketgate.domain.concerns.models import Concern
from wicketgate.domain.concerns.operations import Account as Told
from wicketgate.domain.concerns.operations import raise_concern
from wicketgate.domain.disclosures.asked import Asker
from wicketgate.domain.disclosures.models import AskerKind, Channel
from wicketgate.domain.disclosures.operations import record_request, refuse_by_letter, release_attendance
from wicketgate.domain.ledger import checkpoints
from wicketgate.domain.ledger.verify import verify
from wicketgate.domain.people.coded import SideKind
from wicketgate.domain.post.models import Kind, Mail
from wicketgate.domain.post.operations import PAUSES
from wicketgate.domain.referrals.models import Referral
from wicketgate.domain.referrals.operations import accept, decline
from wicketgate.domain.referrals.operations import send as send_referral
from wicketgate.domain.referrals.pages import Page, Section
from wicketgate.doors import clock
from wicketgate.vault.chance import new_id

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
EVERYBODY = ("coordinator", "team_leader", "volunteer", "officer", "chair", "referrer", "other_referrer")
OFFICER, LIVES_WITH = "safeguarding_officer", SideKind.LIVES_WITH


@pytest.fixture
def people(settings: Settings) -> Cast:
    """The cast, each with an address for notes."""
    settings.WICKETGATE_MAIL = NOWHERE
    people = cast()
    let_be_told(people, *EVERYBODY)
    return people


@pytest.fixture
def field(people: Cast) -> Field:
    return a_field(people)


def told(people: Cast) -> list[str]:
    """Return for whom notes wait, and forget them."""
    names = {getattr(people, name).id: name for name in EVERYBODY}
    waiting = sorted(names[mail.to] for mail in Mail.objects.filter(kind=Kind.WAITS))
    Mail.objects.all().delete()
    return waiting


def _referral_comes_in(field: Field) -> None:
    sent(field.referrer)


def _request_comes_in(field: Field) -> None:
    asked_by(field, "other_referrer")


def _request_by_telephone(field: Field) -> None:
    asker = Asker(AskerKind.AGENCY, field.agency.id)
    record_request(ASKED, asker, channel=Channel.TELEPHONE, sent_once=new_id(), by=field.coordinator, at=NOW)


def _the_same_twice(field: Field) -> None:
    referral = sent(field.referrer)
    told(field.cast)
    send_referral(referral.id, by=field.referrer, at=NOW)


def _statement(field: Field) -> None:
    request = made_ready(asked_by(field), field, family=field.family.id)
    told(field.cast)
    release_attendance(request.id, expected_version=request.version, by=field.coordinator, at=NOW)


def _letter(field: Field) -> None:
    request = made_ready(asked_by(field, "other_referrer"), field, family=field.family.id)
    told(field.cast)
    refuse_by_letter(request.id, expected_version=request.version, by=field.coordinator, at=NOW)


def _letter_about_nobody(field: Field) -> None:
    request = made_ready(asked_by(field, "other_referrer"), field, family=None)
    told(field.cast)
    refuse_by_letter(request.id, expected_version=request.version, by=field.coordinator, at=NOW)


def _declined(field: Field) -> None:
    referral = sent(field.referrer)
    told(field.cast)
    decline(referral.id, reason="full", expected_version=referral.version, by=field.coordinator, at=NOW)


def _accepted(field: Field) -> None:
    referral = sent(field.referrer)
    save(referral, Section(Page.ADULT, LIVES_WITH), ADULTS[LIVES_WITH], by=field.coordinator)
    save(referral, Section(Page.RISKS, LIVES_WITH), {"no_risks": True}, by=field.coordinator)
    told(field.cast)
    whole = Referral.objects.get(id=referral.id)
    accept(whole.id, expected_version=whole.version, by=field.coordinator, at=NOW)


def _concern(about_post: str = "", who: str = "volunteer", kind: str = "concern") -> Callable[[Field], None]:
    def raised(field: Field) -> None:
        account = Told(kind=kind, words="Words", about_post=about_post)
        raise_concern(account, once=new_id().hex, by=field.cast.viewer(who), at=NOW)

    return raised


@pytest.mark.parametrize(
    ("happens", "whom"),
    [
        pytest.param(_referral_comes_in, ["coordinator"], id="a referral comes in"),
        pytest.param(_the_same_twice, [], id="the same referral is sent a second time"),
        pytest.param(_request_comes_in, ["coordinator"], id="a request comes in"),
        pytest.param(_request_by_telephone, [], id="the coordinator writes a request down"),
        pytest.param(_statement, ["referrer"], id="a statement answers a request"),
        pytest.param(_letter, ["other_referrer"], id="a letter answers it"),
        pytest.param(_letter_about_nobody, ["other_referrer"], id="a letter answers one about nobody"),
        pytest.param(_accepted, ["referrer"], id="a referral is accepted"),
        pytest.param(_declined, ["referrer"], id="a referral is declined"),
        pytest.param(_concern(), ["officer"], id="a concern is raised"),
        pytest.param(_concern(OFFICER), ["chair"], id="one about the officer"),
        pytest.param(_concern("coordinator"), ["officer"], id="one about the coordinator"),
        pytest.param(_concern("chair"), ["officer"], id="one about the chair"),
        pytest.param(_concern(kind="complaint"), ["chair", "officer"], id="a complaint"),
        pytest.param(_concern("chair", kind="complaint"), ["officer"], id="a complaint about the chair"),
        pytest.param(_concern(who="officer"), [], id="one that the officer wrote"),
    ],
)
def test_whom_a_note_goes_to(field: Field, happens: Callable[[Field], None], whom: list[str]) -> None:
    happens(field)

    assert told(field.cast) == whom


def test_a_concern_is_kept_whatever_is_wrong_with_the_outbox(
    field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*args: object, **kwargs: object) -> None:
        raise DatabaseError("database disk image is malformed")

    monkeypatch.setattr(Mail, "save", damaged)

    _concern()(field)

    assert Concern.objects.count() == 1
    assert newest_entries(field.cast.viewer("officer"), at=NOW)[0].event == "concern_raised"


def test_only_whoever_recorded_an_address_gets_any(field: Field) -> None:
    Account.objects.update(email=None)

    for happens in (_referral_comes_in, _request_comes_in, _concern()):
        happens(field)

    assert told(field.cast) == []


def test_every_note_is_alike_whatever_it_is_about(field: Field, settings: Settings, tmp_path: Path) -> None:
    """Statement or letter, family held or not, accepted or declined, concern or referral: not a word differs."""
    bodies = set()
    happenings = (
        _statement,
        _letter,
        _letter_about_nobody,
        _accepted,
        _declined,
        _concern(),
        _request_comes_in,
    )
    for happens in happenings:
        settings.WICKETGATE_MAIL = NOWHERE
        Mail.objects.all().delete()
        happens(field)
        with listening(certificate(tmp_path)) as here:
            settings.WICKETGATE_MAIL = here.server
            send_due()
        (taken,) = here.taken
        bodies.add((len(taken.content) - len(taken.recipients[0]), taken.content.partition(b"\r\n\r\n")[2]))

    assert len({body for _length, body in bodies}) == 1
    assert len(bodies) == 1


def test_a_note_goes_at_the_same_moment_whether_the_family_is_held_or_not(field: Field) -> None:
    waiting = []
    for happens in (_letter, _letter_about_nobody):
        happens(field)
        waiting += list(Mail.objects.values_list("kind", "due_at", "is_discreet", "to"))
        Mail.objects.all().delete()

    assert waiting[0] == waiting[1]


# What tells that there is a concern


def _looks(client: Client) -> tuple[object, ...]:
    """Return what the coordinator's own pages show: words and how many questions they ask of the database."""
    seen: list[object] = []
    for name in ("coordinator:requests", "coordinator:serving", "coordinator:families", "officers:ledger"):
        with CaptureQueriesContext(connections["default"]) as queries:
            page = client.get(reverse(name))
        body = page.content.decode().partition("<main")[0] + page.content.decode().partition("<main")[2]
        seen += [page.status_code, "have not got through" in body, len(queries)]
    return tuple(seen)


def test_neither_the_ledger_nor_a_banner_tells_of_a_note_about_a_concern(people: Cast) -> None:
    later = NOW + PAUSES[0] + PAUSES[1] + PAUSES[2]
    client = Client()
    with clock.held(later):
        sign_in(client, people.coordinator, at=later)
        _looks(client)
        before = [line.event for line in newest_entries(people.viewer("coordinator"), at=later)]
        without = _looks(client)

        a_concern = Told(kind="concern", words="Words")
        raise_concern(a_concern, once="once", by=people.viewer("volunteer"), at=NOW)
        for at in (NOW, NOW + PAUSES[0], later):
            send_due(at)
        assert Mail.objects.get().tries == 3

        assert _looks(client) == without
        after = [line.event for line in newest_entries(people.viewer("coordinator"), at=later)]
    # All that came since is the coordinator's own looking.
    assert {event for event in after if "mail" in event or "concern" in event} == {
        event for event in before if "mail" in event or "concern" in event
    }
    officers = [line.event for line in newest_entries(people.viewer("officer"), at=later)]
    assert "mail_failed" in officers


def test_control_a_note_that_is_not_discreet_tells_the_coordinator(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        concern_operations, "tell", lambda *args, **kwargs: tell(*args, **kwargs | {"is_discreet": False})
    )
    later = NOW + PAUSES[0] + PAUSES[1] + PAUSES[2]
    client = Client()
    with clock.held(later):
        sign_in(client, people.coordinator, at=later)
        without = _looks(client)
        raise_concern(Told(kind="concern", words="Words"), once="o", by=people.viewer("volunteer"), at=NOW)
        send_due()

        assert _looks(client) != without


def test_control_a_note_about_anything_else_than_the_concern_stands_in_the_ledger(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        concern_operations,
        "tell",
        lambda *args, **kwargs: tell(*args, **kwargs | {"about": people.officer.id}),
    )

    raise_concern(Told(kind="concern", words="Words"), once="o", by=people.viewer("volunteer"), at=NOW)

    assert newest_entries(people.viewer("coordinator"), at=NOW)[0].event == "mail_queued"


def test_a_banner_says_to_the_coordinator_alone_that_notes_do_not_get_through(field: Field) -> None:
    _referral_comes_in(field)
    send_due()
    later = NOW + PAUSES[0] + PAUSES[1] + PAUSES[2]
    pages = {}
    with clock.held(later):
        for name in ("coordinator", "officer", "referrer", "volunteer"):
            client = Client()
            sign_in(client, getattr(field.cast, name), at=later)
            pages[name] = client.get(reverse("shared:policy")).content.decode()

    said = {name for name, page in pages.items() if "have not got through" in page}
    assert said == {"coordinator"}
    assert "the mail server could not be reached" in pages["coordinator"]
    for name in EVERYBODY:
        assert address_of(name) not in pages["coordinator"]


# The witness


def test_each_checkpoint_is_mailed_once_to_the_chair(
    people: Cast, settings: Settings, tmp_path: Path
) -> None:
    checkpoint = checkpoints.make(by=FOUNDER, at=NOW)
    with listening(certificate(tmp_path)) as here:
        settings.WICKETGATE_MAIL = here.server
        send_due()
        send_due()
        later = checkpoints.make(by=FOUNDER, at=NOW + PAUSES[0])
        send_due(NOW + PAUSES[0])

    assert [taken.recipients for taken in here.taken] == [[address_of("chair")]] * 2
    for taken, made in zip(here.taken, (checkpoint, later), strict=True):
        # As the chair copies it out of the mail: from the ledger's name to the end of the signature.
        message = email.message_from_bytes(taken.content, policy=email.policy.SMTP)
        copied = re.search(r"^wicketgate/.*?^— [^\n]*\n", _read(message), re.DOTALL | re.MULTILINE)
        assert copied is not None
        assert copied.group() == made.note
        assert verify(CENTRE, witnessed=[copied.group()]).holds


def _read(message: Message) -> str:
    assert isinstance(message, EmailMessage)
    return str(message.get_content()).replace("\r\n", "\n")


def test_without_an_address_of_the_chair_nothing_is_entered(people: Cast) -> None:
    Account.objects.filter(id=people.chair.id).update(email=None)
    checkpoints.make(by=FOUNDER, at=NOW)

    send_due()

    assert not Mail.objects.exists()
