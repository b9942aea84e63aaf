"""`wicketgate policy read FILE`, as a person and as another program meet it."""

import io
import json
import os
from pathlib import Path

import pytest

from tests.domain.policy.reading import word_files
from wicketgate.doors.cli.policy import main

DOCUMENTS = Path(__file__).parents[2] / "domain" / "policy" / "documents"
ASHBY = str(DOCUMENTS / "01-plain-numbers.txt")


def run(*argv: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    status = main(argv, out, err)
    return status, out.getvalue(), err.getvalue()


def test_each_paragraph_is_shown_with_the_rule_it_seems_to_state() -> None:
    status, out, err = run("read", ASHBY)

    assert (status, err) == (0, "")
    assert "Ashby Child Contact Centre – Keeping confidences\nLast reviewed: 2025-05\n" in out
    assert "7  Papers about families and helpers are always locked in the office cabinet.\n" in out
    assert "    seems to state the rule on safe keeping: “locked in the office cabinet”" in out
    assert (
        "3(a)  a child may come to harm, here or elsewhere; or\n    continues a paragraph that seems" in out
    )
    assert "Start from one of: withington, wigan, bath, knock." in out


def test_a_paragraph_that_states_no_rule_says_so() -> None:
    _, out, _ = run("read", str(DOCUMENTS / "04-split.md"))

    assert "2.5  Tea and biscuits are served from half past ten.\n    no rule was matched\n" in out


def test_another_program_gets_the_same_as_json() -> None:
    status, out, _ = run("read", ASHBY, "--json")

    told = json.loads(out)
    assert status == 0
    assert told["last_reviewed"] == "2025-05"
    assert told["recognised"] is None
    assert told["paragraphs"][3] == {
        "number": "3(a)",
        "place": "3(a)",
        "nested_in": "3",
        "text": "a child may come to harm, here or elsewhere; or",
        "seems_to_state": ["attendance"],
        "evidence": [{**told["paragraphs"][2]["evidence"][0], "from_introduction": True}],
    }


def test_a_word_document_is_read_like_any_other(tmp_path: Path) -> None:
    file = tmp_path / "policy.docx"
    file.write_bytes(word_files.stanmere())

    status, out, _ = run("read", str(file))

    assert status == 0
    assert "1.2(b)  a volunteer is at risk of violence\n" in out


def test_a_screen_that_cannot_show_a_letter_shows_its_number() -> None:
    screen = io.TextIOWrapper(io.BytesIO(), encoding="ascii")

    status = main(["read", ASHBY], screen, screen)

    screen.seek(0)
    assert status == 0
    assert "Ashby Child Contact Centre \\u2013 Keeping confidences" in screen.read()


def test_what_is_no_policy_is_shown_and_refused(tmp_path: Path) -> None:
    file = tmp_path / "recipe.txt"
    file.write_text("Boil the jam for ten minutes.\n")

    status, out, err = run("read", str(file))

    assert status == 1
    assert "Boil the jam for ten minutes.\n    no rule was matched\n" in out
    assert "This does not look like a confidentiality policy." in err


def test_a_refusal_is_json_too(tmp_path: Path) -> None:
    file = tmp_path / "policy.pdf"
    file.write_bytes(b"%PDF-1.7")

    status, out, err = run("read", str(file), "--json")

    assert (status, err) == (1, "")
    assert json.loads(out)["error"].keys() == {"code", "expected", "got", "next_step"}


def test_a_file_of_fifty_megabytes_is_refused_without_being_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "policy.docx"
    with file.open("wb") as sparse:
        os.truncate(sparse.fileno(), 50_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("it was read"))

    status, out, err = run("read", str(file))

    assert (status, out) == (1, "")
    assert "Expected a file of at most 10.0 MB.\nGot a file of 50.0 MB.\n" in err


@pytest.mark.parametrize("name", ["missing.txt", "folder.txt", "a\0b.txt"])
def test_a_file_that_cannot_be_opened_is_said_plainly(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.txt").mkdir()

    status, _, err = run("read", str(tmp_path / name))

    assert status == 1
    assert "Got no file there, or one that this account may not read.\n" in err


@pytest.mark.parametrize(
    "argv", [(), ("read",), ("write", "a.txt"), ("read", "a.txt", "--xml"), ("read", "a", "b")]
)
def test_asked_wrongly_it_says_how_to_ask(argv: tuple[str, ...]) -> None:
    status, out, err = run(*argv)

    assert (status, out) == (2, "")
    assert err.startswith("Expected: wicketgate policy read FILE [--json]")
