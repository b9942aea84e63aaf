"""What the server does so that a shared tablet shows nothing: the leaf, an open page's question, papers, headers."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from tests.people import FOUNDER, NOW, TODAY, Cast, cast
from tests.signing_in import sign_in
from wicketgate.domain.accounts.models import Post
from wicketgate.domain.accounts.tablets import enrol_tablet, retire_tablet
from wicketgate.doors import clock
from wicketgate.doors.web.shared import sign_in_marks as marks
from wicketgate.doors.web.shared.leaf import LEAF_COOKIE, SIDES
from wicketgate.doors.web.shared.pdf import pdf_response
from wicketgate.doors.web.shared.views import policy
from wicketgate.doors.web.shared.views.still_open import BEGIN_ANEW, STAY

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
ASKS = "/still-open/"


@pytest.fixture
def people() -> Iterator[Cast]:
    cache.clear()
    with clock.held(NOW):
        yield cast()
    cache.clear()


def _on_a_tablet(client: Client, people: Cast) -> None:
    tablet, token = enrol_tablet(label="the hall’s tablet", on=TODAY, by=FOUNDER, at=NOW)
    sign_in(client, people.team_leader)
    session = client.session
    session[marks.TABLET] = tablet.id.hex
    session.save()
    client.cookies[marks.TABLET_COOKIE] = token


def test_every_answer_turns_the_leaf(client: Client, people: Cast) -> None:
    sign_in(client, people.coordinator)

    sides = [
        client.get(address).cookies[LEAF_COOKIE].value
        for address in ("/policy/", "/home/", "/nowhere/", "/locked/")
    ]

    assert sides == [*SIDES, *SIDES]


def test_no_script_reads_the_leaf_and_no_other_site_sends_it(client: Client, people: Cast) -> None:
    leaf = client.get("/").cookies[LEAF_COOKIE]

    assert leaf["httponly"]
    assert leaf["samesite"] == "Strict"
    assert not leaf["max-age"]


def test_a_page_may_stay_while_whoever_is_there_holds_a_post(client: Client, people: Cast) -> None:
    sign_in(client, people.team_leader)
    assert client.get(ASKS).status_code == STAY

    Post.objects.filter(account=people.team_leader).update(ends=TODAY - timedelta(days=1))

    assert client.get(ASKS).status_code == BEGIN_ANEW


def test_nobodys_page_begins_anew(client: Client, people: Cast) -> None:
    answer = client.get(ASKS)

    assert answer.status_code == BEGIN_ANEW
    assert answer.content == b""


@pytest.mark.parametrize(
    ("asks", "is_open"),
    [pytest.param(ASKS, False, id="by itself"), pytest.param(f"{ASKS}?touched", True, id="after a touch")],
)
def test_only_a_touch_keeps_a_sign_in_open(client: Client, people: Cast, asks: str, is_open: bool) -> None:
    sign_in(client, people.coordinator)
    with clock.held(NOW + timedelta(minutes=10)):
        client.get(asks)

    with clock.held(NOW + timedelta(minutes=20)):
        assert (client.get("/account/second-factor/").status_code == 200) is is_open


def test_a_tablet_that_was_let_go_locks_at_once(client: Client, people: Cast) -> None:
    _on_a_tablet(client, people)
    assert client.get("/account/second-factor/").status_code == 200

    retire_tablet(UUID(client.session[marks.TABLET]), on=TODAY, by=FOUNDER, at=NOW)

    assert client.get("/account/second-factor/").headers["Location"] == "/locked/"
    assert "PIN for today" not in client.get("/locked/").content.decode()


def test_on_the_tablet_whoever_is_not_signed_in_finds_the_lock(client: Client, people: Cast) -> None:
    _on_a_tablet(client, people)
    client.get("/locked/")

    assert client.get("/day/").headers["Location"] == "/locked/"


def test_elsewhere_they_find_the_way_in_and_are_told_that_nothing_is_open(
    client: Client, people: Cast
) -> None:
    answer = client.get("/day/", follow=True)

    assert "Nothing is open on this screen now." in answer.content.decode()
    assert client.post("/centre/serving/rota/").headers["Location"].endswith("?next=/home/")


@pytest.mark.parametrize("header", ["Sec-Purpose", "Purpose"])
def test_nothing_is_given_out_beforehand(client: Client, people: Cast, header: str) -> None:
    sign_in(client, people.coordinator)

    answer = client.get("/locked/", headers={header: "prefetch;prerender"})

    assert answer.status_code == 503
    assert answer.content == b""
    assert client.get("/account/second-factor/").status_code == 200, (
        "what is fetched beforehand locked the tablet"
    )


def test_a_paper_leaves_the_screen_when_its_time_is_over(
    client: Client, people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    _on_a_tablet(client, people)
    monkeypatch.setattr(policy, "render", lambda *args, **kwargs: pdf_response(b"%PDF-", name="a-paper"))

    assert client.get("/policy/").headers["Refresh"] == "300; url=/home/"


@pytest.mark.parametrize("address", ["/", "/nowhere/", "/static/shared/wicket.css"])
def test_every_answer_says_what_a_page_may_use(client: Client, people: Cast, address: str) -> None:
    answer = client.get(address)

    assert "camera=()" in answer["Permissions-Policy"]
    assert "publickey-credentials-get=(self)" in answer["Permissions-Policy"]
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer["Origin-Agent-Cluster"] == "?1"
    assert b"".join(answer)  # read to its end, which closes a file


def test_a_picture_inside_the_page_is_allowed_for_the_apps_square_alone(client: Client, people: Cast) -> None:
    sign_in(client, people.coordinator)
    Authenticator.objects.all().delete()

    for address, is_allowed in (("/policy/", False), ("/account/second-factor/app/", True)):
        assert ("data:" in client.get(address, follow=True)["Content-Security-Policy"]) is is_allowed
