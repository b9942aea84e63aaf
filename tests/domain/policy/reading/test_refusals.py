"""Files that are no policy document: each is refused with a letter, and nothing of it is repeated."""

import io
import zipfile
from contextlib import suppress

import pytest

from tests.domain.policy.reading import word_files
from tests.growing import MOST, growth
from wicketgate.domain.policy.reading import DocumentError, check_size, read
from wicketgate.domain.policy.reading.faults import LETTERS

POLICY = "1. Volunteers never discuss a family – whatever they see.\n"
ENTITY = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE d SYSTEM "file:///etc/hostname">'


def _document_part(before: str = "", body: str = "") -> str:
    opened = word_files.OPEN.format(tag="document").replace("?><", f"?>{before}<")
    return f"{opened}<w:body>{body}</w:body></w:document>"


def _with_damaged_part() -> bytes:
    content = bytearray(word_files.docx(word_files.para(POLICY * 200)))
    at = content.index(b"word/document.xml") + 40
    content[at : at + 20] = b"\xff" * 20
    return bytes(content)


def _locked() -> bytes:
    content = bytearray(word_files.docx(word_files.para(POLICY)))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= 1
    return bytes(content)


FILES = {
    "an empty file": ("policy.txt", b"", "empty"),
    "a file of blank lines": ("policy.txt", b" \n\t\n\xc2\xa0\n", "empty"),
    "a file of page furniture": ("policy.txt", b"top of page\n\nPage 1 of 2\nbottom of page\n", "empty"),
    "an empty Word document": ("policy.docx", word_files.docx(), "empty"),
    "a text of another subject": ("recipe.txt", b"Boil the jam for ten minutes.\n", "not_a_policy"),
    "a PDF": ("policy.pdf", b"%PDF-1.7", "pdf"),
    "a PDF named as a text": ("policy.txt", b"%PDF-1.7\n...", "pdf"),
    "a PDF named as a Word document": ("policy.docx", b"%PDF-1.7\n...", "pdf"),
    "an old Word file": ("policy.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_word"),
    "an old Word file named as a text": ("policy.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_word"),
    "a locked Word document in the old container": (
        "policy.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "locked",
    ),
    "a locked zip": ("policy.docx", _locked(), "locked"),
    "a rich text": ("policy.rtf", b"{\\rtf1", "other_office"),
    "an OpenDocument text": ("policy.odt", b"PK\x03\x04", "other_office"),
    "a Word document named as a text": ("policy.txt", word_files.docx(), "misnamed_zip"),
    "a picture": ("policy.png", b"\x89PNG", "kind_unknown"),
    "a name without an ending": ("policy", b"x", "kind_unknown"),
    "a program named as a text": ("policy.txt", b"\x7fELF\x02\x01\x01\x00\x00", "not_text"),
    "a text with a NUL byte": ("policy.txt", POLICY.encode() + b"\x00", "not_text"),
    "a text with a terminal's escape": ("policy.txt", POLICY.encode() + b"\x1b[2J", "not_text"),
    "UTF-16 without its mark": ("policy.txt", POLICY.encode("utf-16-le"), "not_text"),
    "UTF-16 cut in the middle": ("policy.txt", POLICY.encode("utf-16")[:-1], "not_text"),
    "bytes of no encoding": ("policy.txt", b"Volunteers \x81\x8d never discuss a family", "not_text"),
    "no zip at all": ("policy.docx", b"Volunteers never discuss a family.", "not_a_zip"),
    "half a zip": ("policy.docx", word_files.docx(word_files.para(POLICY))[:300], "not_a_zip"),
    "a zip of something else": ("policy.docx", word_files.packed({"a.txt": "hello"}), "part_missing"),
    "a document part without a body": (
        "policy.docx",
        word_files.packed({"word/document.xml": f"{word_files.OPEN.format(tag='document')}</w:document>"}),
        "part_missing",
    ),
    "a document part that isn't XML": (
        "policy.docx",
        word_files.packed({"word/document.xml": "<w:document"}),
        "part_damaged",
    ),
    "a document part of wrong bytes": ("policy.docx", _with_damaged_part(), "part_damaged"),
    "a document part nested too deeply": (
        "policy.docx",
        word_files.packed({"word/document.xml": "<a>" * 10_000 + "</a>" * 10_000}),
        "part_damaged",
    ),
    "entities that expand": (
        "policy.docx",
        word_files.packed({"word/document.xml": _document_part(ENTITY)}),
        "part_declares",
    ),
    "an entity from outside": (
        "policy.docx",
        word_files.packed({"word/document.xml": _document_part(OUTSIDE)}),
        "part_declares",
    ),
    "numbering with entities": (
        "policy.docx",
        word_files.docx(word_files.para(POLICY), numbering=f"{ENTITY}<d>&b;</d>"),
        "part_declares",
    ),
    "a zip bomb": ("policy.docx", word_files.docx(word_files.para("a " * 20_000_000)), "part_too_large"),
    "a million elements": ("policy.docx", word_files.docx("<w:p/>" * 1_000_000), "part_too_large"),
    "ten thousand paragraphs": ("policy.txt", POLICY.encode() * 10_000, "too_many_paragraphs"),
}


