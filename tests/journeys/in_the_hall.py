"""What the team leader does in the hall, on the day's tablet."""

from playwright.sync_api import Locator, Page

TABLET = {"width": 820, "height": 1180}


def line(page: Page, name: str) -> Locator:
    """Return one person's line on the day's list, by their first name and initial."""
    return page.locator(".hall-person").filter(has=page.get_by_text(name, exact=True))


def tap(page: Page, words: str, *names: str) -> None:
    """Tap a button in the line of each of these people."""
    for name in names:
        line(page, name).get_by_role("button", name=words).click()
        page.wait_for_load_state()
