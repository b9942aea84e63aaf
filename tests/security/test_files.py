"""The one file that is taken, the policy, and the papers that are given."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.domain.policy.reading import word_files
from tests.domain.sessions.saturday import a_place, open_hall
from tests.families import a_family
from tests.people import Cast
from tests.security.signed import at_the_page
from wicketgate.domain.policy.models import PolicyDocument

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
OWN = b"1. Volunteers sign an undertaking.\n\n2. No reports for court.\n\n3. Attendance: dates and times only.\n"
ENTITY = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY taken SYSTEM "file:///etc/hostname">'
    '<!ENTITY many "&taken;&taken;">]><w:document xmlns:w="{main}"><w:body><w:p><w:r><w:t>&taken;</w:t></w:r></w:p>'
    "</w:body></w:document>"
)


@pytest.fixture
def coordinator(people: Cast) -> Client:
    return at_the_page(people, "coordinator")


def bring_in(client: Client, name: str, content: bytes, kind: str = "text/plain") -> Any:
    file = SimpleUploadedFile(name, content, content_type=kind)
    return client.post(reverse("coordinator:policy_bring_in"), {"file": file})


def read_back(client: Client) -> str:
    document = PolicyDocument.objects.get()
    return client.get(reverse("coordinator:policy_document", args=[document.id])).content.decode()


def test_a_policy_is_taken(coordinator: Client) -> None:
    assert bring_in(coordinator, "policy.txt", OWN).status_code == 302
    assert "Volunteers sign an undertaking" in read_back(coordinator)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("policy.txt", b"a" * 1_000_001, id="a text"),
        pytest.param("policy.docx", b"PK" + b"a" * 10_000_001, id="a Word file"),
    ],
)
def test_a_file_that_is_too_large_is_sent_back(coordinator: Client, name: str, content: bytes) -> None:
    answer = bring_in(coordinator, name, content)

    assert answer.status_code == 200
    assert not PolicyDocument.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("policy.txt", b"%PDF-1.7\n", id="a PDF named as a text"),
        pytest.param("policy.txt", b"PK\x03\x04aaaa", id="a zip named as a text"),
        pytest.param("policy.docx", OWN, id="a text named as Word"),
        pytest.param("policy.exe", b"MZ", id="a program"),
        pytest.param("policy.html", b"<script>alert(1)</script>", id="a page"),
        pytest.param("policy.svg", b"<svg onload='alert(1)'/>", id="a picture"),
        pytest.param("policy.txt\x00.exe", b"MZ", id="a name with a NUL"),
        pytest.param("policy.docx", word_files.packed({"a.txt": "hello"}), id="a zip of something else"),
    ],
)
@pytest.mark.parametrize("kind", ["text/plain", "application/octet-stream"])
def test_a_file_that_is_not_what_its_name_says_is_sent_back(
    coordinator: Client, name: str, content: bytes, kind: str
) -> None:
    bring_in(coordinator, name, content, kind)

    assert not PolicyDocument.objects.exists()


def test_an_entity_in_a_word_file_is_never_followed(coordinator: Client) -> None:
    file = word_files.packed({"word/document.xml": ENTITY.format(main=word_files.MAIN)})

    page = bring_in(coordinator, "policy.docx", file).content.decode()

    assert not PolicyDocument.objects.exists()
    assert "file:///" not in page


def test_markdown_that_is_brought_in_is_shown_as_text(coordinator: Client) -> None:
    bring_in(
        coordinator,
        "policy.md",
        OWN + b"\n4. [Look](javascript:alert(1)) <b>here</b> ![x](http://elsewhere.example/x.png)\n",
    )

    page = read_back(coordinator)

    assert 'href="javascript:' not in page
    assert "<b>here" not in page
    assert "<img" not in page


@pytest.mark.parametrize(
    "name", ["../../../etc/cron.d/x.txt", "..\\..\\x.txt", "/tmp/x.txt", "a\r\nX-Taken: 1.txt", '";x="y.txt']
)
def test_a_hostile_file_name_is_a_name_and_no_path(coordinator: Client, name: str) -> None:
    before = set(settings.WICKETGATE_DATA.rglob("*"))

    answer = bring_in(coordinator, name, OWN)

    assert set(settings.WICKETGATE_DATA.rglob("*")) == before
    assert "X-Taken" not in answer
    if PolicyDocument.objects.exists():
        assert "../" not in read_back(coordinator)


def test_a_file_that_was_brought_in_is_at_no_address(coordinator: Client) -> None:
    bring_in(coordinator, "policy.txt", OWN)
    document = PolicyDocument.objects.get()

    for address in (
        "/media/policy.txt",
        "/static/policy.txt",
        "/policy.txt",
        f"/{document.id}",
        f"/files/{document.id}",
    ):
        assert coordinator.get(address).status_code == 404
    assert not settings.MEDIA_ROOT
    kinds = {coordinator.get(at)["Content-Type"] for at in ("/policy/", reverse("coordinator:policy"))}
    assert kinds == {"text/html; charset=utf-8"}


def test_the_name_of_a_paper_is_ours(people: Cast) -> None:
    a_place(people, a_family(people), open_hall(people))

    paper = at_the_page(people, "team_leader").post("/day/sheets/print/", {"number": "1", "name": '";x="y'})

    assert re.fullmatch(r'(?:inline|attachment); filename="[a-z0-9-]+\.pdf"', paper["Content-Disposition"])
