"""How the first evening is walked: every page and every answer is counted as it is given."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.totp import unused_code

# What one page and one answer take somebody who has never done it, in seconds: a page is read, an answer looked up
# on paper and typed. Both are on the slow side of what was seen.
SECONDS_A_PAGE, SECONDS_AN_ANSWER = 40, 20


@dataclass
class Walk:
    """A browser in which pages and answers are counted."""

    page: Page
    secret: str = ""
    pages: int = 0
    answers: int = 0
    at: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("domcontentloaded", self._count)

    @property
    def minutes(self) -> float:
        """How long it takes somebody who has never done it."""
        return (self.pages * SECONDS_A_PAGE + self.answers * SECONDS_AN_ANSWER) / 60

    def go(self, name: str) -> None:
        """Follow a link by its words."""
        self.page.get_by_role("link", name=name, exact=True).first.click()

    def press(self, name: str) -> None:
        """Press a button by its words."""
        self.page.get_by_role("button", name=name).first.click()

    def write(self, answers: Mapping[str, str]) -> None:
        """Write into the boxes of these labels."""
        for label, text in answers.items():
            self.answers += 1
            self._box(label).fill(text)

    def _box(self, label: str) -> Locator:
        # A box that may stay empty says so in brackets behind its label.
        return self.page.get_by_label(re.compile(rf"^\s*{re.escape(label)}\s*(\(.*\))?\s*$"))

    def choose(self, *labels: str, under: str | None = None) -> None:
        """Tick these, under one question where its answers are found elsewhere on the page too."""
        where: Page | Locator = self.page.get_by_role("group", name=under) if under else self.page
        for label in labels:
            self.answers += 1
            where.get_by_label(label, exact=True).check()

    def date(self, question: str, day: int, month: int, year: int) -> None:
        """Write a date into its three boxes."""
        boxes = self.page.get_by_role("group", name=question)
        for label, number in (("Day", day), ("Month", month), ("Year", year)):
            boxes.get_by_label(label).fill(str(number))
        self.answers += 1

    def file(self, label: str, path: Path) -> None:
        """Choose a file."""
        self.answers += 1
        self.page.get_by_label(label).set_input_files(path)

    def sees(self, words: str) -> None:
        """Assert that the words are on the page."""
        expect(self.page.get_by_text(re.compile(re.escape(words))).first).to_be_visible()

    def list(self) -> None:
        """Go back to what is left to do."""
        self.go("What is left to do")

    def confirm(self) -> None:
        """Show once more that it is really whoever is signed in, with a code of their own app."""
        self.write({"The code from your app": self.code(self.secret)})
        self.press("Go on")

    def code(self, secret: str) -> str:
        """Read the code from the telephone."""
        return unused_code(secret)

    def _count(self, _page: Page) -> None:
        self.pages += 1
        self.at.append(self.page.url.split("/", 3)[-1])
