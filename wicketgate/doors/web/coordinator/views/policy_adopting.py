"""From a document that was brought in to an edition that is adopted."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wicketgate.clauses.edition import Edition, EditionError
from wicketgate.domain.ledger.refusals import NotFound, Overtaken, Unable
from wicketgate.domain.policy import queries
from wicketgate.domain.policy.drafting import lacks_review, recognised, so_far
from wicketgate.domain.policy.kept import document_of
from wicketgate.domain.policy.looser import looser_values
from wicketgate.domain.policy.models import EditionDraft
from wicketgate.domain.policy.operations import adopt_draft, begin_draft, choose
from wicketgate.domain.policy.reading import RULES, Document, places, suggest
from wicketgate.domain.policy.reading.suggestion import Row
from wicketgate.doors import clock, founding
from wicketgate.doors.web.coordinator.forms.policy import AdoptForm, StartForm
from wicketgate.doors.web.coordinator.forms.policy_rule import RuleForm, first_answers
from wicketgate.doors.web.coordinator.forms.policy_words import RULE_TITLES
from wicketgate.doors.web.coordinator.views.policy_parts import (
    letter,
    looser_answers,
    paragraph_parts,
    rule_parts,
)
from wicketgate.doors.web.shared.door import DoorRequest, door


@door("the centre's policy")
def document(request: DoorRequest, document: UUID) -> HttpResponse:
    """Show what was read of a document, and take the edition to start from."""
    kept = queries.document(request.viewer.centre, document)
    if kept is None:
        raise NotFound
    form = StartForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        draft = begin_draft(kept.id, base_id=form.cleaned_data["base"], by=request.viewer, at=request.at)
        return redirect("coordinator:policy_edition", draft.id)
    read = document_of(kept)
    page = {"form": form, "read": read, "paragraphs": paragraph_parts(read.everything, of=read)}
    return render(request, "coordinator/policy_document.html", page)


@door("the centre's policy")
def edition(request: DoorRequest, draft: UUID) -> HttpResponse:
    """Show every value beside its paragraphs, or only the differences of a known document, and adopt it."""
    held = _held(request, draft)
    form = AdoptForm(request.POST or None, initial={"version": held.version})
    if request.method == "POST" and form.is_valid():
        adopted = _adopt(request, held, form)
        if adopted is not None:
            return adopted
    page = _edition_page(held) | {"form": form}
    return render(request, "coordinator/policy_edition.html", page)


def _edition_page(held: EditionDraft) -> dict[str, object]:
    read, so_stands = document_of(held.document), so_far(held)
    found = recognised(read)
    known = found if found and found.edition_id == held.base_id else None
    return {
        "draft": held,
        "read": read,
        "known": known,
        "changed": paragraph_parts(known.changed, of=read) if known else [],
        "rules": rule_parts(suggest(read, so_stands), of=read, draft=held.id),
        "looser": looser_answers(looser_values(so_stands)),
        "unmatched": paragraph_parts((one for one in read.everything if not one.evidence), of=read),
        "lacks_review": lacks_review(held),
    }


def _adopt(request: DoorRequest, held: EditionDraft, form: AdoptForm) -> HttpResponse | None:
    centre = queries.centre_with(request.viewer.centre)
    assert centre is not None
    try:
        adopt_draft(
            held.id,
            expected_version=form.cleaned_data["version"],
            centre_name=centre.name,
            minute=form.cleaned_data["minute"],
            by=request.viewer,
            at=request.at,
        )
    except EditionError as error:
        form.add_error(None, letter(error))
        return None
    except Unable as unable:
        form.add_error(unable.field, unable.sentence)
        return None
    messages.success(
        request,
        _("The policy is adopted from today."),
    )
    is_first = founding.left(request.viewer.centre, on=clock.today()) > 0
    return redirect("coordinator:first_evening" if is_first else "coordinator:policy")


@door("the centre's policy")
def rule(request: DoorRequest, draft: UUID, rule: str) -> HttpResponse:
    """Show one rule's values beside its paragraphs, and take them as they are changed."""
    held = _held(request, draft)
    read, so_stands = document_of(held.document), so_far(held)
    rows = [row for row in suggest(read, so_stands) if row.rule == rule]
    if rule not in RULES or not rows:
        raise NotFound
    form = _rule_form(request, held, rows, read, so_stands)
    if request.method == "POST" and form.is_valid() and _choose(request, held, form):
        return redirect("coordinator:policy_edition", held.id)
    page = {
        "form": form,
        "draft": held,
        "title": RULE_TITLES[rule],
        "paragraphs": paragraph_parts(read.stating(rule), of=read),
    }
    return render(request, "coordinator/policy_rule.html", page)


def _rule_form(
    request: DoorRequest, held: EditionDraft, rows: list[Row], read: Document, so_stands: Edition
) -> RuleForm:
    kinds = [kind.id for kind in so_stands.retention.kinds]
    first = first_answers(rows, version=held.version)
    if lacks_review(held):
        first.pop("edition.last_reviewed", None)
    return RuleForm(rows, places(read), kinds, request.POST or None, initial=first)


def _choose(request: DoorRequest, held: EditionDraft, form: RuleForm) -> bool:
    version = form.cleaned_data["version"]
    try:
        choose(held.id, form.choices, expected_version=version, by=request.viewer, at=request.at)
    except EditionError as error:
        form.add_error(error.where if error.where in form.fields else None, letter(error))
    except Overtaken as overtaken:
        form.add_error(None, overtaken.sentence)
    return form.is_valid()


def _held(request: DoorRequest, draft: UUID) -> EditionDraft:
    held = queries.open_draft(request.viewer.centre, draft)
    if held is None:
        raise NotFound
    return held
