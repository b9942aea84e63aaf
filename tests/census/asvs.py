"""The requirements of OWASP ASVS 5.0.0, levels 1 and 2, and what this program does of each: read and counted."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

HERE = Path(__file__).parent
State = Literal["met", "not here", "not met"]
CHAPTERS = (
    "Encoding and injection", "Validation and the order of steps", "The browser", "Requests", "Files", "Signing in",
    "Sign-ins", "Who may do what", "Tokens that carry their own content", "OAuth and OpenID", "Ciphers and keys",
    "Lines to others", "Configuration", "Protecting what is kept", "Careful programming", "Logging and mistakes",
    "WebRTC",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Requirement:
    """One requirement in our own words, with the tests that show it, or why it isn't here or isn't met."""

    number: str
    level: int
    asks: str
    state: State
    why: str
    shown_by: tuple[str, ...]


def levels() -> list[tuple[str, int]]:
    """Return the number and the level of every requirement of levels 1 and 2, in their order."""
    lines = (HERE / "asvs-5.0.0.txt").read_text(encoding="ascii").splitlines()
    pairs = [line.split() for line in lines if not line.startswith("#")]
    return [(number, int(level)) for number, level in pairs]


def told() -> dict[str, dict[str, object]]:
    """Return what asvs.toml says of each requirement. A number that stands there twice is an error of TOML."""
    return tomllib.loads((HERE / "asvs.toml").read_text(encoding="utf-8"))


def requirements() -> list[Requirement]:
    """Return every requirement of levels 1 and 2 with what is told of it."""
    said = told()
    return [_requirement(number, level, said[number]) for number, level in levels() if number in said]


def page() -> Iterator[str]:
    """Yield the lines of docs/reference/asvs.md."""
    held = requirements()
    yield from _head(held)
    for number, chapter in enumerate(CHAPTERS, start=1):
        yield from ("", f"## V{number} {chapter}", "", "| requirement | level | in our words | | shown by |")
        yield "|---|---|---|---|---|"
        for one in held:
            if one.number.startswith(f"{number}."):
                yield _row(one)


def _head(held: list[Requirement]) -> Iterator[str]:
    counts = Counter(one.state for one in held)
    applying = [one for one in held if one.state != "not here"]
    first = sum(one.level == 1 for one in held)
    yield from ("# OWASP ASVS 5.0.0, levels 1 and 2", "")
    yield (
        f"{len(held)} requirements, {first} of level 1 and {len(held) - first} of level 2. {len(applying)} apply here: "
        f"{counts['met']} are met, each with the tests that show it; {counts['not met']} are not, and say why. "
        f"{counts['not here']} speak of what isn't here."
    )
    yield from (
        "",
        "The words are ours and short; OWASP's own are at the number. `tests/census/test_asvs.py` holds this page:",
    )
    yield "each number once, each test there and run, nothing that applies without a test."
    yield from ("", "Not met, and why:", "")
    for one in held:
        if one.state == "not met":
            yield f"- v5.0.0-{one.number} (level {one.level}), {one.asks[0].lower()}{one.asks[1:]}: {one.why}"


def _row(one: Requirement) -> str:
    tests = "<br>".join(f"`{test}`" for test in one.shown_by)
    state = {"met": "met", "not here": f"not here: {one.why}", "not met": f"**not met**: {one.why}"}[
        one.state
    ]
    return f"| v5.0.0-{one.number} | {one.level} | {one.asks} | {state} | {tests} |"


def _requirement(number: str, level: int, said: dict[str, object]) -> Requirement:
    shown_by = said.get("shown_by", [])
    assert isinstance(shown_by, list)
    state: State = "not here" if "not_here" in said else "not met" if "not_met" in said else "met"
    why = str(said.get("not_here") or said.get("not_met") or "")
    return Requirement(number, level, str(said["asks"]), state, why, tuple(shown_by))
