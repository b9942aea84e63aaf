"""Somebody at the hall's tablet: signed in, with names on the screen; and what whoever comes after can see."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urljoin

from django.conf import settings
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, expect

from tests.doors.invented_centre import DAY, NOW, Invented
from wicketgate.domain.accounts.models import Account
from wicketgate.domain.accounts.tablets import enrol_tablet
from wicketgate.domain.ledger.actor import Actor
from wicketgate.doors.web.shared import sign_in_marks as marks

NAME = "Niamh O."
# The pages that whoever comes after may see, by their headings. Each says what to do next.
CALM = ("Sign in", "Locked", "There is nothing here for you", "Larkfield Child Contact Centre")
GLIMPSE = "a glimpse:"
# Before any script of ours: what is on the page in the moment in which it is shown.
LOOKS = f"""addEventListener("pageshow", event => {{
    const shown = document.body ? document.body.innerText : "";
    console.debug({GLIMPSE!r}, event.persisted, Math.random(), shown);
}})"""


@dataclass
class Visit:
    """One person at the tablet, and then whoever comes after them."""

    invented: Invented
    context: BrowserContext
    username: str = "leader"
    glimpses: list[str] = field(default_factory=list)
    _told: set[str] = field(default_factory=set)
    # How many steps lie between the page with the names and the one on the screen.
    steps: int = 0
    # How much later it is when somebody comes back.
    later: timedelta = timedelta(0)
    # The tabs that lie open beside the page.
    others: list[Page] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.tablet, token = enrol_tablet(label="the hall’s tablet", on=DAY, by=self.coordinator, at=NOW)
        self.context.set_default_timeout(30_000)
        self.context.add_init_script(LOOKS)
        self.page = self.open()
        self.page.goto("/account/sign-in/")
        held = {marks.TABLET: self.tablet.id.hex}
        sign_in_here(self.context, self.invented, self.username, self.page.url, held)
        keep_cookie(self.context, marks.TABLET_COOKIE, token, self.page.url)

    @property
    def account(self) -> Account:
        """Whoever is signed in, as the records have it now."""
        return Account.objects.get(username=self.username)

    @property
    def coordinator(self) -> Actor:
        """Whoever ends a post or a sign-in from elsewhere."""
        by = Account.objects.get(username="coordinator")
        return Actor(by.centre, by.token)

    @property
    def was_kept(self) -> bool:
        """Whether the browser has shown a page that it had kept when somebody left it."""
        return any(glimpse.startswith(f"{GLIMPSE} true") for glimpse in self.glimpses)

    def address(self, path: str) -> str:
        """Return the whole address of one of our pages."""
        return urljoin(self.page.url, path)

    def open(self) -> Page:
        """Open another tab."""
        page = self.context.new_page()
        page.on("console", self._note)
        return page

    def look_at_the_day(self, page: Page | None = None) -> Page:
        """Open the day's page, and see the names."""
        page = page or self.page
        page.goto("/day/")
        expect(page.get_by_text(NAME, exact=True).first).to_be_visible()
        return page

    def go_on(self) -> None:
        """Go from the day's page to the policy."""
        self._follow("Policy")
        self.sees("The confidentiality policy")

    def shows_it_still(self, page: Page | None = None) -> bool:
        """Return whether the name is on the page now, without waiting."""
        return (page or self.page).get_by_text(NAME, exact=True).first.is_visible()

    def notices(self) -> None:
        """Ask for the day again, and get another page."""
        self._follow("Today")
        self.sees_a_calm_page()

    def _follow(self, link: str) -> None:
        self.page.get_by_role("navigation").get_by_role("link", name=link, exact=True).click()
        self.steps += 1

    def sees(self, heading: str) -> None:
        """Assert that the page with this heading is there."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)

    def sees_a_calm_page(self, page: Page | None = None) -> None:
        """Assert that a page is there which says what to do next."""
        expect((page or self.page).get_by_role("heading", level=1)).to_have_text(re.compile("|".join(CALM)))

    def shows_the_name(self, page: Page | None = None) -> bool:
        """Wait until the page is a calm one or shows the name; return whether the name was seen, even in passing."""
        page = page or self.page
        expect(page.locator("body")).to_have_text(re.compile("|".join((*CALM, re.escape(NAME)))))
        return NAME in page.content() or any(NAME in glimpse for glimpse in self.glimpses)

    def _note(self, message: ConsoleMessage) -> None:
        # For a page that the browser had kept, what it said before is told once more: its number knows it again.
        if message.text.startswith(GLIMPSE) and message.text not in self._told:
            self._told.add(message.text)
            self.glimpses.append(message.text)


def mark(page: Page) -> None:
    """Mark this page as the one before. Its address wouldn't tell: two can have the same."""
    # By a selector, which waits until there is something to mark: a page that has only just begun to come is empty.
    page.locator("html").evaluate("html => { html.dataset.before = '' }")


def wait_for_another(page: Page) -> None:
    """Wait until the page is one that was not marked."""
    # By a selector, which runs nothing in the page: its policy stops what Playwright would wait with else.
    expect(page.locator("html:not([data-before])")).to_be_attached()


def sign_in_here(
    context: BrowserContext,
    invented: Invented,
    username: str,
    site: str,
    held: Mapping[str, str] | None = None,
) -> None:
    """Sign somebody in without the pages; `held` is what their session knows besides. Nobody for an empty name."""
    client = invented.browser(username)
    if username:
        session = client.session
        session.update(held or {})
        session.save()
        keep_cookie(
            context, settings.SESSION_COOKIE_NAME, client.cookies[settings.SESSION_COOKIE_NAME].value, site
        )


def keep_cookie(context: BrowserContext, name: str, value: str, site: str) -> None:
    """Give the browser a cookie that no script can read."""
    url = urljoin(site, "/")
    context.add_cookies([{"name": name, "value": value, "url": url, "httpOnly": True}])
