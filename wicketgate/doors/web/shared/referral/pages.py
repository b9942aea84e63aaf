"""The pages by which a referral is typed in: the same for an agency's contact and for the coordinator's paper."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wicketgate.domain.ledger.refusals import Unable
from wicketgate.domain.people.coded import SideKind
from wicketgate.domain.referrals import operations, queries
from wicketgate.domain.referrals.answers import Answers
from wicketgate.domain.referrals.asking import sides_of
from wicketgate.domain.referrals.pages import PAGES, Page, Section, section
from wicketgate.domain.referrals.queries.typed import ToType
from wicketgate.doors.web.shared.door import DoorRequest
from wicketgate.doors.web.shared.parts import Answer, Task
from wicketgate.doors.web.shared.referral import words
from wicketgate.doors.web.shared.referral.forms import FORMS, SlipForm
from wicketgate.vault.chance import new_id


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where one audience's pages of a referral are."""

    tasks: Callable[[UUID], str]
    page: Callable[[UUID, Section], str]
    remove: Callable[[UUID, Section], str]
    check: Callable[[UUID], str]
    discard: Callable[[UUID], str]
    home: str


@dataclass(frozen=True, slots=True)
class Group:
    """Some tasks under one heading, and the way to add one more of a kind."""

    heading: str
    tasks: list[Task]
    add_words: str = ""
    add_url: str | None = None


def task_page(request: DoorRequest, referral_id: UUID, *, at: Addresses) -> HttpResponse:
    """Show what is filled in and what is still wanted. It opens nothing, so it shows no name."""
    found = queries.referral_to_type(referral_id, by=request.viewer)
    context = {
        "referral": found.referral,
        "groups": task_groups(found, sides_of(found.referral), at=at),
        "is_whole": found.is_whole,
        "check_url": at.check(referral_id),
        "discard_url": at.discard(referral_id),
        "back_url": at.home,
    }
    return render(request, "shared/referral/tasks.html", context)


def section_page(request: DoorRequest, referral_id: UUID, text: str, *, at: Addresses) -> HttpResponse:
    """Show one page with what its writer typed, and keep it when it is sent in."""
    one = section(text)
    if one is None or one.page not in FORMS:
        raise Http404
    if request.method == "POST":
        form = FORMS[one.page](request.POST)
        if form.is_valid() and _is_kept(form, referral_id, one, request):
            return redirect(at.tasks(referral_id))
    else:
        form = _as_typed(request, referral_id, one)
    context = {
        "form": form,
        "title": words.title(one),
        "button_text": _("Save and go on"),
        "back_url": at.tasks(referral_id),
        "remove_url": at.remove(referral_id, one)
        if one.number and form["version"].value() not in (0, "0")
        else None,
    }
    return render(request, "shared/referral/page.html", context)


def remove_section(request: DoorRequest, referral_id: UUID, text: str, *, at: Addresses) -> HttpResponse:
    """Take a page back."""
    one = section(text)
    if one is None or one.number is None:
        raise Http404
    operations.remove_page(referral_id, one, by=request.viewer, at=request.at)
    return redirect(at.tasks(referral_id))


def check_page(request: DoorRequest, referral_id: UUID, *, at: Addresses, send_words: str) -> HttpResponse:
    """Show all that was typed, with the way to change it; and send it."""
    error = ""
    if request.method == "POST":
        try:
            operations.send(referral_id, by=request.viewer, at=request.at)
        except Unable as unable:
            error = unable.sentence
        else:
            return redirect(at.tasks(referral_id))
    typed = queries.what_was_typed(referral_id, by=request.viewer, at=request.at)
    checked = [
        (words.title(one), [*_answers(one, answers, at.page(referral_id, one))])
        for one, answers in typed.items()
        if one.page in FORMS
    ]
    context = {
        "checked": checked,
        "error": error,
        "send_words": send_words,
        "back_url": at.tasks(referral_id),
    }
    return render(request, "shared/referral/check.html", context)


def discard_page(request: DoorRequest, referral_id: UUID, *, at: Addresses) -> HttpResponse:
    """Ask once, then throw away a referral that has not been sent."""
    if request.method == "POST":
        operations.discard(referral_id, by=request.viewer, at=request.at)
        return redirect(at.home)
    found = queries.referral_to_type(referral_id, by=request.viewer)
    context = {"referral": found.referral, "back_url": at.tasks(referral_id)}
    return render(request, "shared/referral/discard.html", context)


def task_groups(found: ToType, sides: tuple[SideKind, ...], *, at: Addresses) -> list[Group]:
    """Return all tasks of a referral in groups: the children, each side, and the arrangement."""
    first = found.next_of(Page.CHILD)
    children = _filled(found, Page.CHILD, None, at=at)
    if not children and first:
        children, first = [_task(found, first, at=at)], None
    asked = [_task(found, Section(page), at=at) for page in (Page.ORDER, Page.ASKED)]
    return [
        Group(
            _("The children"),
            children,
            _("Add another child"),
            at.page(found.referral.id, first) if first else None,
        ),
        *side_groups(found, sides, at=at),
        Group(_("The arrangement"), asked),
    ]


def side_groups(found: ToType, sides: tuple[SideKind, ...], *, at: Addresses) -> list[Group]:
    """Return the tasks of some sides, one group a side."""
    return [_of_side(found, side, at=at) for side in sides]


def _of_side(found: ToType, side: SideKind, *, at: Addresses) -> Group:
    adult, risks = (_task(found, Section(page, side), at=at) for page in (Page.ADULT, Page.RISKS))
    free = found.next_of(Page.COMPANION, side)
    return Group(
        str(side.label),
        [adult, *_filled(found, Page.COMPANION, side, at=at), risks],
        _("Add someone else who may come, or bring and collect"),
        at.page(found.referral.id, free) if free else None,
    )


def _filled(found: ToType, page: Page, side: SideKind | None, *, at: Addresses) -> list[Task]:
    return [_task(found, one, at=at) for one in found.of(page) if one.side == side]


def _task(found: ToType, one: Section, *, at: Addresses) -> Task:
    is_done = one in found.filled
    return Task(words.title(one), "done" if is_done else "to_do", at.page(found.referral.id, one))


def _as_typed(request: DoorRequest, referral_id: UUID, one: Section) -> SlipForm:
    typed = queries.typed_page(referral_id, one, by=request.viewer, at=request.at)
    initial = _initial(one.page, typed.answers) | {"once": new_id(), "version": typed.version}
    return FORMS[one.page](initial=initial)


def _initial(page: Page, answers: Answers) -> dict[str, Any]:
    kinds = {box.key: box.kind for box in PAGES[page]}
    return {
        key: date.fromisoformat(answer) if kinds.get(key) == "date" and answer else answer
        for key, answer in answers.items()
    }


def _is_kept(form: SlipForm, referral_id: UUID, one: Section, request: DoorRequest) -> bool:
    held = dict(form.cleaned_data)
    once, version = held.pop("once"), held.pop("version")
    try:
        operations.save_page(
            referral_id,
            one,
            answers=held,
            expected_version=version,
            once=once,
            by=request.viewer,
            at=request.at,
        )
    except Unable as unable:
        form.add_error(unable.field if unable.field in form.fields else None, unable.sentence)
        return False
    return True


def _answers(one: Section, answers: Answers, change_url: str) -> list[Answer]:
    return [Answer(question, value, change_url) for question, value in words.answered(one.page, answers)]
