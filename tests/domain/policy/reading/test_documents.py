"""What each of our own policy documents says, paragraph by paragraph, as a person would mark it by hand."""

from pathlib import Path

import pytest

from tests.domain.policy.reading import word_files
from wicketgate.domain.policy.reading import Document, Paragraph, read

HERE = Path(__file__).parents[1] / "documents"
MADE = {"09-stanmere.docx": word_files.stanmere, "10-thornbury.docx": word_files.thornbury}

# "-" is a paragraph without a number; "nothing" says that no rule was matched.
EXPECTED = {
    "01-plain-numbers.txt": """
        number   | nested in | begins with             | seems to state
        ---------+-----------+-------------------------+---------------
        1        |           | Everyone who helps      | undertaking
        2        |           | We write no reports     | reports
        3        |           | If the agency that      | attendance
        3(a)     | 3         | a child may come        | attendance
        3(b)     | 3         | a helper or anybody     | attendance
        4        |           | Nobody's address        | details
        4(a)     | 4         | a child may come        | details
        4(b)     | 4         | a helper or anybody     | details
        5        |           | Solicitors, Cafcass     | assessments
        6        |           | New helpers have        | dbs
        7        |           | Papers about families   | keeping
        8        |           | Papers that nobody      | disposal
        9        |           | Families, helpers       | awareness
        10       |           | The committee goes      | review
        """,
    "02-other-order.txt": """
        number   | nested in | begins with             | seems to state
        ---------+-----------+-------------------------+---------------
        A        |           | This policy is reviewed | review
        B        |           | Records on paper        | keeping
        C        |           | Three years after       | disposal
        D        |           | A copy of the policy    | awareness
        E        |           | Every volunteer is      | dbs
        F        |           | Volunteers sign         | undertaking
        G        |           | No volunteer will       | reports
        H        |           | We will not tell        | details
        I        |           | The referring agency    | attendance
        J        |           | No professional may     | assessments
        """,
    "03-merged.txt": """
        number   | nested in | begins with             | seems to state
        ---------+-----------+-------------------------+---------------
        1        |           | Our volunteers never    | undertaking reports
        2        |           | We will confirm         | attendance details
        3        |           | All records are kept    | keeping disposal
        4        |           | Before starting         | assessments dbs
        5        |           | Everyone is made aware  | awareness review
        """,
    "04-split.md": """
        number   | nested in | begins with             | seems to state
        ---------+-----------+-------------------------+---------------
        1        |           | Volunteers              | nothing
        1.1      | 1         | Volunteers **must not** | undertaking
        1.2      | 1         | This promise lasts      | undertaking
        1.3      | 1         | Each volunteer is       | dbs
        1.4      | 1         | The results of DBS      | dbs
        2        |           | Families                | nothing
        2.1      | 2         | Dates and times         | attendance
        2.2      | 2         | Reasons for a family's  | attendance
        2.3      | 2         | Addresses and telephone | details
        2.4      | 2         | Contact details are     | details
        2.5      | 2         | Tea and biscuits        | nothing
        3        |           | Reports and visitors    | nothing
        3.1      | 3         | The centre does not     | reports
        3.2      | 3         | Family assessments      | assessments
        4        |           | Records                 | nothing
        4.1      | 4         | Records are stored      | keeping
        4.2      | 4         | Computers are protected | keeping
        4.3      | 4         | After three years       | disposal
        5        |           | This policy             | nothing
        5.1      | 5         | A copy of this policy   | awareness
        5.2      | 5         | The policy is reviewed  | review
        """,
    "05-unnumbered.txt": """
        number   | nested in | begins with             | seems to state
        ---------+-----------+-------------------------+---------------
        -        |           | Nobody who serves       | undertaking
        -        |           | No member of staff      | reports
        -        |           | A solicitor or agency   | attendance
        -        |           | Parents' contact        | details
        -        |           | Social workers may not  | assessments
        -        |           | Each person who serves  | dbs
        -        |           | All forms and registers | keeping
        -        |           | Forms not needed        | disposal
        -        |           | We tell every family    | awareness
        -        |           | The trustees review     | review
        """,
    "06-roman-and-letters.txt": """
        number   | nested in | begins with             | seems to state
        ---------+-----------+-------------------------+---------------
        (i)      |           | Staff and volunteers    | undertaking
        (ii)     |           | The following applies   | nothing
        (ii)(a)  | (ii)      | no written report       | reports
        (ii)(b)  | (ii)      | no volunteer gives      | reports
        (iii)    |           | Attendance is confirmed | attendance
        (iii)(a) | (iii)     | a child is at risk      | attendance
        (iii)(b) | (iii)     | a volunteer or user     | attendance
        (iv)     |           | A family member's       | details
        (v)      |           | Assessments by CAFCASS  | assessments
        (vi)     |           | Criminal record checks  | dbs
        (vii)    |           | Information is held     | keeping
        (viii)   |           | Records are destroyed   | disposal
        (ix)     |           | Families, referrers     | awareness
        (x)      |           | Date of last review     | review
        """,
    "07-bullets.md": """
        number   | nested in | begins with             | seems to state
        ---------+-----------+-------------------------+---------------
        -        |           | Volunteers agree not    | undertaking
        -        |           | We do *not* provide     | reports
        -        |           | We tell the agency      | attendance
        -        |           | a child is at risk      | attendance
        -        |           | someone is at risk      | attendance
        -        |           | Your address and        | details
        -        |           | Professionals may not   | assessments
        -        |           | Volunteers hold         | dbs
        -        |           | Records are locked      | keeping
        -        |           | Records unused          | disposal
        -        |           | This policy is on       | awareness
        -        |           | We review the policy    | review
        """,
    "08-all-ones.md": """
        number   | nested in | begins with             | seems to state
        ---------+-----------+-------------------------+---------------
        1        |           | Volunteers undertake    | undertaking
        2        |           | Volunteers don't make   | reports
        3        |           | Dates and times         | attendance
        3.1      | 3         | a child is at risk      | attendance
        3.2      | 3         | a user is in danger     | attendance
        4        |           | Parents' telephone      | details
        5        |           | Social workers          | assessments
        6        |           | Volunteers have         | dbs
        7        |           | Information is stored   | keeping
        8        |           | Information not used    | disposal
        9        |           | Users are made aware    | awareness
        10       |           | The policy is reviewed  | review
        """,
    "09-stanmere.docx": """
        number   | nested in | begins with             | seems to state
        ---------+-----------+-------------------------+---------------
        1        |           | Families                | nothing
        1.1      | 1         | Volunteers undertake    | undertaking
        1.2      | 1         | The referring agency    | attendance
        1.2(a)   | 1.2       | a child is at risk      | attendance
        1.2(b)   | 1.2       | a volunteer is at risk  | attendance
        1.3      | 1         | No address or telephone | details
        2        |           | What we write           | nothing
        2.1      | 2         | No written reports      | reports
        2.2      | 2         | Records are stored      | keeping
        2.3      | 2         | Records not used        | disposal
        3        |           | Visitors and volunteers | nothing
        3.1      | 3         | Assessments on the      | assessments
        3.2      | 3         | All volunteers are DBS  | dbs
        4        |           | This policy             | nothing
        4.1      | 4         | Anyone may ask          | awareness
        4.2      | 4         | The policy is reviewed  | review
        """,
    "10-thornbury.docx": """
        number   | nested in | begins with             | seems to state
        ---------+-----------+-------------------------+---------------
        1        |           | Nobody here gossips     | undertaking
        2        |           | We give no verbal       | reports
        3        |           | Dates and times         | attendance
        4        |           | Phone numbers and       | details
        -        |           | Files live in a locked  | keeping
        -        |           | After three years       | disposal
        I        |           | Social workers may      | assessments
        II       |           | Every helper has        | dbs
        II.a     | II        | Families are told       | awareness
        II.b     | II        | It is looked at again   | nothing
        """,
    "11-page-furniture.txt": """
        number   | nested in | begins with             | seems to state
        ---------+-----------+-------------------------+---------------
        -        |           | Larkrise Contact Centre | nothing
        1        |           | Helpers undertake       | undertaking
        2        |           | Helpers make no report  | reports
        3        |           | A family's dates        | attendance
        3.1      | 3         | A child is thought      | attendance
        3.2      | 3         | A helper or somebody    | attendance
        4        |           | The details of a parent | details
        4.1      | 4         | A child is thought      | details
        4.2      | 4         | A helper or somebody    | details
        5        |           | No solicitor, CAFCASS   | assessments
        6        |           | Every new helper        | dbs
        7        |           | Whatever we hold        | keeping
        8        |           | Whatever has not been   | disposal
        9        |           | Those who use Larkrise  | awareness
        10       |           | This policy is reviewed | review
        """,
}

