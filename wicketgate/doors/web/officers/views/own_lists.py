"""The second person's look at a list of what was given out, before anybody is given it."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wicketgate.domain.disclosures.given_out import queries
from wicketgate.domain.disclosures.given_out.queries import Listed
from wicketgate.domain.disclosures.models import OwnList
from wicketgate.domain.disclosures.operations import agree_to_own_list, stop_own_list
from wicketgate.domain.ledger.refusals import Overtaken, Unable
from wicketgate.doors.web.shared.asking_again import overtaken_page
from wicketgate.doors.web.shared.door import DoorRequest, door
from wicketgate.doors.web.shared.own_list_words import lines_table
from wicketgate.doors.web.shared.parts import Cell, Table

KEY = "own lists to agree to"


@door(KEY)
def own_lists(request: DoorRequest) -> HttpResponse:
    """List what waits, by reference: nobody is named."""
    listed = queries.own_lists_to_agree(request.viewer, at=request.at)
    return render(request, "officers/own_lists.html", {"table": _table(listed) if listed else None})


@door(KEY)
def own_list(request: DoorRequest, list_id: UUID) -> HttpResponse:
    """Show the lines to whoever may see the family, and to anybody else how they were gathered."""
    held = queries.own_list_page(list_id, viewer=request.viewer, at=request.at)
    table = lines_table(held.lines) if held.lines else None
    return render(request, "officers/own_list.html", {"held": held, "table": table})


@door(KEY)
@require_POST
def agree(request: DoorRequest, list_id: UUID, version: int) -> HttpResponse:
    """Agree that exactly these lines are told to that one person."""
    said = _("You agreed. The coordinator can print it now, for that person alone.")
    return _decided(request, list_id, version, agree_to_own_list, said)


@door(KEY)
@require_POST
def stop(request: DoorRequest, list_id: UUID, version: int) -> HttpResponse:
    """Say that these lines are not told."""
    return _decided(request, list_id, version, stop_own_list, _("It stays here. Tell the coordinator why."))


def _decided(
    request: DoorRequest, list_id: UUID, version: int, act: Callable[..., OwnList], said: str
) -> HttpResponse:
    back_url = reverse("officers:own_list", args=[list_id])
    try:
        act(list_id, expected_version=version, by=request.viewer, at=request.at)
    except Overtaken as overtaken:
        return overtaken_page(request, overtaken, back_url=back_url)
    except Unable as unable:
        messages.error(request, unable.sentence)
        return redirect(back_url)
    messages.success(request, said)
    return redirect("officers:own_lists")


def _table(listed: list[Listed]) -> Table:
    rows = [
        [
            Cell(one.reference, url=reverse("officers:own_list", args=[one.id])),
            Cell(date_format(one.asked_on, "j F Y")),
        ]
        for one in listed
    ]
    return Table(_("The oldest first"), (_("Reference"), _("Asked on")), rows)


_ONE = "lists/<uuid:list_id>/"
urlpatterns = [
    path("lists/", own_lists, name="own_lists"),
    path(_ONE, own_list, name="own_list"),
    path(f"{_ONE}<int:version>/agree/", agree, name="own_list_agree"),
    path(f"{_ONE}<int:version>/stop/", stop, name="own_list_stop"),
]
