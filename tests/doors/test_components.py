"""The parts of a page: each is drawn here, and holds what people who can't see it, or can't see it well, rely on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template import engines
from django.template.loader import render_to_string

from tests.doors.reading import Page
from tests.doors.shown import EXPECTED, GONE, HERE, NAV, PAGES, REFUSAL, SHOWN
from wicketgate.doors.web import shared
from wicketgate.doors.web.shared.parts import Answer, Cell, Refusal, Table

COMPONENTS = Path(shared.__file__).parent / "templates" / "shared" / "components"


def drawn(name: str) -> str:
    source, known = SHOWN[name]
    return (
        engines["django"].from_string("{% load wicket %}" + source).render({**known, "csrf_token": "token"})
    )


def everything() -> Iterator[tuple[str, str]]:
    frame = {"idle_seconds": 900, "lock_url": "/lock", "nav_items": NAV, "is_demonstration": True}
    for name in SHOWN:
        yield name, drawn(name)
    for template, known in PAGES.items():
        yield template, render_to_string(template, {**frame, **known})


EVERYTHING = pytest.mark.parametrize("name", [*SHOWN, *PAGES])


@pytest.fixture(scope="module")
def html() -> dict[str, str]:
    return dict(everything())


def test_every_component_is_drawn_here() -> None:
    files = {path.stem for path in COMPONENTS.glob("*.html")}

    assert len(files) > 20
    assert files == set(SHOWN), "draw it in SHOWN, so that it is looked at"


@EVERYTHING
def test_nothing_is_inline_so_that_the_policy_for_scripts_can_be_strict(
    html: dict[str, str], name: str
) -> None:
    page = Page(html[name])

    assert "<style" not in html[name]
    # What only holds data is never run.
    run = [script for script in page.all("script") if script.get("type") != "application/json"]
    assert all("src" in script for script in run)
    assert page.values("style") == []
    assert [a for _, attrs in page.elements for a in attrs if a.startswith("on")] == []


@EVERYTHING
def test_what_points_at_something_on_the_page_finds_it(html: dict[str, str], name: str) -> None:
    page = Page(html[name])
    ids = page.values("id")
    pointed = (
        page.values("for")
        + " ".join(page.values("aria-describedby") + page.values("aria-labelledby")).split()
    )
    links = [link[1:] for link in page.values("href") if link.startswith("#")]

    assert len(ids) == len(set(ids))
    assert [target for target in pointed + links if target not in ids] == []


@EVERYTHING
def test_every_box_has_a_label(html: dict[str, str], name: str) -> None:
    page = Page(html[name])
    boxes = [box for box in page.all("input", "select", "textarea") if box.get("type") != "hidden"]

    assert [box["id"] for box in boxes if box["id"] not in page.values("for")] == []


@EVERYTHING
def test_every_picture_is_hidden_from_who_can_not_see_it(html: dict[str, str], name: str) -> None:
    assert all(picture.get("aria-hidden") == "true" for picture in Page(html[name]).all("svg"))


def test_a_refusal_quotes_the_clause_and_leads_to_a_concern(html: dict[str, str]) -> None:
    page = Page(html["refusal_panel"])

    assert REFUSAL.quotation is not None
    for words in (REFUSAL.what, REFUSAL.why, REFUSAL.next_step, REFUSAL.quotation):
        assert words in page.words
    assert "Paragraph 4 of the confidentiality policy of Withington Child Contact Centre" in page.words
    assert "/concern" in page.values("href")


def test_a_refusal_that_no_document_states_quotes_nothing() -> None:
    bare = Refusal(what="No", why="You know them.", next_step="Ask the officer.")

    source = render_to_string("shared/refusal.html", {"refusal": bare, "concern_url": "/concern"})

    assert "<blockquote" not in source
    assert "/concern" in source


def test_a_refused_button_sends_nothing_and_says_why(html: dict[str, str]) -> None:
    page = Page(html["post_button"])
    refused = next(button for button in page.all("button") if button.get("aria-disabled") == "true")

    assert refused["type"] == "button"
    assert "No." in page.words
    assert [form["action"] for form in page.all("form")] == ["/undo"]
    assert [box["value"] for box in page.all("input")] == ["token"]


def test_no_second_tap_in_the_same_place_does_something_else() -> None:
    template = engines["django"].from_string("{% load wicket %}{% hall_person person %}")
    cells = {
        p.state: template.render({"person": p}).split('<div class="hall-cell">')
        for p in (EXPECTED, HERE, GONE)
    }

    assert ["<button" in cell for cell in cells["expected"][1:]] == [True, False]
    assert ["<button" in cell for cell in cells["here"][1:]] == [False, True]
    assert ["<button" in cell for cell in cells["left"][1:]] == [False, False]


def test_buttons_that_look_the_same_are_told_apart_by_name(html: dict[str, str]) -> None:
    for person in (EXPECTED, HERE, GONE):
        assert f'<span class="unseen"> {person.name}</span>' in html["hall_person"]


def test_a_light_says_in_words_what_its_colour_says(html: dict[str, str]) -> None:
    assert Page(html["door_light"]).words.split() == ["Street", "door", "Wait"]


def test_how_a_task_stands_is_said_in_words(html: dict[str, str]) -> None:
    page = Page(html["task_list"])

    for words in ("Done", "To do", "Can’t start yet", "First sign the undertaking."):
        assert words in page.words
    assert page.values("href") == ["/1", "/2"]


def test_a_sealed_value_shows_dots_and_is_called_sealed(html: dict[str, str]) -> None:
    words = Page(html["sealed_value"]).words

    assert "•" in words
    assert "Sealed" in words


def test_a_table_names_its_rows_and_columns(html: dict[str, str]) -> None:
    page = Page(html["table"])

    assert [head["scope"] for head in page.all("th")] == ["col", "col", "col", "row"]
    assert [cell["data-label"] for cell in page.all("td")] == ["Undertaking", "Stands"]


def test_a_table_with_a_row_of_the_wrong_length_is_refused() -> None:
    with pytest.raises(ValueError, match="Table row 1: expected 2 cells, one for each column, got 1"):
        Table("Volunteers", ("Name", "Stands"), [[Cell("Margaret")]])


def test_the_page_leaves_itself_when_idle_even_without_scripts() -> None:
    source = render_to_string("404.html", {"idle_seconds": 1800, "lock_url": "/lock"})

    assert '<noscript><meta http-equiv="refresh" content="1800;url=/lock"></noscript>' in source
    assert 'data-idle-seconds="1800" data-lock-url="/lock"' in source


def test_a_page_for_nobody_in_particular_has_no_idle_lock() -> None:
    source = render_to_string("404.html")

    assert "http-equiv" not in source
    assert "data-idle" not in source


def test_what_may_not_be_seen_looks_like_what_does_not_exist() -> None:
    assert render_to_string("403.html") == render_to_string("404.html")


def test_the_receipt_is_the_same_whatever_was_asked() -> None:
    known = render_to_string("shared/sent_receipt.html", {"reference": "A"})
    unknown = render_to_string("shared/sent_receipt.html", {"reference": "B"})

    assert known.replace(">A<", ">B<") == unknown


def test_what_people_typed_is_never_markup() -> None:
    answers = [Answer("Name", "<script>alert(1)</script>")]
    template = engines["django"].from_string("{% load wicket %}{% summary_list answers %}")

    assert "<script" not in template.render({"answers": answers})