TOLD = """
    document                 | title                                         | last reviewed
    -------------------------+-----------------------------------------------+--------------
    01-plain-numbers.txt     | Ashby Child Contact Centre – Keeping confidences | 2025-05
    02-other-order.txt       | THE BRAMBLE LANE CENTRE – CONFIDENTIALITY     | 2024-06-14
    03-merged.txt            | Confidentiality at Cotter's Yard              | not stated
    04-split.md              | Dunmere Contact Centre                        | 2025-09
    05-unnumbered.txt        | Eastfold Family Contact – Our promise of confidence | not stated
    06-roman-and-letters.txt | Fenwick Child Contact Centre: who is told what | 2023-03
    07-bullets.md            | Grange Park Contact Centre – What stays between us | 2025-02-11
    08-all-ones.md           | title: Confidentiality – Hartwell Child Contact Centre | not stated
    09-stanmere.docx         | Stanmere Child Contact Centre: confidentiality of everything families tell us | 2026-01
    10-thornbury.docx        | THORNBURY CONTACT – What we promise | not stated
    11-page-furniture.txt    | Confidentiality policy                        | 2024-03
    """


def document(name: str) -> Document:
    return read(name, MADE[name]() if name in MADE else (HERE / name).read_bytes())


def drawn(table: str) -> list[list[str]]:
    rows = [line for line in table.strip().splitlines() if "-+-" not in line]
    return [[cell.strip() for cell in row.split("|")] for row in rows[1:]]


