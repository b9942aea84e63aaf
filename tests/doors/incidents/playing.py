"""How a case is played: the pages that answer a request, what a paper gives away, and a guard taken away."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connections
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.asking import Field
from tests.domain.gate.papers import text_of
from tests.families import member
from tests.people import NOW
from wicketgate.domain.disclosures.models import AttendanceRequest
from wicketgate.domain.disclosures.operations import answering
from wicketgate.domain.gate import document
from wicketgate.domain.gate.templates import TEMPLATES
from wicketgate.domain.people.models import Arrangement, Member, Part
from wicketgate.domain.people.operations import reveal_item

# What tells where the mother of the cast's family is, and how she is reached.
HERS = ("Niamh", "14 Quince Row", "LK4 1QR", "07700 900411", "7700900411", "niamh@example.org")


def press(client: Client, act: str, request: AttendanceRequest) -> HttpResponse:
    """Press one of the buttons of a request's page, as the request now stands."""
    now = AttendanceRequest.objects.get(id=request.id)
    answer: HttpResponse = client.post(  # type: ignore[assignment]  # what follows is a page
        reverse(f"coordinator:request_{act}", args=[now.id, now.version]),
        {"with_address": "on", "leave_address_out": ""},
        follow=True,
    )
    return answer


def choose_family(client: Client, request: AttendanceRequest, family: Arrangement, **more: str) -> None:
    """Say on the page which family a request is about."""
    now = AttendanceRequest.objects.get(id=request.id)
    chosen = {"family": str(family.id), "version": now.version} | more
    client.post(reverse("coordinator:request_family", args=[request.id]), chosen)


def paper_of(client: Client, request: AttendanceRequest) -> str:
    """Return the words of the paper that answered a request, fetched through its page."""
    fetched = client.get(reverse("coordinator:request_paper", args=[request.id]))
    assert fetched["Content-Type"] == "application/pdf"
    return text_of(fetched.content)


def given_away(text: str, held: tuple[str, ...] = HERS) -> set[str]:
    """Return which of `held` stands in `text`."""
    return {value for value in held if value in text}


def her_address(field: Field) -> str:
    """Return the mother's address, opened as the coordinator may: what a careless program could then misplace."""
    her = member(field.family, Part.ADULT, side="lives_with")
    return reveal_item(
        her.id, item="address", purpose="check_details", due_today=False, by=field.coordinator, at=NOW
    )


def carelessly_adding(
    monkeypatch: pytest.MonkeyPatch, fields_of: str, name: str, value: Callable[[], str]
) -> None:
    """Let the program give a paper one field more than it has, by default."""
    proper = getattr(answering, fields_of)

    def careless(*args: object, **kwargs: object) -> dict[str, object]:
        return {**proper(*args, **kwargs), name: value()}

    monkeypatch.setattr(answering, fields_of, careless)


def take_allow_list_away(monkeypatch: pytest.MonkeyPatch, template: str, name: str, folder: Path) -> None:
    """Let the paper `template` take the field `name` too, and print it."""
    documents = folder / "documents"
    shutil.copytree(document._FOLDER, documents)
    source = documents / f"{template}.typ"
    source.write_text(f"{source.read_text()}\n#given.{name}\n")
    wider = replace(TEMPLATES[template], fields=TEMPLATES[template].fields | {name})
    monkeypatch.setattr(document, "_FOLDER", documents)
    monkeypatch.setitem(TEMPLATES, template, wider)


def write(client: Client, her: Member, item: str, text: str, **more: str) -> str:
    """Write one value of her record anew, and return the page that comes."""
    address = reverse("coordinator:record", args=[her.arrangement_id, her.id, item])
    seen = client.get(address).context["form"].initial["seen"]
    return client.post(address, {"text": text, "seen": seen} | more, follow=True).content.decode()


def everything_kept() -> bytes:
    """Return every value of every row of both databases, as whoever hosts them can read it."""
    return b"\n".join(_plain(value) for alias in ("default", "keyring") for value in _values(alias))


def _values(alias: str) -> list[object]:
    connection = connections[alias]
    with connection.cursor() as cursor:
        found: list[object] = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found += [value for row in cursor.fetchall() for value in row]
    return found


def _plain(value: object) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
