"""What is written down of what happens, and what never is."""

import io
import logging
import logging.config
import re
from datetime import UTC
from typing import Any

import pytest
from django.conf import settings

from tests.families import a_family
from tests.people import NOW, Cast
from tests.security.programs import calls, imports
from tests.security.signed import at_the_page
from wicketgate.config import log_lines
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.people.models import Arrangement
from wicketgate.domain.people.operations import arrangements
from wicketgate.doors.web.coordinator.views import families

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
SECRET = "Ottilie of Hidden Lane"
INSIDE = ("Traceback", "site-packages", "wicketgate/", "SELECT ", "DJANGO_SETTINGS", "RuntimeError", SECRET)


@pytest.fixture
def broken(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the page of families break with a message that names somebody."""

    def breaks(*given: object, **more: object) -> None:
        try:
            int(SECRET)
        except ValueError as error:
            raise RuntimeError(SECRET) from error

    monkeypatch.setattr(families, "render", breaks)


def test_a_mistake_shows_nothing_of_the_inside(people: Cast, broken: None) -> None:
    answer = at_the_page(people, "coordinator", raises=False).get("/centre/families/")

    page = answer.content.decode()
    assert answer.status_code == 500
    assert [word for word in INSIDE if word in page] == []


def test_a_mistake_logs_nothing_of_anybody(
    people: Cast, broken: None, caplog: pytest.LogCaptureFixture
) -> None:
    a_family(people)
    client = at_the_page(people, "coordinator", raises=False)

    with caplog.at_level(logging.DEBUG):
        client.get("/centre/families/")

    said = "\n".join(
        record.getMessage() for record in caplog.records if not record.name.startswith("django.db")
    )
    assert "/centre/families/" in said
    assert all(name not in said for name in ("Niamh", "Tobiah", "Quince"))


def logged(formatter: logging.Formatter, people: Cast) -> str:
    """Return what the log says of a page that breaks with somebody's name, while it holds another mistake."""
    said = io.StringIO()
    handler, log = logging.StreamHandler(said), logging.getLogger("django.request")
    handler.setFormatter(formatter)
    log.addHandler(handler)
    try:
        at_the_page(people, "coordinator", raises=False).get("/centre/families/")
    finally:
        log.removeHandler(handler)
    return said.getvalue()


@pytest.mark.usefixtures("broken")
def test_a_mistake_logs_its_kind_and_place_and_none_of_its_words(people: Cast) -> None:
    line = logged(log_lines.WithoutWords(), people)

    assert SECRET not in line
    assert "RuntimeError" in line
    assert "ValueError" in line
    assert "/views/families.py" in line
    assert settings.LOGGING["formatters"]["plain"]["class"].endswith(".WithoutWords")  # type: ignore[index]


@pytest.mark.usefixtures("broken")
def test_control_as_logging_writes_it_the_words_are_there(people: Cast) -> None:
    assert logged(logging.Formatter(), people).count(SECRET) == 2


def test_a_mistake_leaves_nothing_done(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*given: object, **more: object) -> None:
        raise RuntimeError

    before = Entry.objects.count()
    monkeypatch.setattr(arrangements, "enter", breaks)

    with pytest.raises(RuntimeError):
        a_family(people)

    assert not Arrangement.objects.exists()
    assert Entry.objects.count() == before


@pytest.mark.parametrize(
    "typed", ["/nowhere/%0aWARNING%20forged/", "/nowhere/\r\nERROR forged/", "/centre/\x1b[31mred/"]
)
def test_nothing_typed_makes_a_line_of_the_log(
    people: Cast, typed: str, caplog: pytest.LogCaptureFixture
) -> None:
    client = at_the_page(people, "coordinator", raises=False)

    with caplog.at_level(logging.INFO, logger="django.request"):
        client.get(typed)
        client.post("/account/sign-in/", {"login": "a\nERROR forged", "password": "b\nERROR forged"})

    assert "\nERROR forged" not in caplog.text
    assert "forged" not in "".join(
        record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR
    )


def test_there_is_one_log_and_it_goes_to_one_place() -> None:
    log: Any = settings.LOGGING

    assert set(log["handlers"]) == {"stderr"}
    assert log["root"]["handlers"] == ["stderr"]
    assert {name for name in imports() if "logging.handlers" in imports()[name]} == set()
    assert calls("FileHandler", "SysLogHandler", "HTTPHandler", "basicConfig", "SMTPHandler") == {}


def test_a_line_of_the_log_has_its_zone() -> None:
    said = io.StringIO()
    log: Any = settings.LOGGING
    formatter = log["formatters"]["plain"]
    handler = logging.StreamHandler(said)
    handler.setFormatter(logging.Formatter(formatter["format"], formatter.get("datefmt")))
    handler.handle(logging.LogRecord("wicketgate", logging.WARNING, "", 1, "a job failed", None, None))

    assert re.match(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4} WARNING wicketgate a job failed", said.getvalue()
    )


def test_an_entry_says_when_who_and_what(people: Cast) -> None:
    family = a_family(people)

    at_the_page(people, "coordinator").get(f"/centre/families/{family.id}/")

    entry = Entry.objects.filter(event=Event.PAGE_SHOWN).latest("sequence")
    assert (entry.at, entry.at.tzinfo) == (NOW, UTC)
    assert (entry.actor, entry.centre, entry.subject) == (
        people.coordinator.token,
        people.centre.id,
        family.id,
    )
    assert entry.detail is not None
