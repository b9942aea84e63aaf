"""A backup that is overdue stands among what is left to do, until one is written."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.people import CENTRE, FOUNDER, NOW, TODAY, Cast, cast
from tests.signing_in import sign_in
from wicketgate.domain.policy import papers
from wicketgate.domain.policy.models import Centre
from wicketgate.domain.policy.operations import note_backup, note_papers_made
from wicketgate.doors import clock
from wicketgate.doors.dated import Dated, dated

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
DAY = timedelta(days=1)


@pytest.fixture
def people(monkeypatch: pytest.MonkeyPatch) -> Cast:
    people = cast()
    Centre.objects.update(is_demonstration=False)
    monkeypatch.setattr(papers, "is_backed_up_elsewhere", lambda: False)
    note_papers_made("ab12cd34ef56", made_on=TODAY, by=FOUNDER, at=NOW)
    return people


@pytest.fixture(autouse=True)
def held_clock() -> Iterator[None]:
    with clock.held(NOW + 9 * DAY):
        yield


def test_a_week_after_the_papers_the_first_is_due(people: Cast) -> None:
    shown = [dated(CENTRE, on=TODAY + days * DAY) for days in (6, 7, 8)]

    assert shown == [(), *[(Dated("backup", TODAY + 7 * DAY),)] * 2]
    assert [one.is_overdue(TODAY + 8 * DAY) for one in shown[2]] == [True]


def test_a_backup_takes_it_off_the_list_for_a_week(people: Cast) -> None:
    note_backup(by=FOUNDER, at=NOW + 8 * DAY)

    shown = [dated(CENTRE, on=TODAY + days * DAY) for days in (9, 14, 15)]

    assert shown == [(), (), (Dated("backup", TODAY + 15 * DAY),)]


def test_the_coordinator_sees_it_with_what_to_do(people: Cast, client: Client) -> None:
    sign_in(client, people.coordinator, at=NOW + 9 * DAY)

    page = client.get(reverse("coordinator:first_evening")).content.decode()

    assert "Plug in the disk of the backups" in page
    assert reverse("officers:keeping") in page
    assert "It was due on 28 November 2026." in page
