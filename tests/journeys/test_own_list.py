"""A parent asks what was given out about them: recognised, gathered, agreed to by a second person, and told."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import verify_ledger
from tests.asking import Field, a_field
from tests.domain.gate.papers import text_of
from tests.journeys.conftest import PHONE, Axe, Screenshot, SignIn
from tests.own_lists import much_is_given_out
from tests.people import Cast


@pytest.fixture
def field(people: Cast) -> Field:
    kept = a_field(people)
    much_is_given_out(kept)
    return kept


def fetched(page: Page, link: str) -> bytes:
    """Return what a link leads to."""
    href = page.get_by_role("link", name=link).get_attribute("href")
    answer = page.request.get(f"{page.url.split('/centre/')[0]}{href}")
    assert answer.ok
    return answer.body()


def test_from_the_familys_page_to_a_file_that_is_checked_elsewhere(
    open_page: Callable[..., Page],
    field: Field,
    signed_in: SignIn,
    axe: Axe,
    screenshot: Screenshot,
    tmp_path: Path,
) -> None:
    desk = signed_in(open_page(), field.cast.coordinator)
    desk.goto(f"/centre/families/{field.family.id}/")
    desk.get_by_role("link", name="What was given out about them Tobiah Marsh").click()
    axe(desk)
    screenshot(desk, "own-lists")
    desk.get_by_role("button", name="They asked for their list").click()
    axe(desk)
    screenshot(desk, "own-list-asked")
    desk.get_by_label("We rang the number that we hold").check()
    desk.get_by_role("button", name="It is they: gather the list").click()
    expect(desk.get_by_text("A second person looks at it first")).to_be_visible()
    expect(desk.get_by_role("link", name="Open the paper to print")).to_have_count(0)
    axe(desk)
    screenshot(desk, "own-list-gathered")

    officer = signed_in(open_page(PHONE), field.cast.officer)
    officer.goto("/officers/lists/")
    axe(officer)
    officer.get_by_role("main").get_by_role("link", name="26-").first.click()
    expect(officer.get_by_text("Your telephone number was opened").first).to_be_visible()
    axe(officer)
    screenshot(officer, "own-list-second-person")
    officer.get_by_role("button", name="I agree that they are given it").click()
    expect(officer.get_by_text("You agreed.")).to_be_visible()

    desk.reload()
    axe(desk)
    screenshot(desk, "own-list-agreed")
    assert "For Tobiah Marsh" in text_of(fetched(desk, "Open the paper to print"))
    taken = tmp_path / "proofs.txt"
    taken.write_bytes(fetched(desk, "Take the file of proofs"))
    assert verify_ledger.main([str(taken)]) == 0


def test_the_officers_ledger_says_when_it_was_signed_and_that_it_holds(
    open_page: Callable[..., Page], field: Field, signed_in: SignIn, axe: Axe, screenshot: Screenshot
) -> None:
    chair = signed_in(open_page(), field.cast.chair)
    chair.goto("/officers/ledger/")
    with chair.expect_download() as taken:
        chair.get_by_role("button", name="Take the file").click()
    assert verify_ledger.main([str(taken.value.path())]) == 0

    chair.get_by_role("button", name="Check that nobody has changed it").click()
    expect(chair.get_by_text("The ledger holds")).to_be_visible()
    axe(chair)
    screenshot(chair, "ledger-checked")
