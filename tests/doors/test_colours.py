"""The colours: whatever the reader's screen prefers, every word can be read and every edge can be seen."""

import re
from pathlib import Path

import pytest

from wicketgate.doors.web import shared

CSS = (Path(shared.__file__).parent / "static" / "shared" / "wicket.css").read_text(encoding="utf-8")
DARK = "(prefers-color-scheme: dark)"
MORE = "(prefers-contrast: more)"
# Each mode is what its style sheets lay over one another.
MODES = {
    "light": [""],
    "dark": ["", DARK],
    "more contrast": ["", MORE],
    "dark, more contrast": ["", DARK, MORE, f"{MORE} and {DARK}"],
    "paper": ["", "print"],
    "paper from a dark screen": ["", DARK, "print"],
}
# WCAG 2.2 AA: 4.5 to 1 for words (1.4.3), 3 to 1 for the edges of what can be used and for the focus (1.4.11).
WORDS = [
    ("ink", "paper"), ("ink", "sheet"), ("ink", "accent-tint"), ("ink", "stopped-tint"),
    ("ink", "done-tint"), ("ink", "waiting-tint"),
    ("soft", "paper"), ("soft", "sheet"), ("soft", "sunk"),
    ("soft", "done-tint"), ("soft", "waiting-tint"), ("soft", "stopped-tint"),
    ("accent", "paper"), ("accent", "sheet"), ("accent", "accent-tint"), ("accent-deep", "paper"),
    ("accent", "done-tint"), ("accent", "waiting-tint"), ("accent", "stopped-tint"),
    ("done", "sheet"), ("done", "done-tint"), ("waiting", "paper"), ("waiting", "waiting-tint"),
    ("stopped", "paper"), ("stopped", "sheet"), ("stopped", "stopped-tint"),
]  # fmt: skip
FILLED = [
    ("on-accent", "accent"),
    ("on-accent", "accent-deep"),
    ("on-accent", "done"),
    ("on-accent", "stopped"),
]
EDGES = [("edge", "paper"), ("edge", "sheet"), ("accent", "paper"), ("ink", "paper"), ("ink", "sheet")]


def colours(mode: str) -> dict[str, str]:
    """Return the colours that hold in a mode, by name."""
    held: dict[str, str] = {}
    for condition in MODES[mode]:
        opening = rf"@media {re.escape(condition)} {{\s+:root {{(.*?)}}" if condition else r"^:root {(.*?)^}"
        block = re.search(opening, CSS, re.DOTALL | re.MULTILINE)
        assert block is not None, f"expected a :root for {condition or 'everyone'}"
        held |= dict(re.findall(r"--([\w-]+): (#\w+);", block[1]))
    return held


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("mode", MODES)
def test_every_word_can_be_read(mode: str) -> None:
    held = colours(mode)
    # On paper nothing is filled: buttons aren't printed, and a tick is drawn black on white.
    pairs = WORDS if mode.startswith("paper") else WORDS + FILLED

    assert [(a, b) for a, b in pairs if contrast(held[a], held[b]) < 4.5] == []


@pytest.mark.parametrize("mode", MODES)
def test_every_edge_can_be_seen(mode: str) -> None:
    held = colours(mode)

    assert [(a, b) for a, b in EDGES if contrast(held[a], held[b]) < 3] == []


@pytest.mark.parametrize("mode", [mode for mode in MODES if "contrast" in mode])
def test_who_asks_for_more_contrast_gets_it(mode: str) -> None:
    held = colours(mode)

    assert contrast(held["ink"], held["paper"]) == 21
    assert contrast(held["soft"], held["paper"]) == 21


def test_nothing_is_fetched_from_elsewhere() -> None:
    assert "url(" not in CSS
    assert "@import" not in CSS


def test_the_stylesheet_is_small() -> None:
    assert CSS.count("\n") < 700


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    red, green, blue = (_linear(int(digits[i : i + 2], 16) / 255) for i in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
