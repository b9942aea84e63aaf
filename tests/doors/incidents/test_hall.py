"""What leaves the hall: a volunteer's copies at home, and paper that nobody counted."""

from itertools import chain

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.domain.gate.papers import text_of
from tests.domain.sessions.saturday import a_place, open_hall
from tests.doors.guessing import Guesser
from tests.families import a_family
from tests.people import Cast
from tests.signing_in import signed_in
from wicketgate.domain.accounts import roles
from wicketgate.domain.accounts.models import Role
from wicketgate.domain.sessions.models import DaySheet

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
SHEETS, PRINT = "/day/sheets/", "/day/sheets/print/"
WHERE_FAMILIES_ARE = ("/day/", "/centre/", "/officers/", "/refer/", "/concern/", "/policy/")


@pytest.fixture(autouse=True)
def day_with_a_family(people: Cast) -> None:
    a_place(people, a_family(people), open_hall(people))


def print_sheet(client: Client) -> HttpResponse:
    answer: HttpResponse = client.post(PRINT, {"number": "1"})  # type: ignore[assignment]
    return answer


def test_incident_volunteer_keeps_cases_at_home(people: Cast) -> None:
    client, guesser = signed_in(people, "volunteer"), Guesser()
    found = chain(guesser.own("volunteer", most=1), guesser.others("volunteer"))
    addresses = sorted({address for address, _nobodys in found if address.startswith(WHERE_FAMILIES_ARE)})
    pages = [getattr(client, method)(address) for address in addresses for method in ("get", "post")]

    assert len(pages) > 100
    assert print_sheet(client).status_code == 404
    kinds = {page["Content-Type"].partition(";")[0] for page in pages if page.content}
    assert kinds == {"text/html"}
    assert not any("Content-Disposition" in page for page in pages)
    assert PRINT not in client.get("/day/").content.decode()
    assert not DaySheet.objects.exists()


def test_control_with_the_key_a_volunteer_takes_the_list_home(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = "print the day sheet"
    monkeypatch.setitem(roles.KEYS, key, roles.KEYS[key] | {Role.VOLUNTEER})

    sheet = print_sheet(signed_in(people, "volunteer"))

    assert "Tobiah M" in text_of(sheet.content)


def test_incident_cabinet_sold_with_files_in_it(people: Cast) -> None:
    client = signed_in(people, "team_leader")
    print_sheet(client)
    open_still = client.get(SHEETS).content.decode()

    client.post(reverse("volunteer:sheet_returned", args=[DaySheet.objects.get().id]))
    closed = client.get(SHEETS).content.decode()

    assert "Not back yet" in open_still
    assert "Not back yet" not in closed
    assert "Came back and was shredded" in closed


def test_control_without_the_register_nobody_misses_the_paper(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DaySheet, "save", lambda sheet, **kwargs: None)
    client = signed_in(people, "team_leader")

    sheet = print_sheet(client)

    assert "Tobiah M" in text_of(sheet.content)
    assert "Not back yet" not in client.get(SHEETS).content.decode()