def test_every_document_in_the_folder_has_its_table() -> None:
    in_folder = {path.name for path in HERE.iterdir()}

    assert in_folder | set(MADE) == set(EXPECTED)
    assert len(EXPECTED) == 11


@pytest.mark.parametrize("name", EXPECTED)
def test_each_paragraph_seems_to_state_what_a_person_would_say(name: str) -> None:
    expected = drawn(EXPECTED[name])

    found = document(name).everything

    assert [_row(paragraph, row[2]) for paragraph, row in zip(found, expected, strict=True)] == expected


@pytest.mark.parametrize(("name", "title", "last_reviewed"), drawn(TOLD))
def test_the_title_and_the_last_review_are_what_the_document_states(
    name: str, title: str, last_reviewed: str
) -> None:
    found = document(name)

    assert (found.title, str(found.last_reviewed or "not stated")) == (title, last_reviewed)


def test_a_continued_line_is_made_whole_and_the_text_is_shown_as_it_stands() -> None:
    first = document("01-plain-numbers.txt").paragraphs[0]
    with_emphasis = document("04-split.md").paragraphs[1]

    assert first.text == (
        "Everyone who helps here promises never to talk about a family, or anything "
        "heard about one, outside or inside the hall."
    )
    assert with_emphasis.text.startswith("Volunteers **must not** disclose")


def test_the_words_that_speak_for_a_rule_are_shown_and_an_introduction_is_named_as_such() -> None:
    stated, nested = document("01-plain-numbers.txt").paragraphs[2:4]

    assert "days and times on which the family" in stated.evidence[0].words
    assert not stated.evidence[0].from_introduction
    assert nested.evidence[0].from_introduction


def test_the_same_wording_has_the_same_digest_in_another_kind_of_file() -> None:
    as_text = read("a.txt", b"1. Records are shredded.\n\n2. Volunteers never discuss a family.\n")
    as_word = read(
        "a.docx",
        word_files.docx(
            word_files.para("Records are shredded.", list_id="1"),
            word_files.para("Volunteers never discuss a family.", list_id="1"),
        ),
    )

    assert as_text.digest == as_word.digest


def _row(paragraph: Paragraph, beginning: str) -> list[str]:
    begins = beginning if paragraph.text.startswith(beginning) else paragraph.text
    states = " ".join(paragraph.seems_to_state) or "nothing"
    return [paragraph.number or "-", paragraph.under or "", begins, states]
