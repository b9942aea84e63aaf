"""Every answer bears its guards: pages, refusals, mistakes, redirects, papers, and the files beside them."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.http import HttpResponseBase, StreamingHttpResponse
from django.test import Client, override_settings
from django.urls import reverse

from tests.domain.sessions.saturday import a_place, open_hall
from tests.families import a_family
from tests.people import Cast
from tests.security.signed import at_the_page
from wicketgate.doors.web.shared.views import policy

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
GUARDS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
KINDS = {
    "text/html; charset=utf-8", "application/pdf", "text/css; charset=utf-8", "image/svg+xml",
    "text/javascript; charset=utf-8",
}  # fmt: skip


@pytest.fixture
def answers(people: Cast, monkeypatch: pytest.MonkeyPatch) -> dict[str, HttpResponseBase]:
    """One answer of every kind that there is, by what it is."""
    a_place(people, a_family(people), open_hall(people))
    stranger, coordinator = at_the_page(people, ""), at_the_page(people, "coordinator", raises=False)
    found: dict[str, HttpResponseBase] = {
        "a page for everybody": stranger.get("/"),
        "the way in": stranger.get("/account/sign-in/"),
        "a redirect": stranger.get("/home/"),
        "a page of families": coordinator.get("/centre/families/"),
        "not there": coordinator.get("/centre/nowhere/"),
        "a refusal of another's page": coordinator.get("/officers/concerns/"),
        "a paper": at_the_page(people, "team_leader").post("/day/sheets/print/", {"number": "1"}),
        "a method that is not answered": coordinator.put("/centre/families/"),
        "the stylesheet": stranger.get("/static/shared/wicket.css"),
        "a script": stranger.get("/static/shared/idle.js"),
        "a picture": stranger.get("/static/shared/gate.svg"),
        "without the form's mark": Client(enforce_csrf_checks=True).post("/account/sign-in/"),
    }
    with monkeypatch.context() as broken:
        broken.setattr(policy, "render", None)
        found["a mistake of ours"] = coordinator.get("/policy/")
    return {what: _read_to_its_end(answer) for what, answer in found.items()}


def _read_to_its_end(answer: HttpResponseBase) -> HttpResponseBase:
    """Return an answer whose file, if it has one, is closed again."""
    if isinstance(answer, StreamingHttpResponse):
        answer.getvalue()
    return answer


def _unlike(answers: dict[str, HttpResponseBase], header: str, wanted: str) -> dict[str, str]:
    held = {what: answer.get(header, "") for what, answer in answers.items()}
    return {what: value for what, value in held.items() if value != wanted}


def test_each_kind_of_answer_is_looked_at(answers: dict[str, HttpResponseBase]) -> None:
    statuses = {answer.status_code for answer in answers.values()}

    assert statuses == {200, 302, 403, 404, 405, 500}
    assert answers["a paper"]["Content-Type"] == "application/pdf"


def test_every_answer_bears_the_headers(answers: dict[str, HttpResponseBase]) -> None:
    missing = {header: _unlike(answers, header, wanted) for header, wanted in GUARDS.items()}
    policies = {what: answer.get("Content-Security-Policy", "") for what, answer in answers.items()}

    assert {header: unlike for header, unlike in missing.items() if unlike} == {}
    assert {what for what, held in policies.items() if "frame-ancestors 'none'" not in held} == set()


@pytest.mark.parametrize(
    "taken_away", ["csp.middleware.CSPMiddleware", "django.middleware.security.SecurityMiddleware"]
)
def test_control_without_what_writes_them_they_are_missing(people: Cast, taken_away: str) -> None:
    kept = [one for one in settings.MIDDLEWARE if one != taken_away]

    with override_settings(MIDDLEWARE=kept):
        answer = Client().get("/")

    assert "Content-Security-Policy" not in answer or "X-Content-Type-Options" not in answer


def test_every_answer_says_what_it_is(answers: dict[str, HttpResponseBase]) -> None:
    said = {what: answer.get("Content-Type", "") for what, answer in answers.items()}

    with_a_body = {what: kind for what, kind in said.items() if _has_a_body(answers[what])}
    assert {what: kind for what, kind in with_a_body.items() if kind.replace('"', "") not in KINDS} == {}
    assert len(set(with_a_body.values())) == len(KINDS)


def _has_a_body(answer: HttpResponseBase) -> bool:
    return answer.streaming or bool(getattr(answer, "content", b""))


def test_every_page_is_kept_by_nobody(answers: dict[str, HttpResponseBase]) -> None:
    files = {"the stylesheet", "a script", "a picture"}
    pages = {what: answer for what, answer in answers.items() if what not in files}

    kept = {what: answer.get("Cache-Control", "") for what, answer in pages.items()}
    assert {what for what, value in kept.items() if "no-store" not in value} <= {
        "a method that is not answered"
    }


def test_the_policy_of_content_is_closed(answers: dict[str, HttpResponseBase]) -> None:
    said = answers["a page of families"]["Content-Security-Policy"].split("; ")
    held = {part.partition(" ")[0]: part.partition(" ")[2] for part in said}

    for closed in ("default-src", "object-src", "base-uri", "frame-ancestors"):
        assert held[closed] == "'none'"
    assert {held[own] for own in ("style-src", "connect-src", "font-src", "form-action")} == {"'self'"}
    assert held["script-src"].split()[0] == "'self'"
    assert "unsafe" not in str(held)
    assert "http" not in str(held)
    assert "*" not in str(held)


def test_no_other_site_may_read_an_answer(people: Cast) -> None:
    client = at_the_page(people, "coordinator")

    for address in ("/centre/families/", "/static/shared/wicket.css", "/account/sign-in/"):
        answer = _read_to_its_end(client.get(address, headers={"origin": "https://elsewhere.example"}))
        assert answer.get("Access-Control-Allow-Origin", "") in ("", "*")
        assert address.startswith("/static/") or "Access-Control-Allow-Origin" not in answer
        assert "Access-Control-Allow-Credentials" not in answer


@pytest.fixture
def like_a_real_centre() -> Iterator[None]:
    year = 365 * 24 * 60 * 60
    with override_settings(SECURE_HSTS_SECONDS=2 * year, SECURE_HSTS_INCLUDE_SUBDOMAINS=True):
        yield


def test_over_tls_the_browser_is_told_to_come_back_so(people: Cast, like_a_real_centre: None) -> None:
    for address in ("/", "/nowhere/", "/home/", "/static/shared/wicket.css", reverse("account_login")):
        told = _read_to_its_end(Client().get(address, secure=True))
        assert told["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"
