"""The coordinator's requests: what came in, who asks, about whom, and the answer as the law says."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from wicketgate.domain.disclosures import operations, queries
from wicketgate.domain.disclosures.models import AttendanceRequest
from wicketgate.domain.ledger.refusals import Unable
from wicketgate.doors.web.coordinator.forms.requests import RecordForm
from wicketgate.doors.web.coordinator.views import request_words
from wicketgate.doors.web.shared.door import DoorRequest, door
from wicketgate.doors.web.shared.paging import page_of
from wicketgate.doors.web.shared.pdf import pdf_response
from wicketgate.vault.chance import new_id

KEY = "requests to answer"


@door(KEY)
def requests(request: DoorRequest) -> HttpResponse:
    """Show what waits for an answer, and what was answered."""
    page = page_of(request, lambda skip: queries.requests_answered(request.viewer, skip=skip))
    shown = {
        "waiting": request_words.table(queries.requests_to_answer(request.viewer), _("To be answered")),
        "answered": request_words.table(page.rows, _("Answered")),
        "page": page,
    }
    return render(request, "coordinator/requests.html", shown)


@door(KEY)
def record(request: DoorRequest) -> HttpResponse:
    """Show the form for a request that came by telephone or letter, or receive it."""
    agencies = [(str(agency.id), agency.name) for agency in queries.agencies_held(request.viewer)]
    form = RecordForm(request.POST or None, initial={"once": new_id()}, agencies=agencies)
    kept = _recorded(request, form) if request.method == "POST" and form.is_valid() else None
    if kept is not None:
        messages.warning(request, _("Never answer on the spot. Ring back on the number held."))
        return redirect("coordinator:request", kept.id)
    return render(request, "coordinator/requests_record.html", {"form": form})


@door(KEY)
def show_request(request: DoorRequest, request_id: UUID) -> HttpResponse:
    """Show one request, opened, with the law's answer as it stands now."""
    page = queries.request_page(request_id, viewer=request.viewer, at=request.at)
    return render(request, "coordinator/request.html", request_words.page(page))


@door(KEY)
@require_POST
def confirm(request: DoorRequest, request_id: UUID, version: int) -> HttpResponse:
    """Say that whoever asks was rung back on the number held."""
    try:
        operations.confirm_identity(request_id, expected_version=version, by=request.viewer, at=request.at)
    except Unable as unable:
        messages.error(request, unable.sentence)
    return redirect("coordinator:request", request_id)


@door(KEY)
@require_POST
def release(request: DoorRequest, request_id: UUID, version: int) -> HttpResponse:
    """Answer with a statement, as the law says at this moment."""
    try:
        operations.release_attendance(request_id, expected_version=version, by=request.viewer, at=request.at)
    except Unable as unable:
        messages.error(request, unable.sentence)
    return redirect("coordinator:request", request_id)


@door(KEY)
@require_POST
def refuse(request: DoorRequest, request_id: UUID, version: int) -> HttpResponse:
    """Answer with the letter that says neither yes nor no."""
    try:
        operations.refuse_by_letter(request_id, expected_version=version, by=request.viewer, at=request.at)
    except Unable as unable:
        messages.error(request, unable.sentence)
    return redirect("coordinator:request", request_id)


@door(KEY)
@require_GET
def paper(request: DoorRequest, request_id: UUID) -> HttpResponse:
    """Give the paper that answered, named by our reference only."""
    fetched = operations.fetch_paper(request_id, by=request.viewer, at=request.at)
    return pdf_response(fetched.pdf, name=fetched.name)


def _recorded(request: DoorRequest, form: RecordForm) -> AttendanceRequest | None:
    typed = form.cleaned_data
    try:
        return operations.record_request(
            form.asked,
            form.asker,
            channel=typed["channel"],
            sent_once=typed["once"],
            by=request.viewer,
            at=request.at,
        )
    except Unable as unable:
        form.add_error(unable.field, unable.sentence)
        return None