@pytest.mark.parametrize(("name", "content", "code"), FILES.values(), ids=FILES.keys())
def test_a_file_that_is_no_policy_is_refused_with_a_letter(name: str, content: bytes, code: str) -> None:
    with pytest.raises(DocumentError) as refused:
        read(name, content)

    letter = refused.value.letter()
    assert refused.value.code == code
    assert all((letter.expected, letter.got, letter.next_step))
    assert "%(" not in str(refused.value)


SIZES = """
    name        | bytes       | answer
    ------------+-------------+----------
    policy.txt  | 1           | taken
    policy.txt  | 1_000_000   | taken
    policy.txt  | 1_000_001   | too_large
    policy.md   | 50_000_000  | too_large
    policy.DOCX | 10_000_000  | taken
    policy.docx | 10_000_001  | too_large
    policy.docx | 50_000_000  | too_large
    policy.pdf  | 50_000_000  | pdf
    """


@pytest.mark.parametrize("row", SIZES.strip().splitlines()[2:])
def test_a_file_is_refused_by_its_size_before_it_is_read(row: str) -> None:
    name, size, answer = (cell.strip() for cell in row.split("|"))

    assert _answer(name, int(size)) == answer


def _answer(name: str, size: int) -> str:
    try:
        check_size(name, size)
    except DocumentError as error:
        return error.code
    return "taken"


def test_a_letter_repeats_neither_the_name_nor_the_words_of_the_file() -> None:
    with pytest.raises(DocumentError) as by_name:
        read("letter about Sarah Okafor.p<b>df", b"x")
    with pytest.raises(DocumentError) as by_words:
        read("a.txt", b"Sarah Okafor lives at 4 Elm Road.")

    assert "Sarah" not in str(by_name.value) + str(by_words.value)
    assert "<" not in str(by_name.value)


def test_what_was_read_of_another_document_is_still_shown() -> None:
    with pytest.raises(DocumentError) as refused:
        read("recipe.txt", b"Plum jam\n\nBoil the jam for ten minutes.\n")

    assert refused.value.document
    assert [one.text for one in refused.value.document.paragraphs] == ["Boil the jam for ten minutes."]
    assert "does not look like a confidentiality policy" in str(refused.value)


def test_every_letter_can_be_reached_and_says_all_three_things() -> None:
    from_the_doors = {"unreadable"}
    reached = {code for _, _, code in FILES.values()} | {"too_large"} | from_the_doors

    assert reached == set(LETTERS)


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "cp1252"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_usual_encodings_are_all_read_alike(encoding: str) -> None:
    text = "1. The café’s volunteers never discuss a family – whatever they see.\r\n"

    document = read("policy.txt", text.encode(encoding))

    assert document.paragraphs[0].text == text[3:].strip()


def test_right_to_left_letters_are_kept_as_they_are() -> None:
    text = "السرية: volunteers never discuss a family \u202eעברית"

    document = read("policy.txt", f"1. {text}\n".encode())

    assert document.paragraphs[0].text == text


# A quarter of each is read, and an eighth of that.
HOSTILE = {
    "one line of a million letters": ("a.txt", b"a" * 999_999),
    "one line of a word repeated": ("a.txt", b"not " * 249_000),
    "reviews without end": ("a.txt", b"reviewed by the " * 60_000),
    "numbers without end": ("a.txt", b"1. x\n" * 199_000),
    "comments that never end": ("a.md", b"<!--" * 249_000),
    "stars without end": ("a.md", b"**1. x " * 140_000),
}


@pytest.mark.parametrize(("name", "content"), HOSTILE.values(), ids=HOSTILE.keys())
def test_no_text_makes_the_reading_slow(name: str, content: bytes) -> None:
    def read_some(length: int) -> None:
        with suppress(DocumentError):
            read(name, content[:length])

    assert growth(read_some, little=len(content) // 32) < MOST


def test_a_zip_that_lies_about_its_size_is_unpacked_no_further_than_allowed() -> None:
    file = io.BytesIO(word_files.docx(word_files.para("a " * 10_000_000)))
    with zipfile.ZipFile(file) as archive:
        true_size = archive.getinfo("word/document.xml").file_size
    lying = file.getvalue().replace(true_size.to_bytes(4, "little"), (5_000).to_bytes(4, "little"))

    with pytest.raises(DocumentError):
        read("policy.docx", lying)
