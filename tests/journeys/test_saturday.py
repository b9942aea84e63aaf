"""
A Saturday from end to end, in a browser: the coordinator makes the day and books a family, tells an adult their own
times, and the team leader records who comes and goes, on a tablet. A volunteer looks, and the paper sheet is its equal.
"""

from collections.abc import Callable
from datetime import time, timedelta

from playwright.sync_api import Browser, Locator, Page, expect

from tests.domain.sessions.saturday import a_place, at, open_hall
from tests.families import a_family
from tests.journeys.conftest import PHONE, Axe, Screenshot, SignIn
from tests.people import TODAY, Cast
from wicketgate.domain.people.details import AdultDetails, ChildDetails
from wicketgate.domain.people.models import Arrangement
from wicketgate.domain.sessions.models import Presence
from wicketgate.domain.sessions.operations import print_day_sheet
from wicketgate.domain.sessions.queries import Together, together
from wicketgate.doors import clock

TABLET = {"width": 820, "height": 1180}
OpenPage = Callable[..., Page]


def test_the_coordinator_makes_a_day_and_books_a_family(
    page: Page, people: Cast, signed_in: SignIn, axe: Axe, screenshot: Screenshot
) -> None:
    family = a_family(people)
    signed_in(page, people.coordinator)

    page.goto("/centre/days/")
    axe(page)
    page.get_by_role("link", name="Add days of the pattern").click()
    axe(page)
    _date(page, "Until which date?", day="19", month="12", year="2026")
    page.get_by_role("button", name="Add these days").click()
    expect(page.get_by_text("5 opening days were added.")).to_be_visible()
    screenshot(page, "opening-days")

    page.goto(f"/centre/families/{family.id}/book/")
    page.get_by_label("Saturday 21 November").check()
    page.get_by_label("Saturday 28 November").check()
    page.get_by_label("When does the child come?").fill("10:15")
    page.get_by_label("When does the child leave?").fill("12:15")
    page.get_by_role("group", name="Door for the parent visiting").get_by_label("Side door").check()
    axe(page)
    screenshot(page, "book-a-family")
    page.get_by_role("button", name="Book these days").click()
    expect(page.get_by_text("Booked: 21 November, 28 November.")).to_be_visible()
    axe(page)
    screenshot(page, "booking")

    page.get_by_role("link", name="Tell Tobiah Marsh").click()
    expect(page.get_by_text("Tobiah", exact=False).first).to_be_visible()
    assert "Niamh" not in page.content()
    axe(page)
    screenshot(page, "tell-own-times")
    page.get_by_label("By telephone").check()
    page.get_by_role("button", name="Record that they were told").click()
    expect(page.get_by_text("It is recorded that they were told.")).to_be_visible()


def test_the_team_leader_keeps_the_register_with_one_tap(
    open_page: OpenPage, people: Cast, signed_in: SignIn, axe: Axe, screenshot: Screenshot
) -> None:
    family = a_family(people)
    (day,) = open_hall(people)
    a_place(people, family, [day])
    a_place(people, _another_family(people), [day], times="09:50-11:30")

    with clock.held(at("09:46")):
        tablet = signed_in(open_page(TABLET), people.team_leader)
        expect(tablet.get_by_text("Jan A., next at 09:35, may come in")).to_be_visible()
        _tap(tablet, "Arrived", "Tobiah M.")
    with clock.held(at("10:01")):
        tablet = signed_in(open_page(TABLET), people.team_leader)
        for name in ("Niamh O.", "Zoë M.", "Idris M."):
            _tap(tablet, "Arrived", name)
        _tap(tablet, "Undo", "Idris M.")
        _tap(tablet, "Arrived", "Idris M.")
        axe(tablet)
        screenshot(tablet, "day")
        assert tablet.locator("textarea, input[type=text]").count() == 0
    with clock.held(at("11:58")):
        tablet = signed_in(open_page(TABLET), people.team_leader)
        expect(
            _line(tablet, "Tobiah M.").get_by_text("Wait: the other side has not left the hall yet")
        ).to_be_visible()
        for name in ("Zoë M.", "Idris M.", "Niamh O."):
            _tap(tablet, "Left", name)
        screenshot(tablet, "day-leaving")
    with clock.held(at("12:09")):
        _tap(tablet, "Left", "Tobiah M.")

    assert together(family.id, since=TODAY, until=TODAY) == (Together(TODAY, time(10, 1), time(11, 58)),)


