"""What was typed stays text: on pages, in headers, in addresses, beside scripts, and where marks of a format stand."""

import unicodedata
from dataclasses import replace

import pytest
from django.template import Context, Template
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.sessions.saturday import a_place, open_hall
from tests.families import LIVES_WITH, a_family
from tests.people import Cast
from tests.security.signed import at_the_page
from wicketgate.domain.ledger.refusals import Unable
from wicketgate.domain.people import typed_text
from wicketgate.domain.people.models import Arrangement

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
HOSTILE = "<script>alert(1)</script> \"'><img src=x onerror=alert(2)> {{7*7}} %s {0} {name} %(x)d ${8*8}"
ELSEWHERE = [
    "https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example/", "\\\\elsewhere.example",
    "javascript:alert(1)", "data:text/html,x", "https:elsewhere.example", "/home/\r\nSet-Cookie: taken=1",
    "http://localhost@elsewhere.example/", "\thttps://elsewhere.example/", "///elsewhere.example", "",
]  # fmt: skip


@pytest.fixture
def family(people: Cast) -> Arrangement:
    made = a_family(people, lives_with=replace(LIVES_WITH, name=HOSTILE, known_as=HOSTILE))
    a_place(people, made, open_hall(people))
    return made


def _pages(people: Cast, family: Arrangement) -> dict[str, str]:
    coordinator, leader = at_the_page(people, "coordinator"), at_the_page(people, "team_leader")
    addresses = [reverse("coordinator:families"), reverse("coordinator:family", args=[family.id])]
    addresses.append(reverse("coordinator:book", args=[family.id]))
    found = {address: coordinator.get(address).content.decode() for address in addresses}
    return found | {"/day/": leader.get("/day/").content.decode()}


def test_what_was_typed_is_text_wherever_it_is_shown(people: Cast, family: Arrangement) -> None:
    pages = _pages(people, family)

    assert sum("&lt;script&gt;alert(1)" in page for page in pages.values()) >= 3
    assert {
        address for address, page in pages.items() if "<script>alert" in page or "<img src=x" in page
    } == set()
    assert {address for address, page in pages.items() if "\"'>" in page} == set()


def test_control_where_a_template_takes_it_for_markup_it_is_run() -> None:
    assert "<script>alert(1)" in Template("{{ name|safe }}").render(Context({"name": HOSTILE}))
    assert "<script>alert(1)" not in Template("{{ name }}").render(Context({"name": HOSTILE}))


def test_marks_of_a_format_are_only_text(people: Cast, family: Arrangement) -> None:
    page = _pages(people, family)[reverse("coordinator:family", args=[family.id])]

    for mark in ("{{7*7}}", "%s", "{0}", "{name}", "%(x)d", "${8*8}"):
        assert mark in page


@given(st.text(max_size=60))
def test_input_is_brought_into_one_form_once_and_then_checked(text: str) -> None:
    try:
        kept = typed_text.note(text, longest=200)
    except Unable:
        return

    assert unicodedata.is_normalized("NFC", kept)
    assert typed_text.note(kept, longest=200) == kept  # brought into it once, and no second time


@pytest.mark.parametrize(
    "encoded", ["%3Cscript%3E", "&lt;script&gt;", "\\u003cscript\\u003e", "&#60;b&#62;", "PHNjcmlwdD4="]
)
def test_what_comes_in_encoded_is_kept_as_it_came(encoded: str) -> None:
    assert typed_text.name(f"Ann {encoded}", longest=60) == f"Ann {encoded}"


@pytest.mark.parametrize("back", ELSEWHERE)
def test_a_way_back_is_an_address_of_ours_or_none(people: Cast, back: str) -> None:
    client = at_the_page(people, "minister" if hasattr(people, "minister") else "coordinator")
    page = client.get("/second-factor/again/", {"next": back}).content.decode()
    signing_in = Client().get("/account/sign-in/", {"next": back}).content.decode()

    for found in (page, signing_in):
        assert 'href="javascript:' not in found
        assert 'href="https:' not in found
        assert 'href="//' not in found
    assert "elsewhere.example" not in page


@pytest.mark.parametrize("address", ["/home/", "/second-factor/again/", "/account/sign-in/"])
def test_nothing_typed_breaks_a_header(people: Cast, address: str) -> None:
    client = at_the_page(people, "coordinator")

    answer = client.get(address, {"next": "/home/\r\nX-Taken: 1\r\n\r\n<b>", "x": "\r\nX-Taken: 1"})

    assert "X-Taken" not in answer
    assert all("\n" not in value and "\r" not in value for value in answer.headers.values())


def test_what_goes_to_a_script_is_json_that_can_not_end_it() -> None:
    drawn = Template('{{ held|json_script:"held" }}').render(
        Context({"held": {"name": "</script><b>&'\"\u2028"}})
    )

    assert drawn.count("</script>") == 1
    assert "\\u003C/script\\u003E" in drawn
