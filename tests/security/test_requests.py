"""What comes with a request and may be made up: methods, hosts, addresses of visitors, names that come twice."""

from typing import Any

import pytest
from django.test import Client

from tests.people import Cast
from tests.security.signed import at_the_page
from wicketgate.doors.web.shared.methods import LOOK_OR_SEND

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.mark.parametrize(
    "method", ["TRACE", "TRACK", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "PROPFIND"]
)
@pytest.mark.parametrize(
    "address", ["/", "/centre/families/", "/static/shared/wicket.css", "/account/sign-in/"]
)
def test_only_looking_and_sending_is_answered(people: Cast, method: str, address: str) -> None:
    client = at_the_page(people, "coordinator")

    answer = client.generic(method, address, headers={"x-mark": "a mark of the test"})

    assert answer.status_code == 405
    assert b"a mark of the test" not in answer.content


def test_a_look_at_the_head_alone_shows_no_body(people: Cast) -> None:
    answer = at_the_page(people, "coordinator").head("/centre/families/")

    assert (answer.status_code, answer.content) == (200, b"")
    assert "HEAD" in LOOK_OR_SEND


def _wrong_password(client: Client, **headers: str) -> int:
    return client.post(
        "/account/sign-in/", {"login": "nobody-here", "password": "not-theirs-at-all"}, headers=headers
    ).status_code


@pytest.mark.parametrize(
    "name", ["x-forwarded-for", "x-real-ip", "forwarded", "cf-connecting-ip", "true-client-ip"]
)
def test_a_made_up_address_of_the_visitor_is_not_believed(people: Cast, name: str) -> None:
    tries = [_wrong_password(Client(), **{name: f"203.0.113.{number}"}) for number in range(6)]

    assert tries == [200] * 5 + [429]


def test_many_names_tried_from_one_place_are_stopped_too(people: Cast) -> None:
    answers: list[Any] = [
        Client().post(
            "/account/sign-in/",
            {"login": f"nobody-{number}", "password": "not-theirs-at-all"},
            headers={"x-forwarded-for": f"203.0.113.{number}"},
        )
        for number in range(31)
    ]

    assert [answer.status_code for answer in answers] == [200] * 30 + [429]


@pytest.mark.parametrize("header", ["host", "x-forwarded-host"])
def test_a_made_up_name_of_the_host_is_refused(people: Cast, header: str) -> None:
    answer = Client().get("/account/sign-in/", headers={header: "elsewhere.example"})

    assert answer.status_code == (400 if header == "host" else 200)
    assert b"elsewhere.example" not in answer.content


@pytest.mark.parametrize("header", ["x-forwarded-proto", "x-forwarded-ssl", "front-end-https"])
def test_a_made_up_tls_is_not_believed(people: Cast, header: str) -> None:
    answer = Client().get("/", headers={header: "https"})

    assert "Strict-Transport-Security" not in answer


@pytest.mark.parametrize("header", ["x-user-id", "remote-user", "x-remote-user", "authorization"])
def test_nobody_is_somebody_by_a_header(people: Cast, header: str) -> None:
    answer = Client().get("/home/", headers={header: "coordinator"})

    assert answer.headers["Location"].startswith("/account/sign-in/")


@pytest.mark.parametrize(
    "header", ["x-http-method-override", "x-method-override", "x-original-url", "x-rewrite-url"]
)
def test_no_header_makes_another_request_of_it(people: Cast, header: str) -> None:
    value = "DELETE" if "method" in header else "/centre/families/"

    answer = Client().get("/", headers={header: value})

    assert (answer.status_code, answer.content) == (200, Client().get("/").content)


def test_a_name_that_comes_twice_does_nothing_else(people: Cast) -> None:
    twice = "login=coordinator&login=chair&password=one&password=a-long-password-of-the-tests"
    answer = Client().post("/account/sign-in/", twice, content_type="application/x-www-form-urlencoded")
    in_the_address = Client().post(
        "/account/sign-in/?login=chair&password=a-long-password-of-the-tests",
        {"login": "chair", "password": "x"},
    )

    # The last of two is taken, for the chair's name as for the password, and never one from the address.
    assert answer.headers.get("Location", "") in ("/account/sign-in/code/", "/home/")
    assert in_the_address.status_code == 200


def test_a_body_that_is_no_form_is_sent_back(people: Cast) -> None:
    client = at_the_page(people, "coordinator")

    for kind in ("application/json", "text/xml", "text/plain"):
        answer = client.post("/centre/families/search/", "{}", content_type=kind)
        assert answer.status_code == 200
        assert b"Niamh" not in answer.content


@pytest.mark.parametrize("size", [2_000_001])
def test_a_body_that_is_too_large_is_refused(people: Cast, size: int) -> None:
    client = at_the_page(people, "coordinator", raises=False)

    answer = client.post(
        "/concern/", b"words=" + b"a" * size, content_type="application/x-www-form-urlencoded"
    )

    assert answer.status_code == 400


def test_a_body_of_too_many_fields_is_refused(people: Cast) -> None:
    client = at_the_page(people, "coordinator", raises=False)

    assert client.post("/concern/", {f"f{number}": "x" for number in range(401)}).status_code == 400