def test_a_volunteer_looks_on_a_phone_and_cannot_tap(
    open_page: OpenPage, people: Cast, signed_in: SignIn, axe: Axe, screenshot: Screenshot
) -> None:
    a_place(people, a_family(people), open_hall(people))
    phone = open_page(PHONE)

    with clock.held(at("09:46")):
        signed_in(phone, people.volunteer)
        expect(phone.get_by_text("Zoë M.")).to_be_visible()
        assert phone.get_by_role("button", name="Arrived").count() == 0
        axe(phone)
        screenshot(phone, "day-to-look-at")
        phone.get_by_role("link", name="Show what each child needs").click()
        axe(phone)
        phone.get_by_role("button", name="Show what each child needs").click()
        expect(phone.get_by_text("Carries an inhaler for asthma")).to_be_visible()
        axe(phone)
        screenshot(phone, "needs")


def test_the_team_leader_rings_somebody_who_is_late(
    open_page: OpenPage, people: Cast, signed_in: SignIn, axe: Axe, screenshot: Screenshot
) -> None:
    a_place(people, a_family(people), open_hall(people))
    tablet = open_page(TABLET)

    with clock.held(at("10:03")):
        signed_in(tablet, people.team_leader)
        tablet.get_by_text("Ring somebody who is due").click()
        tablet.get_by_role("link", name="Ring Tobiah M.").click()
        axe(tablet)
        tablet.get_by_label("Someone due today is late or has not come").check()
        tablet.get_by_role("button", name="Show the number").click()
        expect(tablet.get_by_text("07700 900522")).to_be_visible()
        axe(tablet)
        screenshot(tablet, "ring-somebody-due")


def test_the_register_is_kept_without_scripts(
    browser: Browser, site: str, people: Cast, signed_in: SignIn
) -> None:
    a_place(people, a_family(people), open_hall(people))
    context = browser.new_context(base_url=site, viewport=TABLET, java_script_enabled=False)  # type: ignore[arg-type]  # a plain dict is taken too
    page = context.new_page()

    with clock.held(at("10:01")):
        signed_in(page, people.team_leader)
        _tap(page, "Arrived", "Zoë M.")

    context.close()
    assert Presence.objects.get().arrived_at == time(10, 1)


def test_times_come_from_the_paper_sheet_afterwards(
    page: Page, people: Cast, signed_in: SignIn, axe: Axe, screenshot: Screenshot
) -> None:
    family = a_family(people)
    (day,) = open_hall(people)
    a_place(people, family, [day])
    by = people.viewer("coordinator")
    sheet = print_day_sheet(day.id, number=1, with_needs=False, by=by, at=at("09:00")).sheet

    with clock.held(at("10:30", day=TODAY + timedelta(days=1))):
        signed_in(page, people.coordinator)
        page.goto(f"/centre/days/{day.id}/")
        axe(page)
        screenshot(page, "opening-day")
        page.get_by_role("link", name="Enter the times of sheet 1").click()
        page.get_by_label("Tobiah M. arrived").fill("09:44")
        page.get_by_label("Tobiah M. left").fill("09:40")
        page.get_by_label("Zoë M. arrived").fill("10:02")
        page.get_by_label("Zoë M. left").fill("12:01")
        page.get_by_role("button", name="Enter these times").click()
        expect(page.get_by_text("They left at 09:40, before they arrived at 09:44").first).to_be_visible()
        axe(page)
        screenshot(page, "times-from-paper")
        assert not Presence.objects.exists()
        page.get_by_label("Tobiah M. left").fill("12:12")
        page.get_by_role("button", name="Enter these times").click()
        expect(page.get_by_text("Times of 2 people were entered from paper.")).to_be_visible()
        page.get_by_role("button", name="It came back and was shredded").click()
        expect(page.get_by_text("Sheet 1 came back and was shredded.")).to_be_visible()

    assert sheet.number == 1
    assert together(family.id, since=TODAY, until=TODAY) == (Together(TODAY, time(10, 2), time(12, 1)),)


def _another_family(people: Cast) -> Arrangement:
    return a_family(
        people,
        children=(ChildDetails(name="Rosalind Achterberg-Whyte"),),
        lives_with=AdultDetails(name="Siobhán Whyte"),
        visits=AdultDetails(name="Jan Achterberg", telephone="+447700900611"),
    )


def _line(page: Page, name: str) -> Locator:
    return page.locator(".hall-person").filter(has=page.get_by_text(name, exact=True))


def _tap(page: Page, words: str, name: str) -> None:
    _line(page, name).get_by_role("button", name=words).click()
    page.wait_for_load_state()


def _date(page: Page, label: str, *, day: str, month: str, year: str) -> None:
    boxes = page.get_by_role("group", name=label)
    for box, value in (("Day", day), ("Month", month), ("Year", year)):
        boxes.get_by_label(box).fill(value)
