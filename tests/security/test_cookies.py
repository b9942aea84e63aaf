"""Cookies: for TLS and for this host alone, out of reach of scripts, sent from our own pages, and saying nothing."""

import re

import pytest
from django.http.cookie import SimpleCookie
from django.urls import reverse

from tests.people import Cast
from tests.security import real_centre
from tests.security.signed import at_the_page

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
# Drawn by chance, or the one of two sides that every answer turns.
DRAWN = re.compile(r"[A-Za-z0-9_-]{32,64}|recto|verso")


@pytest.fixture
def cookies(people: Cast) -> "SimpleCookie":
    """Every cookie that the program gives: of the sign-in, of forms, and of the hall's tablet."""
    client = at_the_page(people, "coordinator")
    client.get("/account/second-factor/")
    client.post(reverse("coordinator:tablets"), {"label": "the hall’s tablet"})
    client.get("/concern/")
    assert {"sessionid", "csrftoken", "wicketgate_tablet"} <= set(client.cookies)
    return client.cookies


def test_every_cookie_says_which_requests_it_goes_with(cookies: "SimpleCookie") -> None:
    given = {name: held["samesite"] for name, held in cookies.items() if name != "sessionid"}

    assert set(given.values()) <= {"Lax", "Strict"}
    assert real_centre.settings()["SESSION_COOKIE_SAMESITE"] == "Lax"


def test_no_script_reads_a_cookie(cookies: "SimpleCookie") -> None:
    assert {name for name, held in cookies.items() if name != "sessionid" and not held["httponly"]} == set()
    assert real_centre.settings()["SESSION_COOKIE_HTTPONLY"] is True
    assert real_centre.settings()["CSRF_COOKIE_HTTPONLY"] is True


def test_no_cookie_says_anything(cookies: "SimpleCookie") -> None:
    assert {name for name, held in cookies.items() if not DRAWN.fullmatch(held.value)} == set()


def test_a_real_centre_tells_browsers_to_come_by_tls() -> None:
    held = real_centre.settings()

    assert held["SECURE_HSTS_SECONDS"] >= 365 * 24 * 60 * 60
    assert held["SECURE_HSTS_INCLUDE_SUBDOMAINS"] is True


def test_a_real_centres_cookies_are_for_tls_and_this_host_alone() -> None:
    held = real_centre.settings()

    assert held["SESSION_COOKIE_NAME"] == "__Host-sessionid"
    assert held["CSRF_COOKIE_NAME"] == "__Host-csrftoken"
    assert held["COOKIES_BEGIN_WITH"] == "__Host-"  # that of the hall's tablet, too
    assert held["SESSION_COOKIE_SECURE"] is True
    assert held["CSRF_COOKIE_SECURE"] is True
    for name in ("SESSION_COOKIE_DOMAIN", "CSRF_COOKIE_DOMAIN", "SESSION_COOKIE_PATH", "CSRF_COOKIE_PATH"):
        assert name not in held  # Django's own: no domain, and every path, as such names ask for
