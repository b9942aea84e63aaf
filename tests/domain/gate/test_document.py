"""A document is set as data, the same every time, readable by everybody, and tells nothing of who made it."""

import hashlib
import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.domain.gate.papers import CHECKPOINT, EXAMPLES, heights_of, laid_open, pages_of, roles_of, text_of
from wicketgate.domain.gate import document
from wicketgate.domain.gate.document import NotThisField, compose
from wicketgate.domain.gate.templates import TEMPLATES

GOLDEN = Path(__file__).parent / "documents"
ROOT = Path(__file__).resolve().parents[3]
FOLDER = Path(document.__file__).parent / "documents"
NOT_PAPERS = {"paper", "trial"}
EVERY_PAPER = sorted(TEMPLATES)
# Of the 40 mm in which it is printed, in points.
HALF_A_SQUARE = 20 / 25.4 * 72


def test_every_paper_has_its_fields_its_example_and_its_golden_text() -> None:
    files = {path.stem for path in FOLDER.glob("*.typ")} - NOT_PAPERS

    assert files == set(TEMPLATES) == set(EXAMPLES) == {path.stem for path in GOLDEN.glob("*.txt")}


@pytest.mark.parametrize("name", EVERY_PAPER)
def test_a_paper_says_what_its_golden_text_says(name: str) -> None:
    golden = " ".join((GOLDEN / f"{name}.txt").read_text().split())

    assert text_of(compose(name, EXAMPLES[name])) == golden


def test_a_signature_does_not_run_across_the_square() -> None:
    heights = heights_of(compose("own-list", EXAMPLES["own-list"]))
    beside, signature = CHECKPOINT[:4], CHECKPOINT[-1].split()[-1]
    middle = (heights[beside[0]] + heights[beside[-1]]) / 2

    # The square stands beside the lines, as far above their middle as below it.
    assert heights[signature] < middle - HALF_A_SQUARE


@pytest.mark.parametrize("name", EVERY_PAPER)
def test_the_same_fields_give_the_same_bytes(name: str) -> None:
    other = dict(EXAMPLES[name]) | {"reference": "Our reference 26-AAAA-AAA"}

    first = compose(name, EXAMPLES[name])
    different = compose(name, other)
    again = compose(name, EXAMPLES[name])

    assert first == again != different


@pytest.mark.parametrize("name", EVERY_PAPER)
def test_a_paper_can_be_read_by_everybody(name: str) -> None:
    reader = PdfReader(io.BytesIO(compose(name, EXAMPLES[name])))
    root = reader.trailer["/Root"]
    described = root["/Metadata"].get_object().get_data().decode()  # type: ignore[index]

    assert root["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert root["/Lang"] == "en-GB"  # type: ignore[index]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]  # type: ignore[index]
    assert "pdfuaid" in described
    assert reader.metadata is not None
    assert reader.metadata.title == EXAMPLES[name]["title"]
    assert roles_of(compose(name, EXAMPLES[name])).count("/H1") == 1


def test_a_table_has_a_head_and_is_read_row_by_row() -> None:
    roles = roles_of(compose("statement", EXAMPLES["statement"]))

    assert roles.count("/TH") == 2
    assert roles.count("/TD") == 4
    assert roles.index("/TH") < roles.index("/TD")


@pytest.mark.parametrize("name", EVERY_PAPER)
def test_a_paper_tells_nothing_of_who_made_it_when_and_where(name: str) -> None:
    pdf = compose(name, EXAMPLES[name])
    metadata = PdfReader(io.BytesIO(pdf)).metadata
    laid = laid_open(pdf)

    assert metadata is not None
    assert set(metadata) <= {"/Title", "/Creator"}
    assert str(metadata.get("/Creator", "")).strip() == ""
    for trace in (b"/Author", b"dc:creator", b"CreationDate", b"ModDate", b"CreateDate", b".typ", b"Typst"):
        assert trace not in laid, trace
    assert str(FOLDER).encode() not in laid
    assert len(laid) > 5_000


# All that the metadata says: a title, a language, that it can be read by everybody, and digests of itself.
SAID_OF_ITSELF = {
    *("dc:title", "dc:language", "dc:format", "pdfuaid:part", "pdf:PDFVersion", "xmpTPg:NPages"),
    *("xmp:CreatorTool", "xmpMM:InstanceID", "xmpMM:DocumentID", "xmpMM:RenditionClass"),
}


@pytest.mark.parametrize("name", EVERY_PAPER)
def test_a_paper_has_no_revision_and_carries_nothing_beside_itself(name: str) -> None:
    pdf = compose(name, EXAMPLES[name])
    described = PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/Metadata"].get_object().get_data()  # type: ignore[index]
    laid = laid_open(pdf)

    # A file that was changed after it was made has a second end.
    assert pdf.count(b"%%EOF") == pdf.count(b"startxref") == 1
    assert b"/Prev" not in pdf.rpartition(b"trailer")[2]
    assert set(re.findall(r"<((?:dc|pdf\w*|xmp\w*):\w+)", described.decode())) <= SAID_OF_ITSELF
    for more in (b"EmbeddedFile", b"/AF", b"JavaScript", b"/URI", b"/PieceInfo", b"/Launch", b"/AcroForm"):
        assert more not in laid, more


def test_control_what_typst_says_of_itself_is_there_to_be_taken_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "_without_maker", lambda pdf: pdf)
    metadata = PdfReader(io.BytesIO(compose("statement", EXAMPLES["statement"]))).metadata

    assert metadata is not None
    assert str(metadata["/Creator"]).startswith("Typst")


