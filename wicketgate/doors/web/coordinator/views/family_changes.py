"""Change a family's record: how it stands, whom it is kept apart from, one value written anew, and who knows it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wicketgate.domain.ledger.refusals import Overtaken, Unable
from wicketgate.domain.people import operations
from wicketgate.doors.web.coordinator.forms.families import BOXES, ApartForm, RecordForm, StatusForm
from wicketgate.doors.web.coordinator.views.families import KEY
from wicketgate.doors.web.shared.asking_again import overtaken_form, say_on_form
from wicketgate.doors.web.shared.door import DoorRequest, door
from wicketgate.doors.web.shared.held_words import LABELS


@door(KEY)
def status(request: DoorRequest, arrangement_id: UUID) -> HttpResponse:
    """Pause, resume or end an arrangement."""
    held = operations.arrangement_of(arrangement_id, by=request.viewer)
    form = StatusForm(request.POST or None, initial={"version": held.version, "status": held.status})
    page = _page(arrangement_id, title=_("How it stands"), button_text=_("Keep this"))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            operations.change_status(
                arrangement_id,
                status=given["status"],
                expected_version=given["version"],
                by=request.viewer,
                at=request.at,
            )
        except Overtaken as overtaken:
            now = operations.arrangement_of(arrangement_id, by=request.viewer)
            kept, mark = {"status": now.status}, {"version": now.version}
            return overtaken_form(request, form, overtaken, mark=mark, kept_now=kept, page=page)
        return redirect(_url(arrangement_id))
    return render(request, "shared/question.html", page | {"form": form})


@door(KEY)
def apart(request: DoorRequest, arrangement_id: UUID) -> HttpResponse:
    """Keep two families from being here at the same time."""
    operations.arrangement_of(arrangement_id, by=request.viewer)
    form = ApartForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            operations.keep_apart(
                arrangement_id, reference=form.cleaned_data["reference"], by=request.viewer, at=request.at
            )
        except Unable as unable:
            say_on_form(form, unable)
        else:
            return redirect(_url(arrangement_id))
    page = _page(arrangement_id, title=_("Keep two families apart"), button_text=_("Keep them apart"))
    return render(request, "shared/question.html", page | {"form": form})


@door(KEY)
def record(request: DoorRequest, arrangement_id: UUID, member: UUID, item: str) -> HttpResponse:
    """Write one value of a person anew. What it held is not shown."""
    operations.arrangement_of(arrangement_id, by=request.viewer)
    if item not in BOXES:
        raise Http404
    mark = operations.mark_of_held(member, item=item, by=request.viewer, at=request.at)
    form = RecordForm(request.POST or None, item=item, initial={"seen": mark})
    title = _("Change or add: %(what)s") % {"what": LABELS[item]}
    page = _page(arrangement_id, title=title, button_text=_("Keep this"))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            operations.record_item(
                member,
                item=item,
                text=given["text"],
                is_confidential=given.get("is_confidential", False),
                seen=given["seen"],
                by=request.viewer,
                at=request.at,
            )
        except Overtaken as overtaken:
            # What is held is closed, also to whoever changed it: only what was typed here is shown.
            return overtaken_form(request, form, overtaken, mark={"seen": mark}, kept_now={}, page=page)
        except Unable as unable:
            say_on_form(form, unable)
        else:
            messages.success(request, _("It is kept, and closed."))
            return redirect(_url(arrangement_id))
    return render(request, "shared/question.html", page | {"form": form})


@door(KEY)
def known(request: DoorRequest, arrangement_id: UUID) -> HttpResponse:
    """Say that one knows this family. From then on it is closed to whoever says so."""
    held = operations.arrangement_of(arrangement_id, by=request.viewer)
    if request.method == "POST":
        operations.declare_known(arrangement_id, by=request.viewer, at=request.at)
        return redirect(_url(arrangement_id))
    context = {"reference": held.reference, "back_url": _url(arrangement_id)}
    return render(request, "coordinator/family_known.html", context)


def _page(arrangement_id: UUID, *, title: str, button_text: str) -> dict[str, object]:
    return {"title": title, "button_text": button_text, "back_url": _url(arrangement_id)}


def _url(arrangement_id: UUID) -> str:
    return reverse("coordinator:family", args=[arrangement_id])
