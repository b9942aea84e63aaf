"""The parts of a .docx file, opened without trusting it."""

import io
import zipfile
import zlib
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from wicketgate.domain.policy.reading.faults import DocumentError

UNPACKED_BYTES = 10_000_000
_DEEPEST = 200
_MOST_ELEMENTS = 300_000  # far above any policy; a tree of millions would fill the memory
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_USUAL = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)
_ENCRYPTED = 0x1


def open_parts(content: bytes) -> zipfile.ZipFile:
    """Return the packed parts; refuse what is no sound zip file."""
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except _DAMAGE:
        raise DocumentError("not_a_zip") from None


def tree_of(parts: zipfile.ZipFile, name: str) -> Element | None:
    """Return one part as a tree of elements, or None where the file hasn't that part."""
    try:
        packed = parts.getinfo(name)
    except KeyError:
        return None
    if packed.flag_bits & _ENCRYPTED:
        raise DocumentError("locked")
    return _parsed(_unpacked(parts, name), name)


def _unpacked(parts: zipfile.ZipFile, name: str) -> bytes:
    """Unpack no more than is allowed, whatever size the file claims."""
    try:
        with parts.open(name) as packed:
            content = packed.read(UNPACKED_BYTES + 1)
    except _DAMAGE:
        raise DocumentError("part_damaged", {"part": name}) from None
    if len(content) > UNPACKED_BYTES:
        raise _too_large(name)
    return content


def _parsed(content: bytes, name: str) -> Element:
    plant = _Plant(name)
    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartDoctypeDeclHandler = plant.refuse_declaration
    parser.StartElementHandler, parser.EndElementHandler = plant.start, plant.end
    parser.CharacterDataHandler = plant.builder.data
    try:
        parser.ParseFile(io.BytesIO(content))
        return plant.builder.close()
    except (expat.ExpatError, AssertionError, ValueError, LookupError):
        raise DocumentError("part_damaged", {"part": name}) from None


@dataclass(slots=True)
class _Plant:
    """
    Grows the tree of one part, within bounds.

    Any document type is refused: with none declared there are no entities to expand or fetch.
    """

    part: str
    builder: TreeBuilder = field(default_factory=TreeBuilder)
    depth: int = 0
    elements: int = 0

    def refuse_declaration(self, *_: object) -> None:
        raise DocumentError("part_declares", {"part": self.part})

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.elements += 1
        if self.depth > _DEEPEST:
            raise DocumentError("part_damaged", {"part": self.part})
        if self.elements > _MOST_ELEMENTS:
            raise _too_large(self.part)
        self.builder.start(_usual(tag), {_usual(key): value for key, value in attributes.items()})

    def end(self, tag: str) -> None:
        self.depth -= 1
        self.builder.end(_usual(tag))


def _usual(name: str) -> str:
    """Return the name as ElementTree writes it; Word's strict format has the same names in another space."""
    written = f"{{{name}" if "}" in name else name
    return written.replace(_STRICT, _USUAL)


def _too_large(part: str) -> DocumentError:
    return DocumentError("part_too_large", {"part": part, "most": f"{UNPACKED_BYTES // 1_000_000} MB"})