def test_another_computer_another_hour_and_another_tongue_give_the_same_bytes(tmp_path: Path) -> None:
    elsewhere = {
        "HOME": str(tmp_path),
        "TZ": "Pacific/Kiritimati",
        "LANG": "C",
        "USER": "somebody",
        "PYTHONHASHSEED": "7",
        "SOURCE_DATE_EPOCH": "86400",
        "PYTHONPATH": str(ROOT),
    }

    made = subprocess.run(
        [sys.executable, "-c", COMPOSED_ELSEWHERE],
        cwd=tmp_path,
        env=elsewhere,
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    here = {name: hashlib.sha256(compose(name, EXAMPLES[name])).hexdigest() for name in EVERY_PAPER}
    assert dict(line.split() for line in made.splitlines()) == here


COMPOSED_ELSEWHERE = """
import hashlib, os
os.environ["DJANGO_SETTINGS_MODULE"] = "wicketgate.config.settings_test"
import django
django.setup()
from tests.domain.gate.papers import EXAMPLES
from wicketgate.domain.gate.document import compose
for name in sorted(EXAMPLES):
    print(name, hashlib.sha256(compose(name, EXAMPLES[name])).hexdigest())
"""


HOSTILE = [
    pytest.param('#eval("1 + 1") #read("paper.typ")', id="code"),
    pytest.param("$x^2$ *bold* _slanted_ = Heading", id="markup"),
    pytest.param("\\ back\\slash \\u{41} `raw`", id="backslashes"),
    pytest.param("// nothing /* here */ <label> @label", id="comments and labels"),
    pytest.param("Łódź, Ağaoğlu, Ó Súilleabháin, O’Neill", id="diacritics and apostrophes"),
    pytest.param("Ничего и Καλημέρα", id="other alphabets"),
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_was_typed_is_set_as_it_stands(typed: str) -> None:
    pdf = compose("statement", dict(EXAMPLES["statement"]) | {"their_reference": typed})

    assert " ".join(typed.split()) in text_of(pdf)


def test_writing_from_right_to_left_is_set_and_nothing_beside_it_moves() -> None:
    pdf = compose("statement", dict(EXAMPLES["statement"]) | {"their_reference": "שלום مرحبا"})

    assert any("\u0590" <= char <= "\u05ff" for char in text_of(pdf))
    assert "Your reference" in text_of(pdf)
    assert "You asked on 14 November 2026" in text_of(pdf)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        pytest.param(
            "A\u202e1/2\u202c\u2066B\u2069", "A1/2B", id="marks that turn the direction are left out"
        ),
        pytest.param("A\x00\x07\x1b1", "A1", id="control characters are left out"),
        pytest.param("A\ud8001", "A1", id="half a character is left out"),
        pytest.param("日本 A1", "□□ A1", id="a script that no font has becomes boxes"),
        pytest.param("A1 😀", "A1 □", id="a smile becomes a box"),
        pytest.param("e\u0301", "é", id="an accent is joined to its letter"),
    ],
)
def test_what_no_font_can_write_never_stops_a_document(typed: str, shown: str) -> None:
    pdf = compose("statement", dict(EXAMPLES["statement"]) | {"their_reference": typed})

    assert f"Your reference {shown} You asked" in text_of(pdf)


def test_a_very_long_reference_stays_on_the_paper() -> None:
    pdf = compose("statement", dict(EXAMPLES["statement"]) | {"their_reference": "AB 12/" * 40})

    assert pages_of(pdf) == 1


@pytest.mark.parametrize("rows", [0, 1, 14, 15, 30, 53, 104])
def test_a_year_of_saturdays_and_twice_a_week_is_one_page(rows: int) -> None:
    many = {"dates": ["Wed 23 Sep 2026"] * rows, "times": ["10:15 to 12:05"] * rows}

    pdf = compose("statement", dict(EXAMPLES["statement"]) | many)

    assert pages_of(pdf) == 1
    assert text_of(pdf).count("Wed 23 Sep 2026") == rows


def test_a_paper_takes_its_own_fields_and_no_others() -> None:
    with pytest.raises(NotThisField, match="family"):
        compose("statement", dict(EXAMPLES["statement"]) | {"family": "Marsh"})

    short = {name: value for name, value in EXAMPLES["statement"].items() if name != "dates"}
    with pytest.raises(NotThisField, match="dates"):
        compose("statement", short)


@pytest.mark.parametrize("name", ["paper", "trial", "../statement", "/etc/passwd", ""])
def test_only_a_declared_paper_can_be_composed(name: str) -> None:
    with pytest.raises(KeyError):
        compose(name, EXAMPLES["statement"])


def test_a_paper_takes_texts_and_nothing_that_has_to_be_made_into_one() -> None:
    with pytest.raises(TypeError, match="texts"):
        compose("statement", dict(EXAMPLES["statement"]) | {"their_reference": object()})
