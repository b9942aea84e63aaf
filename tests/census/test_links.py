"""No page of the root or of docs/ names what is gone: a file, a folder, a heading, a test, a guard."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

from tests.census.naming import names

PAGES = ("README.md", "DEVELOPERS.md", "SECURITY.md", "GLOSSARY.md", "bench/README.md")
LINK = re.compile(r"\]\(([^)\s]+)\)")
PLACE = re.compile(r"`([\w./*-]+\.py)::(\w+)(?:\[[^`]*\])?`")
PATH = re.compile(r"`((?:wicketgate|tests|docs|bench|locks)/[\w./*-]*[\w*/-])`")
HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
# Where a page names tests without their folder, in which folder they are.
FOLDERS = {"docs/incidents.md": "tests/doors/incidents/"}


@pytest.fixture(scope="module")
def pages(texts: dict[str, str]) -> dict[str, str]:
    found = {name: text for name, text in texts.items() if name.endswith(".md") and name.startswith("docs/")}
    found |= {name: texts[name] for name in PAGES}
    assert len(found) > 25
    return found


def test_every_link_leads_somewhere(pages: dict[str, str], root: Path) -> None:
    dead = [
        (page, link)
        for page, text in pages.items()
        for link in LINK.findall(text)
        if "://" not in link and not link.startswith("mailto:") and not _leads(root, page, link)
    ]

    assert dead == []


def test_every_file_that_is_named_is_there(pages: dict[str, str], root: Path) -> None:
    dead = [
        (page, path)
        for page, text in pages.items()
        for path in PATH.findall(text)
        if not _is_there(root, path)
    ]

    assert dead == []


def test_every_test_and_guard_that_is_named_is_there(pages: dict[str, str], programs: dict[str, str]) -> None:
    places = [(page, *place) for page, text in pages.items() for place in _places(page, text)]
    dead = [(page, file, name) for page, file, name in places if name not in names(programs.get(file, ""))]

    assert len(places) > 100
    assert dead == []


def test_a_link_that_is_dead_is_seen(root: Path, programs: dict[str, str]) -> None:
    assert _leads(root, "docs/incidents.md", "../SECURITY.md#the-promise")
    assert not _leads(root, "docs/incidents.md", "../SECURITY.md#the-promise-that-is-gone")
    assert not _leads(root, "docs/incidents.md", "gone.md")
    assert _is_there(root, "wicketgate/domain/*/operations")
    assert not _is_there(root, "wicketgate/domain/gone")
    assert PATH.findall("see `tests/gone/test_gone.py` there") == ["tests/gone/test_gone.py"]
    assert PLACE.findall("`tests/a/test_b.py::test_c`") == [("tests/a/test_b.py", "test_c")]


def _places(page: str, text: str) -> Iterator[tuple[str, str]]:
    for file, name in PLACE.findall(text):
        yield (file if "/" in file else FOLDERS.get(page, "") + file), name


def _leads(root: Path, page: str, link: str) -> bool:
    path, _hash, anchor = link.partition("#")
    target = (root / page).parent / path if path else root / page
    if not target.exists():
        return False
    return not anchor or anchor in _anchors(target)


def _anchors(target: Path) -> set[str]:
    headings = HEADING.findall(target.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _is_there(root: Path, path: str) -> bool:
    if "*" in path:
        return any(root.glob(path)) or any(root.glob(f"{path}.py"))
    return (root / path).exists() or (root / PurePosixPath(f"{path}.py")).exists()
