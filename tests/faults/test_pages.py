"""On a full disk the pages stay calm: nothing is half-saved, and a concern comes back to whoever wrote it."""

from collections.abc import Iterator

import pytest
from django.test import Client

from tests.families import a_family
from tests.faults.pages import disk
from tests.people import NOW, Cast, cast
from tests.signing_in import sign_in
from wicketgate.domain.concerns.models import Concern
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.policy.models import Centre
from wicketgate.doors import clock

pytestmark = [pytest.mark.database, pytest.mark.django_db(databases=["default", "keyring"])]
WORDS = "She flinched when he came in. <b>Twice.</b>"
SENT = {"kind": "concern", "words": WORDS, "about": "the Tuesday family", "about_post": "", "once": "a page"}


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture(autouse=True)
def held_clock() -> Iterator[None]:
    with clock.held(NOW):
        yield


@pytest.fixture
def browser(people: Cast) -> Client:
    Centre.objects.update(telephone="01632 960 100")
    browser = Client(raise_request_exception=False)
    sign_in(browser, people.volunteer)
    return browser


@pytest.mark.parametrize(
    ("trouble", "says"),
    [("full", "The disk of the centre’s computer is full"), ("failing", "takes nothing at the moment")],
)
def test_a_concern_that_can_t_be_saved_stays_on_the_page(browser: Client, trouble: str, says: str) -> None:
    with disk(trouble) as turned_away:
        answer = browser.post("/concern/", SENT)

    page = answer.content.decode()
    assert turned_away
    assert answer.status_code == 507
    assert Concern.objects.count() == 0
    assert says in page
    assert "She flinched when he came in. &lt;b&gt;Twice.&lt;/b&gt;</textarea>" in page
    assert "the Tuesday family" in page
    assert "Ring the safeguarding officer now" in page
    assert "999" in page
    assert "01632 960 100" in page


def test_it_is_sent_again_from_that_very_page_and_kept_once(people: Cast) -> None:
    browser = Client(enforce_csrf_checks=True, raise_request_exception=False)
    sign_in(browser, people.volunteer)
    token = browser.get("/concern/").content.decode().split('csrfmiddlewaretoken" value="')[1].split('"')[0]
    with disk("full"):
        page = browser.post("/concern/", SENT | {"csrfmiddlewaretoken": token}).content.decode()
    again = page.split('csrfmiddlewaretoken" value="')[1].split('"')[0]

    answers = [browser.post("/concern/", SENT | {"csrfmiddlewaretoken": again}) for _twice in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert Concern.objects.count() == 1


def test_a_concern_comes_back_whatever_it_is_that_broke(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*args: object, **kwargs: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("wicketgate.domain.concerns.operations.raise_concern", break_down)

    answer = browser.post("/concern/", SENT)

    assert answer.status_code == 507
    assert "She flinched when he came in." in answer.content.decode()


def test_a_concern_comes_back_though_nothing_can_be_read(browser: Client) -> None:
    with disk("failing", is_readable=False):
        answer, other = browser.post("/concern/", SENT), browser.get("/policy/")

    page = answer.content.decode()
    assert (answer.status_code, other.status_code) == (507, 507)
    assert "She flinched when he came in." in page
    assert "999" in page


def test_what_is_looked_at_opens_unless_it_is_sealed(people: Cast) -> None:
    family = a_family(people)
    browser = Client(raise_request_exception=False)
    sign_in(browser, people.coordinator)
    entries = Entry.objects.count()

    with disk("full"):
        plain = [browser.get(address).status_code for address in ("/", "/policy/", "/concern/")]
        sealed = browser.get(f"/centre/families/{family.id}/")

    page = sealed.content.decode()
    assert plain == [200, 200, 200]
    assert sealed.status_code == 507
    assert "The disk is full: nothing was saved" in page
    assert "Every look at a sealed name or number is written down first" in page
    assert "Tobiah" not in page
    assert Entry.objects.count() == entries


def test_a_sign_in_that_can_t_be_noted_still_looks_and_is_locked_no_later(people: Cast) -> None:
    browser = Client(raise_request_exception=False)
    sign_in(browser, people.volunteer)

    with clock.held(NOW.replace(minute=40)), disk("full") as turned_away:
        looked = browser.get("/policy/")

    assert turned_away, "this page would have noted that it was opened"
    assert looked.status_code == 200
    with clock.held(NOW.replace(minute=46)):
        assert browser.get("/policy/").headers["Location"] == "/locked/"
