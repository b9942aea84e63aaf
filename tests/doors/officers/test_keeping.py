"""The page of how the records are kept: calm words, what to do, and nothing that somebody may not know of."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from tests.people import CENTRE, FOUNDER, NOW, Cast
from tests.signing_in import sign_in
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.queries import last_entered
from wicketgate.domain.policy.operations import note_backup
from wicketgate.domain.retention.models import Damaged
from wicketgate.doors.jobs import backups, leases, outcomes
from wicketgate.doors.jobs.models import Scheduled
from wicketgate.doors.jobs.registry import JOBS
from wicketgate.doors.web.officers.views import keeping_words
from wicketgate.vault import chosen, recovery, shelf

pytestmark = [pytest.mark.django_db(databases=["default", "keyring"]), pytest.mark.usefixtures("held_clock")]


@pytest.fixture(autouse=True)
def data(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.WICKETGATE_DATA = data = tmp_path / "data"
    data.mkdir()
    monkeypatch.setattr(backups, "connection", _Embedded())
    return data


class _Embedded:
    vendor = "sqlite"


def page(client: Client, people: Cast, who: str = "coordinator") -> str:
    sign_in(client, getattr(people, who))
    text = client.get(reverse("officers:keeping")).content.decode()
    return re.sub(r"\s+", " ", text)


def ended(name: str, outcome: str, *, tries: int = 0) -> None:
    leases.enrol(JOBS, CENTRE, at=NOW)
    Scheduled.objects.filter(name=name).update(outcome=outcome, tries=tries, finished_at=NOW)


def disk_at(data: Path, folder: Path, *, is_in: bool) -> None:
    (data / recovery.PUBLIC).write_text("{}")
    chosen.written(data, chosen.wanted(data, str(folder)), at=NOW)
    if is_in:
        shelf.home_of(folder, CENTRE.bytes[:5]).mkdir(parents=True)


def test_before_a_place_was_chosen_it_says_how(client: Client, people: Cast) -> None:
    text = page(client, people)

    assert "No place for backups was chosen yet" in text
    assert "Make a backup now" not in text


def test_a_disk_that_is_out_between_two_backups_is_as_it_should_be(
    client: Client, people: Cast, data: Path, tmp_path: Path
) -> None:
    disk_at(data, tmp_path / "disk", is_in=False)
    note_backup(by=FOUNDER, at=NOW - timedelta(days=2))

    text = page(client, people)

    assert "That is as it should be between two backups" in text
    assert "notice stopped" not in text
    assert "notice waiting" not in text


def test_a_backup_that_is_overdue_is_said_with_what_to_do(
    client: Client, people: Cast, data: Path, tmp_path: Path
) -> None:
    disk_at(data, tmp_path / "disk", is_in=False)
    note_backup(by=FOUNDER, at=NOW - timedelta(days=9))

    text = page(client, people)

    assert "A backup is overdue" in text
    assert "Plug in the disk of the backups" in text
    assert "12 November 2026" in text


def test_a_disk_that_is_in_is_named(client: Client, people: Cast, data: Path, tmp_path: Path) -> None:
    disk_at(data, tmp_path / "disk", is_in=True)
    note_backup(by=FOUNDER, at=NOW)

    text = page(client, people)

    assert "The disk is plugged in. A backup is made there every day." in text
    assert "Make a backup now" in text
    assert str(tmp_path / "disk") in text


@pytest.mark.parametrize(
    ("name", "code", "tries", "said"),
    [
        ("backup", outcomes.NO_ROOM, 1, "Use another disk, or take away what is not a backup"),
        ("backup", outcomes.FAILED, 3, "Look whether the disk is plugged in and can be written to"),
        ("checkpoint", outcomes.FAILED, 5, "Run “wicketgate ledger verify”"),
        ("sweep", outcomes.OVERRAN, 4, "Run “wicketgate sweep”"),
        ("mail", outcomes.FAILED, 9, "Close the program and open it again."),
        ("backup", outcomes.FAILED, 1, "It failed, and will be tried again"),
    ],
)
def test_what_keeps_failing_says_what_to_do(
    client: Client, people: Cast, name: str, code: str, tries: int, said: str
) -> None:
    ended(name, code, tries=tries)

    assert said in page(client, people)


def test_every_job_and_every_way_to_end_has_its_words() -> None:
    codes = {value for name, value in vars(outcomes).items() if name.isupper() and isinstance(value, str)}

    assert {job.name for job in JOBS} == set(keeping_words.JOBS)
    assert codes <= set(keeping_words.OUTCOMES)


def test_a_backup_can_be_asked_for(client: Client, people: Cast) -> None:
    ended("backup", outcomes.DONE)
    Scheduled.objects.filter(name="backup").update(due_at=NOW + timedelta(hours=20))
    sign_in(client, people.coordinator)

    client.post(reverse("officers:backup_now"))

    assert Scheduled.objects.get(name="backup").due_at == NOW


def test_what_is_damaged_is_named_by_reference(client: Client, people: Cast) -> None:
    Damaged(centre=CENTRE, reference="accounts.account.name:ab12", found_at=NOW).save()
    ended("sweep", outcomes.DAMAGED)

    text = page(client, people, "officer")

    assert "accounts.account.name:ab12" in text
    assert "Done: something is damaged" in text


def test_a_damaged_concern_tells_nobody_that_there_is_one(client: Client, people: Cast) -> None:
    whole = page(client, people)
    ended("sweep", outcomes.DONE)
    without = page(client, people)
    Damaged(centre=CENTRE, reference="concerns.concern.words:" + "0" * 32, found_at=NOW).save()
    ended("sweep", outcomes.DAMAGED)

    text = page(client, people)

    assert whole
    assert _main(text) == _main(without)


def _main(text: str) -> str:
    return re.sub(r'value="\w{64}"', "", text[text.index("<main") : text.index("</main")])


def drill(client: Client, day: date) -> str:
    boxes = {"held_on_day": day.day, "held_on_month": day.month, "held_on_year": day.year}
    return client.post(reverse("officers:drill"), boxes, follow=True).content.decode()


def test_a_drill_is_entered_once_a_day(client: Client, people: Cast) -> None:
    sign_in(client, people.chair)

    first, second = drill(client, NOW.date() - timedelta(days=3)), drill(client, NOW.date())

    assert "The drill is entered." in first
    assert "A drill was entered today already." in second
    assert last_entered(Event.DRILL_HELD, centre=CENTRE) == NOW


@pytest.mark.parametrize(
    ("days", "said"), [(1, "That day is yet to come."), (-32, "That is more than a month ago.")]
)
def test_a_drill_of_another_time_is_sent_back(client: Client, people: Cast, days: int, said: str) -> None:
    sign_in(client, people.chair)

    assert said in drill(client, NOW.date() + timedelta(days=days))
    assert last_entered(Event.DRILL_HELD, centre=CENTRE) is None


@pytest.mark.parametrize("who", ["team_leader", "volunteer", "referrer"])
@pytest.mark.parametrize("name", ["keeping", "drill"])
def test_to_others_there_is_no_such_page(client: Client, people: Cast, who: str, name: str) -> None:
    sign_in(client, getattr(people, who))

    assert client.get(reverse(f"officers:{name}")).status_code == 404
    assert client.post(reverse("officers:backup_now")).status_code == 404
