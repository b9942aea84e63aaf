"""The one command: what it says when it is used wrongly, when something is missing, and what it never passes on."""

import ast
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import start

FILE = Path(start.__file__)


def test_start_stands_on_the_standard_library_alone() -> None:
    tree = ast.parse(FILE.read_text(encoding="utf-8"))
    imported = {
        alias.name.partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    taken_from = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    assert imported
    assert imported <= sys.stdlib_module_names
    assert taken_from == {"pathlib"}


def test_start_can_be_read_by_an_old_python_that_is_then_told_so() -> None:
    assert ast.parse(FILE.read_text(encoding="utf-8"), feature_version=(3, 6)).body


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--prt", "3"], "Unrecognized arguments: --prt 3"),
        (["tset"], "Unrecognized arguments: tset"),
        (["--port"], "Argument --port: expected one argument"),
        (["--port", "eight"], "expected a whole number, got 'eight'"),
        (["--port", "0"], "A port is a number from 1 to 65535. I was given 0"),
        (["--port", "70000"], "A port is a number from 1 to 65535. I was given 70000"),
    ],
)
def test_a_wrong_word_is_answered_with_a_sentence_and_starts_nothing(words: list[str], said: str) -> None:
    told = subprocess.run(
        [sys.executable, FILE, *words], capture_output=True, text=True, timeout=600, check=False
    )

    assert told.returncode == 2
    assert said in told.stderr
    assert "Nothing was started." in told.stderr


def test_a_taken_port_that_was_asked_for_is_refused() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as other,
        pytest.raises(start.Stop, match="taken by another program"),
    ):
        start.choose_port(other.getsockname()[1])


def test_without_a_wish_the_next_free_port_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        monkeypatch.setattr(start, "FIRST_PORT", taken)
        monkeypatch.setattr(start, "LAST_PORT", taken + 20)

        assert start.choose_port(None) > taken


def test_a_real_centres_settings_are_not_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WICKETGATE_DATA", "a real centre's folder")
    monkeypatch.setenv("WICKETGATE_PASSPHRASE", "a real centre's passphrase")

    passed_on = start.clean_environment()

    assert [name for name in passed_on if name.startswith("WICKETGATE_")] == []


@pytest.mark.parametrize(
    ("system", "tools", "line"),
    [
        ("Linux", {"apt-get"}, "sudo apt-get install chromium postgresql"),
        ("Darwin", set(), "brew install google-chrome"),
        ("Windows", set(), "winget install Google.Chrome"),
        ("Linux", set(), "install chromium postgresql   [these are Debian's names]"),
    ],
)
def test_what_is_missing_is_answered_with_the_one_line_to_run(
    monkeypatch: pytest.MonkeyPatch, system: str, tools: set[str], line: str
) -> None:
    monkeypatch.setattr("platform.system", lambda: system)
    monkeypatch.setattr("shutil.which", lambda name: name if name in tools else None)
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)

    with pytest.raises(start.Stop) as letter:
        start.get_from_system(
            "Chromium", debian=["chromium", "postgresql"], brew=["google-chrome"], winget=["Google.Chrome"]
        )

    assert line in str(letter.value)


def test_root_on_debian_has_it_installed_and_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[tuple[str, ...]] = []
    monkeypatch.setattr("shutil.which", lambda name: name)
    monkeypatch.setattr("os.geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(start, "_apt_get", lambda *words: ran.append(words))

    start.get_from_system("Chromium", debian=["chromium"], brew=[], winget=[])

    assert ran[-1] == ("install", "--yes", "--no-install-recommends", "chromium")
    assert "installing chromium with apt-get, as root" in capsys.readouterr().out


def test_an_intel_mac_is_told_why_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.system", lambda: "Darwin")
    monkeypatch.setattr("platform.machine", lambda: "x86_64")

    with pytest.raises(start.Stop, match="Apple's own processor"):
        start.prepare("runtime")
