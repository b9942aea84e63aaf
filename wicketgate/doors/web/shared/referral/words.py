"""The words for a referral's pages and answers."""

from datetime import date
from typing import Any

from django.utils.dateformat import format as format_date
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wicketgate.domain.people.coded import SideKind
from wicketgate.domain.people.typed_text import spoken_telephone
from wicketgate.domain.referrals.pages import PAGES, Box, Page, Seal, Section
from wicketgate.doors.web.shared.referral.forms import FORMS

_TITLES: dict[Page, Promise] = {
    Page.NOTICE: gettext_lazy("The privacy notice and the policy"),
    Page.CHILD: gettext_lazy("Child %(number)s"),
    Page.ORDER: gettext_lazy("The court order"),
    Page.ASKED: gettext_lazy("What is asked for"),
}
_OF_A_SIDE: dict[tuple[Page, SideKind], Promise] = {
    (Page.ADULT, SideKind.LIVES_WITH): gettext_lazy("The parent the child lives with"),
    (Page.ADULT, SideKind.VISITS): gettext_lazy("The parent visiting"),
    (Page.COMPANION, SideKind.LIVES_WITH): gettext_lazy(
        "Person %(number)s of the parent the child lives with"
    ),
    (Page.COMPANION, SideKind.VISITS): gettext_lazy("Person %(number)s of the parent visiting"),
    (Page.RISKS, SideKind.LIVES_WITH): gettext_lazy("Risks that the parent the child lives with tells of"),
    (Page.RISKS, SideKind.VISITS): gettext_lazy("Risks that the parent visiting tells of"),
}


def title(section: Section) -> str:
    """Return the title of a page. It names nobody, so that it may stand in the window's title."""
    words = _OF_A_SIDE[section.page, section.side] if section.side else _TITLES[section.page]
    return str(words) % {"number": section.number}


def question_of(page: Page, key: str) -> str:
    """Return the question of the box that `key` names."""
    return str(FORMS[page].base_fields[key].label)


def answered(page: Page, answers: dict[str, Any]) -> list[tuple[str, str]]:
    """Return each question of a page with its answer in words; an answer left empty is an empty text."""
    return [(question_of(page, box.key), in_words(box, answers.get(box.key))) for box in PAGES[page]]


def told(page: Page, answers: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the questions that were answered, with their answers in words; a box left unticked tells nothing."""
    ticks = page in (Page.ADULT, Page.RISKS)
    return [
        (question_of(page, box.key), in_words(box, answers.get(box.key)))
        for box in PAGES[page]
        if answers.get(box.key) or (box.kind == "yes_no" and not ticks)
    ]


def under_seal(page: Page, seal: Seal) -> str:
    """Return in words what a page keeps under one seal."""
    return " · ".join(question_of(page, box.key) for box in PAGES[page] if box.seal == seal)


def in_words(box: Box, answer: Any) -> str:
    """Return one kept answer in words."""
    if box.kind == "yes_no":
        return _("Yes") if answer else _("No")
    if not answer:
        return ""
    if box.kind == "date":
        return format_date(date.fromisoformat(answer), "j F Y")
    if box.kind == "telephone":
        return spoken_telephone(answer)
    if box.choices:
        codes = answer if isinstance(answer, list) else [answer]
        return "\n".join(str(box.choices(code).label) for code in codes)
    return str(answer)
