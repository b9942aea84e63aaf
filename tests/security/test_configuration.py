"""How a real centre is set: nothing for debugging, no secret in the program, and its files for their owner alone."""

import re
import stat
from pathlib import Path

import pytest

from tests.census.conftest import ROOT
from tests.doors.cli.computer import Computer
from tests.security import real_centre
from tests.security.programs import calls, imports

SECRET = re.compile(r"(?i)\b(?:password|passwd|secret|token|api_?key)\s*=\s*[\"'][^\"'{}]{6,}[\"']")
KEYS = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----|AGE-SECRET-KEY-1[A-Z0-9]{20}")


def test_nothing_for_debugging_is_on() -> None:
    held = real_centre.settings()

    assert held["DEBUG"] is False
    assert not any("debug" in name for name in (*held["INSTALLED_APPS"], *held["MIDDLEWARE"]))
    assert not any("debug" in name for name in held["TEMPLATES"][0]["OPTIONS"]["context_processors"])
    assert "django.contrib.admin" not in held["INSTALLED_APPS"]
    assert calls("set_trace", "breakpoint", "runserver") == {}
    assert not any(
        {"pdb", "ipdb", "debug_toolbar", "django_extensions"} & taken for taken in imports().values()
    )


def test_no_password_is_in_the_program() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in (ROOT / "wicketgate").rglob("*.py")}
    said = {path.name: SECRET.findall(text) for path, text in texts.items() if SECRET.search(text)}

    assert len(texts) > 200
    assert {name for name in said if name not in NO_SECRETS} == set()
    assert [path for path, text in texts.items() if KEYS.search(text)] == []
    assert SECRET.search('password = "hunter22"')


# The invented people's way in, which only the demonstration has, and which it prints at every start.
NO_SECRETS = {"serving.py"}


def test_each_installation_has_secrets_of_its_own() -> None:
    one = real_centre.settings()["SECRET_KEY"]
    real_centre.settings.cache_clear()
    other = real_centre.settings()["SECRET_KEY"]

    assert one != other
    assert len(one) == len(other) == 64  # 256 bits from its own root key


def test_the_cache_is_a_table() -> None:
    held = real_centre.settings()["CACHES"]

    assert set(held) == {"default"}
    assert held["default"]["BACKEND"] == "wicketgate.doors.web.shared.plain_cache.PlainCache"


def test_one_application_answers_here() -> None:
    held = real_centre.settings()

    assert held["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert "SESSION_COOKIE_DOMAIN" not in held


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


def test_what_is_written_is_its_owners_alone(computer: Computer) -> None:
    assert computer.begin().returncode == 0

    ours = [path for path in computer.home.rglob("*") if "wicketgate" in str(path.relative_to(computer.home))]
    open_to_others = [
        path.name for path in ours if path.is_file() and stat.S_IMODE(path.stat().st_mode) & 0o077
    ]

    assert len(ours) > 3
    assert open_to_others == []
    assert stat.S_IMODE(computer.data.stat().st_mode) == 0o700
