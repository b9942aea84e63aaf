"""The forms: every box says what it is for, what is wrong with it, and where."""

from datetime import date

import pytest
from django.template import engines
from django.template.loader import render_to_string

from tests.doors.reading import Page
from tests.doors.shown import About
from wicketgate.doors.web.shared.fields import ThreeBoxDate


def with_mistakes() -> Page:
    template = engines["django"].from_string("{% load wicket %}{% error_summary form %}{{ form }}")
    return Page(template.render({"form": About({"born_day": "31"})}))


def test_a_hint_and_a_mistake_are_read_out_with_their_field() -> None:
    boxes = {box["id"]: box for box in with_mistakes().all("input", "textarea")}
    fieldsets = [group.get("aria-describedby") for group in with_mistakes().all("fieldset")]

    assert boxes["id_name"]["aria-describedby"] == "id_name_helptext id_name_error"
    assert boxes["id_name"]["aria-invalid"] == "true"
    assert boxes["id_born_0"]["aria-invalid"] == "true"
    assert "id_born_helptext id_born_error" in fieldsets


def test_the_summary_takes_the_focus_and_leads_to_the_first_box_of_each_field() -> None:
    page = with_mistakes()
    summary = next(box for box in page.all("div") if box.get("class") == "errors")
    links = [link["href"] for link in page.all("a")]

    assert "autofocus" in summary
    assert summary["role"] == "alert"
    assert links == ["#id_name", "#id_born_0", "#id_lives_0", "#id_language", "#id_order", "#id_told"]


def test_a_mistake_in_no_one_field_stands_in_the_summary() -> None:
    form = About({})
    form.add_error(None, "These two dates can’t both be right.")
    template = engines["django"].from_string("{% load wicket %}{% error_summary form %}")

    assert "These two dates can’t both be right." in Page(template.render({"form": form})).words


def test_a_form_without_mistakes_has_no_summary() -> None:
    template = engines["django"].from_string("{% load wicket %}{% error_summary form %}")

    assert template.render({"form": About()}).strip() == ""


def test_one_question_makes_its_label_the_heading() -> None:
    known = {"form": About(), "one_question": True}

    source = render_to_string("shared/question.html", known)

    assert '<h1><label for="id_name">What is the child called?</label></h1>' in source
    assert "<title>What is the child called? –" in source


def test_a_question_with_mistakes_says_so_in_the_title() -> None:
    source = render_to_string("shared/question.html", {"form": About({}), "title": "About the child"})

    assert "<title>Look again: About the child –" in source


@pytest.mark.parametrize(
    ("boxes", "answer"),
    [
        (("29", "2", "2024"), date(2024, 2, 29)),
        (("1", "01", "1999"), date(1999, 1, 1)),
        (("31", "6", "2019"), "There is no such date. Look at the day and the month again."),
        (("40", "6", "2019"), "Write the day as a number from 1 to 31."),
        (("3", "June", "2019"), "Write the month as a number from 1 to 12."),
        (("3", "6", "19"), "Write the year in full, such as 2019."),
        (("3", "", "2019"), "Write the month as a number from 1 to 12."),
        (("", "", ""), "Write the date: day, month and year."),
    ],
)
def test_a_date_in_three_boxes_is_a_date_or_says_what_is_wrong(
    boxes: tuple[str, ...], answer: date | str
) -> None:
    form = About(dict(zip(("born_day", "born_month", "born_year"), boxes, strict=True)))

    given = form.errors["born"][0] if "born" in form.errors else form.cleaned_data["born"]

    assert given == answer


def test_a_date_that_may_be_left_empty_is_none() -> None:
    assert ThreeBoxDate(required=False).clean(["", "", ""]) is None
