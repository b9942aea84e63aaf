"""The coordinator looks how the backups stand, asks for one, and enters the yearly drill."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings

from tests.journeys.conftest import PHONE, Axe, Screenshot, SignIn
from tests.people import CENTRE, FOUNDER, NOW, Cast
from wicketgate.domain.policy.operations import note_backup
from wicketgate.domain.retention.models import Damaged
from wicketgate.doors.jobs import backups, leases
from wicketgate.doors.jobs.models import Scheduled
from wicketgate.doors.jobs.outcomes import DAMAGED, DONE, NO_DISK
from wicketgate.doors.jobs.registry import JOBS
from wicketgate.vault import chosen, recovery

LATE = NOW - timedelta(days=9)


@pytest.fixture(autouse=True)
def a_disk_in_another_building(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.WICKETGATE_DATA = data = tmp_path / "data"
    data.mkdir()
    (data / recovery.PUBLIC).write_text("{}")
    monkeypatch.setattr(backups, "connection", SimpleNamespace(vendor="sqlite"))
    chosen.written(data, chosen.wanted(data, "/media/church-disk"), at=LATE)


def some_days_of_jobs() -> None:
    leases.enrol(JOBS, CENTRE, at=NOW)
    Scheduled.objects.update(outcome=DONE, done_at=NOW, finished_at=NOW, due_at=NOW + timedelta(hours=1))
    Scheduled.objects.filter(name__in=("backup", "carry")).update(outcome=NO_DISK, done_at=LATE)
    Scheduled.objects.filter(name="sweep").update(outcome=DAMAGED)
    note_backup(by=FOUNDER, at=LATE)
    Damaged(centre=CENTRE, reference=f"people.person.name:{CENTRE.hex}", found_at=NOW).save()


def test_the_coordinator_keeps_the_records(
    open_page: Callable[..., Page], people: Cast, signed_in: SignIn, axe: Axe, screenshot: Screenshot
) -> None:
    some_days_of_jobs()
    page = signed_in(open_page(), people.coordinator)
    page.get_by_role("link", name="Policy and records").click()
    page.get_by_role("link", name="Keeping the records").click()

    expect(page.get_by_text("A backup is overdue")).to_be_visible()
    expect(page.get_by_text("They are kept in /media/church-disk")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="people.person.name")).to_contain_text("One sealed value")
    axe(page)
    screenshot(page, "keeping-the-records")

    page.get_by_role("button", name="Make a backup now").click()
    expect(page.get_by_text("A backup will be made within a minute or two")).to_be_visible()

    page.get_by_role("link", name="Enter a drill").click()
    axe(page)
    for box, value in (("Day", "20"), ("Month", "11"), ("Year", "2026")):
        page.get_by_label(box).fill(value)
    page.get_by_role("button", name="Enter it").click()
    expect(page.get_by_text("The drill is entered.")).to_be_visible()
    expect(page.get_by_text("The last one was entered on 21 November 2026.")).to_be_visible()


def test_it_fits_a_phone(open_page: Callable[..., Page], people: Cast, signed_in: SignIn, axe: Axe) -> None:
    some_days_of_jobs()
    page = signed_in(open_page(PHONE), people.officer)

    page.goto("/officers/keeping/")

    expect(page.get_by_role("heading", name="Keeping the records")).to_be_visible()
    width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert width <= 0, "it scrolls sideways"
    axe(page)
