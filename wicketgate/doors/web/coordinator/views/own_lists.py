"""What was ever given out about one adult: recorded that they asked, confirmed, gathered, and given to them alone."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from wicketgate.domain.disclosures import operations
from wicketgate.domain.disclosures.given_out import queries
from wicketgate.domain.disclosures.given_out.queries import Listed, OwnListPage
from wicketgate.domain.ledger.bundle import NoProof
from wicketgate.domain.ledger.refusals import Overtaken, Unable
from wicketgate.doors.web.coordinator.forms.own_lists import AskForm, ConfirmForm
from wicketgate.doors.web.shared.asking_again import overtaken_page, say_on_form
from wicketgate.doors.web.shared.door import DoorRequest, door
from wicketgate.doors.web.shared.own_list_words import lines_table
from wicketgate.doors.web.shared.parts import Cell, Table, TagKind
from wicketgate.doors.web.shared.pdf import pdf_response, text_response
from wicketgate.vault.chance import new_id

KEY = "own lists"
TAGS: dict[str, TagKind] = {"asked": "waiting", "gathered": "waiting", "agreed": "done", "stopped": "stopped"}


@door(KEY)
def own_lists(request: DoorRequest, member: UUID) -> HttpResponse:
    """Show the lists that there are of one adult, or record that they ask for one."""
    held = queries.own_lists_of(member, viewer=request.viewer, at=request.at)
    form = AskForm(request.POST or None, initial={"once": new_id()})
    if request.method == "POST" and form.is_valid():
        once = form.cleaned_data["once"]
        own = operations.ask_for_own_list(member, sent_once=once, by=request.viewer, at=request.at)
        return redirect("coordinator:own_list", own.id)
    family_url = reverse("coordinator:family", args=[held.arrangement])
    table = _table(held.lists) if held.lists else None
    shown = {"form": form, "name": held.name, "table": table, "back_url": family_url}
    return render(request, "coordinator/own_lists.html", shown)


@door(KEY)
def own_list(request: DoorRequest, list_id: UUID) -> HttpResponse:
    """Show one list and what comes next, or keep how the person was recognised and gather the lines."""
    held = queries.own_list_page(list_id, is_named=True, viewer=request.viewer, at=request.at)
    form = ConfirmForm(request.POST or None, initial={"version": held.version})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            operations.confirm_own_list(
                list_id,
                how=given["how"],
                expected_version=given["version"],
                by=request.viewer,
                at=request.at,
            )
        except Overtaken as overtaken:
            return overtaken_page(request, overtaken, back_url=request.path)
        except Unable as unable:
            say_on_form(form, unable)
        else:
            return redirect("coordinator:own_list", list_id)
    return render(request, "coordinator/own_list.html", _page(held, form))


@door(KEY)
@require_GET
def paper(request: DoorRequest, list_id: UUID) -> HttpResponse:
    """Give the paper to print, named by our reference only."""
    try:
        told = operations.tell_own_list(list_id, by=request.viewer, at=request.at)
    except Unable as unable:
        return _not_yet(request, list_id, unable.sentence)
    return pdf_response(told.pdf, name=told.name)


@door(KEY)
@require_GET
def proofs(request: DoorRequest, list_id: UUID) -> HttpResponse:
    """Give the file of proofs that goes with the paper. It names nobody."""
    try:
        given = operations.give_proofs(list_id, by=request.viewer, at=request.at)
    except Unable as unable:
        return _not_yet(request, list_id, unable.sentence)
    except NoProof:
        changed = _(
            "The ledger was changed since this list was gathered, so nothing proves it. Tell the chair."
        )
        return _not_yet(request, list_id, changed)
    return text_response(given.content, name=given.name)


def _not_yet(request: DoorRequest, list_id: UUID, sentence: str) -> HttpResponse:
    messages.error(request, sentence)
    return redirect("coordinator:own_list", list_id)


def _page(held: OwnListPage, form: ConfirmForm) -> dict[str, object]:
    return {
        "held": held,
        "form": form,
        "tag_kind": TAGS[held.listed.status],
        "table": lines_table(held.lines) if held.lines else None,
        "back_url": reverse("coordinator:own_lists", args=[held.member]),
        "family_url": reverse("coordinator:family", args=[held.arrangement]),
    }


def _table(listed: Iterable[Listed]) -> Table:
    columns = (_("Our reference"), _("Asked on"), _("How it stands"))
    rows = [
        [
            Cell(one.reference, url=reverse("coordinator:own_list", args=[one.id])),
            Cell(date_format(one.asked_on, "j F Y")),
            Cell(one.status_label, tag=TAGS[one.status]),
        ]
        for one in listed
    ]
    return Table(_("Lists that this person asked for"), columns, rows)
