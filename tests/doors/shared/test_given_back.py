"""A concern whose form grew old comes back with every word, to be sent with one button; nothing of it is kept."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory

from tests.people import NOW, Cast, cast
from tests.signing_in import sign_in
from wicketgate.domain.accounts.models import Post
from wicketgate.domain.concerns.models import Concern
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.policy.models import Centre
from wicketgate.doors import clock
from wicketgate.doors.web.shared import sign_in_marks as marks
from wicketgate.doors.web.shared.views import stale

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
ADDRESS = "/concern/"
WORDS = "She flinched. <b>Twice.</b>\r\nשלום"
DRAWN = "She flinched. &lt;b&gt;Twice.&lt;/b&gt;\r\nשלום</textarea>"
SENT = {"kind": "accident", "words": WORDS, "about": "the Tuesday family", "about_post": "chair"}
MARK = re.compile(r'name="(csrfmiddlewaretoken|once)" value="([^"]+)"')


@pytest.fixture
def people() -> Cast:
    held = cast()
    Centre.objects.update(telephone="01632 960 100")
    return held


@pytest.fixture(autouse=True)
def held_clock() -> Iterator[None]:
    with clock.held(NOW):
        yield


def _browser(people: Cast) -> Client:
    browser = Client(enforce_csrf_checks=True)
    sign_in(browser, people.volunteer)
    return browser


def _marks(page: str) -> dict[str, str]:
    return dict(MARK.findall(page))


def _written(browser: Client) -> dict[str, str]:
    return SENT | _marks(browser.get(ADDRESS).content.decode())


def _somebody_signed_in_beside_it(browser: Client, people: Cast) -> None:
    browser.cookies["csrftoken"] = "a" * 32


def _cookies_are_refused(browser: Client, people: Cast) -> None:
    browser.cookies.clear()


def _it_idled_out(browser: Client, people: Cast) -> None:
    _somebody_signed_in_beside_it(browser, people)
    session = browser.session
    session["touched_at"] = (NOW - timedelta(minutes=40)).isoformat()
    session.save()


def _the_day_is_over(browser: Client, people: Cast) -> None:
    _somebody_signed_in_beside_it(browser, people)
    session = browser.session
    session["signed_in_at"] = (NOW - timedelta(hours=13)).isoformat()
    session.save()


def _the_tablet_was_locked(browser: Client, people: Cast) -> None:
    browser.cookies[marks.TABLET_COOKIE] = "the hall's"
    browser.get("/locked/")


def _the_session_is_gone(browser: Client, people: Cast) -> None:
    browser.session.flush()


def _the_post_ended(browser: Client, people: Cast) -> None:
    _somebody_signed_in_beside_it(browser, people)
    Post.objects.filter(account=people.volunteer).update(ends=(NOW - timedelta(days=2)).date())


HAPPENED = [
    pytest.param(_somebody_signed_in_beside_it, 403, id="somebody signed in beside it"),
    pytest.param(_cookies_are_refused, 403, id="cookies are refused"),
    pytest.param(_it_idled_out, 403, id="it idled out"),
    pytest.param(_the_day_is_over, 403, id="the day is over"),
    pytest.param(_the_tablet_was_locked, 200, id="the tablet was locked"),
    pytest.param(_the_session_is_gone, 200, id="the session is gone"),
    pytest.param(_the_post_ended, 403, id="the post ended"),
]


@pytest.mark.parametrize(("happens", "status"), HAPPENED)
def test_every_word_comes_back_and_nothing_is_kept(
    people: Cast, happens: Callable[[Client, Cast], None], status: int
) -> None:
    browser = _browser(people)
    written = _written(browser)
    happens(browser, people)
    entries = Entry.objects.count()

    answer = browser.post(ADDRESS, written)

    page = answer.content.decode()
    assert answer.status_code == status
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Not sent yet. Your words are still here." in page
    assert DRAWN in page
    assert 'value="the Tuesday family"' in page
    assert len(re.findall(r'value="(accident|chair)"[^>]* checked', page)) == 2
    assert ("999" in page, "01632 960 100" in page) == (True, True)
    assert (Concern.objects.count(), Entry.objects.count()) == (0, entries)
    assert "flinched" not in repr(dict(browser.session.items())) + str(browser.cookies)


@pytest.mark.parametrize(("happens", "status"), HAPPENED)
def test_one_button_sends_it_from_there_and_it_is_kept_once(
    people: Cast, happens: Callable[[Client, Cast], None], status: int
) -> None:
    browser = _browser(people)
    written = _written(browser)
    happens(browser, people)
    page = browser.post(ADDRESS, written).content.decode()
    if "sessionid" not in browser.cookies or not browser.session.get("_auth_user_id"):
        sign_in(browser, people.volunteer)

    answers = [browser.post(ADDRESS, SENT | _marks(page)) for _twice in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    kept = Concern.objects.get()
    assert (kept.kind, kept.about_post, kept.raised_by_id) == ("accident", "chair", people.volunteer.id)


def test_without_the_way_back_the_words_are_lost(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(request: HttpRequest) -> bool:
        return False

    monkeypatch.setattr(stale, "holds_a_concern", never)
    browser = _browser(people)

    answer = browser.post(ADDRESS, SENT)

    assert "flinched" not in answer.content.decode()


def test_nobody_who_comes_after_sees_it(people: Cast) -> None:
    browser = _browser(people)
    browser.post(ADDRESS, SENT)

    for account in (people.volunteer, people.coordinator):
        sign_in(browser, account)
        after = [browser.get(address).content.decode() for address in (ADDRESS, "/policy/", "/locked/")]
        assert not [page for page in after if "flinched" in page]


def test_whoever_is_signed_out_has_a_way_in_beside_it_and_a_page_that_closes_by_itself(people: Cast) -> None:
    at_home, in_the_hall = Client(), Client()
    in_the_hall.cookies[marks.TABLET_COOKIE] = "the hall's"

    pages = [browser.post(ADDRESS, SENT).content.decode() for browser in (at_home, in_the_hall)]

    ways = [re.findall(r'href="([^"]+)" target="_blank" rel="noopener"', page) for page in pages]
    assert ways == [["/account/sign-in/"], ["/locked/"]]
    assert all('data-idle-seconds="900" data-lock-url="/locked/"' in page for page in pages)
    assert all("what you wrote is gone" in page for page in pages)


def test_words_that_another_site_wrote_are_put_before_nobody(people: Cast) -> None:
    answer = _browser(people).post(ADDRESS, SENT, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403
    assert "flinched" not in answer.content.decode()


def test_a_sign_in_that_ends_in_that_very_moment_gives_the_words_back(people: Cast) -> None:
    answer = stale.damaged(RequestFactory().post(ADDRESS, SENT), RuntimeError("the sign-in is gone"))

    assert DRAWN in answer.content.decode()


@pytest.mark.parametrize(
    ("came_from", "leads_to"),
    [
        ("http://testserver/centre/families/", "/centre/families/"),
        ("http://testserver/policy/?page=2", "/policy/"),
        ("https://elsewhere.example/centre/", "/home/"),
        ("", "/home/"),
    ],
)
def test_any_other_old_form_says_what_happened_and_leads_to_a_fresh_one(
    people: Cast, came_from: str, leads_to: str
) -> None:
    browser = Client(enforce_csrf_checks=True)
    sign_in(browser, people.coordinator)

    answer = browser.post("/centre/families/search/", {"term": "Marsh"}, headers={"Referer": came_from})

    page = answer.content.decode()
    assert answer.status_code == 403
    assert "That form was open for too long" in page
    assert "Nothing was saved" in page
    assert "Marsh" not in page
    assert f'href="{leads_to}">Load the page again' in page
    assert "Main pages" in page


def test_a_browser_that_keeps_no_cookies_is_told_so(people: Cast) -> None:
    page = Client(enforce_csrf_checks=True).post("/account/sign-in/", {"login": "x"}).content.decode()

    assert "keeps no cookies" in page
