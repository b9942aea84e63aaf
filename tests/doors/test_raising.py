"""The page on which a concern is raised: nothing stands before it, and nothing typed is lost."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import SuspiciousOperation
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from tests.people import NOW, TODAY, Cast, cast
from tests.signing_in import sign_in
from wicketgate.clauses.decision import Decision
from wicketgate.domain.accounts.models import Post
from wicketgate.domain.concerns.models import LONGEST_WORDS, Concern
from wicketgate.domain.gate.question import Question
from wicketgate.domain.ledger.refusals import NotFound, Overtaken, Unable
from wicketgate.domain.people.models import Arrangement, Wall
from wicketgate.doors import clock

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
ADDRESS = "/concern/"
WORDS = "She flinched when he came in."
SENT = {"kind": "concern", "words": WORDS, "once": "a page"}


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture(autouse=True)
def held_clock() -> Iterator[None]:
    with clock.held(NOW):
        yield


def test_a_stranger_is_told_whom_to_ring(client: Client, people: Cast) -> None:
    page = client.get(ADDRESS).content.decode()

    assert "999" in page
    assert "101" in page
    assert "duty team" in page


def test_every_page_leads_there_signed_in_or_not(client: Client, people: Cast) -> None:
    pages = [
        client.get("/"),
        client.get("/account/sign-in/"),
        client.get("/policy/"),
        client.get("/no-such-page/"),
    ]

    sign_in(client, people.volunteer)
    pages += [client.get("/policy/"), client.get("/no-such-page/")]

    assert all(f'href="{ADDRESS}"' in page.content.decode() for page in pages)


def test_somebody_writes_one_on_one_page(client: Client, people: Cast) -> None:
    sign_in(client, people.volunteer)
    assert "does not stop this" in client.get(ADDRESS).content.decode()

    page = client.post(ADDRESS, SENT).content.decode()

    assert Concern.objects.get().reference in page
    assert "Safeguarding officer" in page
    assert WORDS not in page


@pytest.mark.parametrize(
    "lapsed", ["post", "undertaking", "second factor", "own password", "wall", "everything"]
)
def test_nothing_that_has_lapsed_stops_it(client: Client, people: Cast, lapsed: str) -> None:
    account = people.volunteer
    sent = dict(SENT)
    if lapsed in ("post", "everything"):
        Post.objects.filter(account=account).update(ends=TODAY - timedelta(days=1))
    if lapsed in ("undertaking", "everything"):
        account.undertakings.all().delete()
    if lapsed in ("own password", "everything"):
        account.must_change_password = True
        account.save()
    if lapsed in ("wall", "everything"):
        sent["about"] = _a_family_known_to(people).reference
    # Signed in by a password alone, as before a second factor is given.
    client.force_login(account)

    response = client.post(ADDRESS, sent)

    assert response.status_code == 200
    assert Concern.objects.get().raised_by_id == account.id


def _a_family_known_to(people: Cast) -> Arrangement:
    family = Arrangement(centre=people.centre.id, reference="A-0001", service="supported", accepted_on=TODAY)
    family.save(force_insert=True)
    wall = Wall(centre=people.centre.id, account=people.volunteer, arrangement=family, declared_on=TODAY)
    wall.save(force_insert=True)
    return family


def test_the_same_page_sent_twice_is_one_concern_and_one_answer(client: Client, people: Cast) -> None:
    sign_in(client, people.volunteer)

    first, second = client.post(ADDRESS, SENT), client.post(ADDRESS, SENT)

    assert Concern.objects.count() == 1
    assert Concern.objects.get().reference in second.content.decode()
    assert first.status_code == second.status_code == 200


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        pytest.param({"words": "  "}, "Write at least a few words", id="no words"),
        pytest.param(
            {"words": "long " * LONGEST_WORDS}, "longer than one concern can be", id="too many words"
        ),
        pytest.param({"about": "x" * 201}, "in 200 characters or fewer", id="too long a name for a family"),
        pytest.param({"kind": "gossip"}, "Select a valid choice", id="a kind there is not"),
    ],
)
def test_a_mistake_keeps_what_was_typed(
    client: Client, people: Cast, changed: dict[str, str], says: str
) -> None:
    sign_in(client, people.volunteer)
    sent = {**SENT, **changed}

    page = client.post(ADDRESS, sent).content.decode()

    assert says in page
    assert sent["words"].strip() in page
    assert not Concern.objects.exists()


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Ring 0161 496 0123, they moved to M20 3BG", id="an address and a number"),
        pytest.param("a\x00b\x07c", id="characters that no database keeps"),
        pytest.param("\u202eturned\u202c שלום", id="right to left"),
        pytest.param("<script>alert(1)</script>", id="hostile"),
        pytest.param("Zoe\u0308 🙂", id="diacritics and a face"),
        pytest.param("x", id="one letter"),
    ],
)
def test_no_words_delay_it(client: Client, people: Cast, words: str) -> None:
    sign_in(client, people.volunteer)

    response = client.post(ADDRESS, {**SENT, "words": words})

    assert response.status_code == 200
    assert Concern.objects.count() == 1


def test_a_number_in_it_is_pointed_out_afterwards(client: Client, people: Cast) -> None:
    sign_in(client, people.volunteer)

    page = client.post(ADDRESS, {**SENT, "words": "Ring 0161 496 0123"}).content.decode()

    assert "There may be an address or a number in it" in page
    assert "a telephone number" in page
    assert "0161" not in page


@pytest.mark.parametrize(
    ("kind", "about_post", "says"),
    [
        ("incident", "", "Tell the coordinator that something happened"),
        ("accident", "", "accident book"),
    ],
)
def test_what_else_there_is_to_do_is_said(
    client: Client, people: Cast, kind: str, about_post: str, says: str
) -> None:
    sign_in(client, people.volunteer)

    page = client.post(ADDRESS, {**SENT, "kind": kind, "about_post": about_post}).content.decode()

    assert says in page


def test_nobody_is_sent_to_a_coordinator_whom_it_is_about(client: Client, people: Cast) -> None:
    sign_in(client, people.volunteer)

    page = client.post(ADDRESS, {**SENT, "kind": "incident", "about_post": "coordinator"}).content.decode()

    assert "Tell the coordinator" not in page


def test_what_somebody_wrote_while_their_sign_in_ended_is_given_back(client: Client, people: Cast) -> None:
    page = client.post(ADDRESS, SENT).content.decode()

    assert WORDS in page
    assert "this was not sent" in page
    assert not Concern.objects.exists()


def test_whoever_adds_a_word_and_sends_the_same_page_again_loses_none(client: Client, people: Cast) -> None:
    sign_in(client, people.volunteer)

    client.post(ADDRESS, SENT)
    page = client.post(ADDRESS, {**SENT, "words": f"{WORDS} Twice."}).content.decode()

    first, second = Concern.objects.order_by("raised_at", "id")
    assert first.reference != second.reference
    assert {first.reference in page, second.reference in page} == {True, False}


def test_no_browser_cuts_what_is_pasted(client: Client, people: Cast) -> None:
    sign_in(client, people.volunteer)

    assert "maxlength" not in client.get(ADDRESS).content.decode()


def test_as_many_words_as_are_allowed_are_kept_however_their_lines_end(client: Client, people: Cast) -> None:
    sign_in(client, people.volunteer)

    # A browser sends each line's end as two characters, and a face as a dozen.
    client.post(ADDRESS, {**SENT, "words": "🙂\r\n" * (LONGEST_WORDS // 2)})

    assert Concern.objects.count() == 1


@pytest.mark.parametrize(
    "broke",
    [
        pytest.param(OperationalError("database is locked"), id="the records are locked"),
        pytest.param(Unable("no"), id="an operation can't"),
        pytest.param(Overtaken("no"), id="somebody was faster"),
        pytest.param(NotFound(), id="something is not there"),
        pytest.param(PermissionError("key"), id="the key can't be read"),
        pytest.param(SuspiciousOperation("gone"), id="the sign-in ended in that moment"),
    ],
)
def test_whatever_breaks_the_words_come_back(
    people: Cast, monkeypatch: pytest.MonkeyPatch, broke: Exception
) -> None:
    def break_down(*args: object, **kwargs: object) -> None:
        raise broke

    browser = Client(raise_request_exception=False)
    sign_in(browser, people.volunteer)
    monkeypatch.setattr("wicketgate.domain.concerns.operations.raise_concern", break_down)

    answer = browser.post(ADDRESS, SENT)

    assert answer.status_code >= 400
    assert WORDS in answer.content.decode()
    assert "999" in answer.content.decode()


def test_a_law_that_refuses_gives_the_words_back(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    decide = Question.decide

    def refuse(question: Question, at: datetime) -> Decision:
        return replace(decide(question, at), answer="refuse")

    browser = Client(raise_request_exception=False)
    sign_in(browser, people.volunteer)
    monkeypatch.setattr(Question, "decide", refuse)

    answer = browser.post(ADDRESS, SENT)

    assert WORDS in answer.content.decode()
    assert not Concern.objects.exists()


def test_without_scripts_the_page_waits_an_hour_for_whoever_writes(client: Client, people: Cast) -> None:
    sign_in(client, people.volunteer)

    page, other = client.get(ADDRESS).content.decode(), client.get("/policy/").content.decode()

    assert '<noscript><meta http-equiv="refresh" content="3600;url=/locked/"></noscript>' in page
    assert "what you wrote is gone" in page
    assert 'content="900;url=/locked/"' in other


def test_whoever_writes_for_longer_than_a_page_may_lie_idle_loses_nothing(
    client: Client, people: Cast
) -> None:
    sign_in(client, people.volunteer)

    with clock.held(NOW + timedelta(minutes=40)):
        response = client.post(ADDRESS, SENT)
        after = client.get("/policy/")

    assert response.status_code == 200
    assert Concern.objects.count() == 1
    assert after.headers["Location"] == reverse("shared:locked")


def test_a_page_without_a_kind_is_a_worry_about_nobody_in_particular(client: Client, people: Cast) -> None:
    sign_in(client, people.volunteer)

    client.post(ADDRESS, {"words": WORDS})

    concern = Concern.objects.get()
    assert (concern.kind, concern.about_post) == ("concern", "")
