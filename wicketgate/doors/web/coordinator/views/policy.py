"""The centre's policy: how it stands, its review, and bringing in the document."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wicketgate.domain.ledger.refusals import Unable
from wicketgate.domain.policy import queries
from wicketgate.domain.policy.drafting import recognised
from wicketgate.domain.policy.kept import document_of
from wicketgate.domain.policy.models import PolicyDocument
from wicketgate.domain.policy.operations import begin_draft, bring_in, record_review
from wicketgate.doors import clock
from wicketgate.doors.web.coordinator.forms.policy import DocumentForm, ReviewForm
from wicketgate.doors.web.coordinator.views.policy_parts import paragraph_parts, review_words
from wicketgate.doors.web.shared.door import DoorRequest, door


@door("the centre's policy")
def policy(request: DoorRequest) -> HttpResponse:
    """Show which edition is in force, how its review stands, and what is in preparation."""
    page = queries.policy_as_it_stands(request.viewer.centre, on=clock.today())
    review = review_words(page.review) if page.review else ""
    return render(request, "coordinator/policy.html", {"page": page, "review": review})


@door("the centre's policy")
def bring_in_document(request: DoorRequest) -> HttpResponse:
    """Take the file of the centre's policy; a document that is known goes straight to its one confirmation."""
    form = DocumentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and form.document:
        kept = bring_in(form.document, content=form.content, by=request.viewer, at=request.at)
        return _go_on_with(request, kept)
    was_read = paragraph_parts(form.document.everything, of=form.document) if form.document else []
    return render(request, "coordinator/policy_bring_in.html", {"form": form, "was_read": was_read})


def _go_on_with(request: DoorRequest, kept: PolicyDocument) -> HttpResponse:
    found = recognised(document_of(kept))
    if found is None:
        return redirect("coordinator:policy_document", kept.id)
    draft = begin_draft(kept.id, base_id=found.edition_id, by=request.viewer, at=request.at)
    return redirect("coordinator:policy_edition", draft.id)


@door("the centre's policy")
def record(request: DoorRequest) -> HttpResponse:
    """Record that the committee went over the policy and changed nothing."""
    form = ReviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _record(request, form):
        messages.success(request, _("The review is recorded. Nothing in the policy changed."))
        return redirect("coordinator:policy")
    return render(request, "coordinator/policy_review.html", {"form": form})


def _record(request: DoorRequest, form: ReviewForm) -> bool:
    try:
        record_review(**form.cleaned_data, by=request.viewer, at=request.at)
    except queries.NoPolicyYet:
        form.add_error(None, _("There is no policy to review yet. Bring in the centre’s own document first."))
    except Unable as unable:
        form.add_error(unable.field, unable.sentence)
    return form.is_valid()
