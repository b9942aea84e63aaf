"""Word documents made by hand for the tests, part by part, so that each can also be made wrong."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OPEN = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{{tag}} xmlns:w="{MAIN}">'

# What a paragraph of a list has before it, by level: Word keeps only this, never the number itself.
LISTS = {
    "1": (("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)")),
    "2": (("upperRoman", "%1."), ("lowerLetter", "%2)")),
    "3": (("bullet", "\uf0b7"), ("bullet", "o")),
}


def docx(
    *body: str,
    numbering: str | None = None,
    styles: str = "",
    others: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """Return a .docx of these paragraphs and tables."""
    parts: dict[str, str | bytes] = {
        "word/document.xml": f"{OPEN.format(tag='document')}<w:body>{''.join(body)}</w:body></w:document>",
        "word/numbering.xml": numbering or numbering_part(),
        "word/styles.xml": f"{OPEN.format(tag='styles')}{styles}</w:styles>",
    }
    return packed({**parts, **(others or {})})


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip file of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def para(text: str, *, list_id: str = "", level: int = 0, style: str = "") -> str:
    """Return a paragraph, in a list or with a style where one is named."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>' if list_id else ""
    return f"<w:p><w:pPr>{named}{place}</w:pPr>{runs(text)}</w:p>"


def runs(text: str) -> str:
    """Return the text in two runs, as Word leaves it after somebody has corrected a word."""
    half = len(text) // 2
    return "".join(
        f'<w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r>' for part in (text[:half], text[half:])
    )


def table(*rows: Sequence[str]) -> str:
    """Return a table of cells."""
    lines = ("".join(f"<w:tc>{para(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def numbering_part() -> str:
    """Return the part that defines LISTS."""
    levels = {name: "".join(_level(at, *each) for at, each in enumerate(LISTS[name])) for name in LISTS}
    kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{name}">{inside}</w:abstractNum>' for name, inside in levels.items()
    )
    used = "".join(f'<w:num w:numId="{name}"><w:abstractNumId w:val="{name}"/></w:num>' for name in LISTS)
    return f"{OPEN.format(tag='numbering')}{kinds}{used}</w:numbering>"


def _level(at: int, kind: str, text: str) -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'


HEADING = '<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>'
IN_LIST = (
    '<w:style w:styleId="Clause"><w:name w:val="Clause"/><w:pPr><w:numPr><w:ilvl w:val="1"/>'
    '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="Clause"/></w:style>'
)


def stanmere() -> bytes:
    """A policy whose numbers Word generates, on three levels, the second by a style."""
    return docx(
        para("Stanmere Child Contact Centre: confidentiality of everything families tell us", style="Kop1"),
        para("Families", list_id="1"),
        para(
            "Volunteers undertake never to discuss a family with anyone outside the centre.", style="Clause"
        ),
        para(
            "The referring agency may have the dates and times of attendance; nothing else is released unless",
            style="Sub",
        ),
        para("a child is at risk of harm", list_id="1", level=2),
        para("a volunteer is at risk of violence", list_id="1", level=2),
        para("No address or telephone number goes to a former partner without permission.", style="Clause"),
        para("What we write", list_id="1"),
        para("No written reports are made about a visit.", style="Clause"),
        para("Records are stored in locked cabinets.", style="Clause"),
        para("Records not used for three years are shredded.", style="Clause"),
        para("Visitors and volunteers", list_id="1"),
        para("Assessments on the premises need prior agreement.", style="Clause"),
        para("All volunteers are DBS checked.", style="Clause"),
        para("This policy", list_id="1"),
        para("Anyone may ask for a copy of the policy.", style="Clause"),
        para("The policy is reviewed every year; it was last reviewed in January 2026.", style="Clause"),
        styles=HEADING + IN_LIST,
    )


def thornbury() -> bytes:
    """A policy laid out as a table, with numbers in a column of their own, and a list below it."""
    return docx(
        para("THORNBURY CONTACT"),
        table(
            ("No.", "What we promise"),
            ("1", "Nobody here gossips about a family."),
            ("2", "We give no verbal or written reports."),
            ("3", "Dates and times of attendance go to the referring agency, on request."),
            ("4", "Phone numbers and addresses are passed to nobody without consent."),
        ),
        para("The office", style="Kop1"),
        para("Files live in a locked cupboard.", list_id="3"),
        para("After three years without use a file is destroyed.", list_id="3"),
        para("The hall", style="Kop1"),
        para("Social workers may assess families here only by prior agreement.", list_id="2"),
        para("Every helper has a DBS check.", list_id="2"),
        para("Families are told about this policy.", list_id="2", level=1),
        para("It is looked at again each spring.", list_id="2", level=1),
        styles=HEADING,
    )
