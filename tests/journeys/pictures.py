"""Look at a page as it is walked: axe finds nothing against it, and a picture is kept where it is named."""

from collections.abc import Callable

from playwright.sync_api import Page

Look = Callable[..., None]


def looking_at(page: Page, axe: Callable[[Page], None], screenshot: Callable[[Page, str], None]) -> Look:
    """Return what looks at `page`: `look()` asks axe, `look("main-job-family")` keeps a picture as well."""

    def look(name: str = "") -> None:
        axe(page)
        if name:
            screenshot(page, name)

    return look
