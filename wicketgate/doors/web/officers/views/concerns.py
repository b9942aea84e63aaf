"""The concerns that the officer or the chair reads: a list without words, and one at a time, for a purpose."""

from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.timezone import is_aware, localtime
from django.utils.translation import gettext as _

from wicketgate.domain.accounts.models import Role
from wicketgate.domain.concerns import operations, queries
from wicketgate.domain.concerns.models import Kind
from wicketgate.doors.web.officers.forms.reading import ReadingForm
from wicketgate.doors.web.shared.door import DoorRequest, door
from wicketgate.doors.web.shared.parts import Cell, Table

SECONDS_OPEN = 10 * 60  # a concern can be pages long
KEY = "concerns to read"


@door(KEY)
def concerns(request: DoorRequest) -> HttpResponse:
    """Show the list, the newest first, page by page."""
    listed = queries.concerns(request.viewer, at=request.at, before=_before(request))
    older = ""
    if len(listed) == queries.ON_A_PAGE:
        older = "?" + urlencode({"before": listed[-1].raised_at.isoformat()})
    newer = reverse("officers:concerns") if "before" in request.GET else ""
    shown = {"table": _table(listed) if listed else None, "older_url": older, "newer_url": newer}
    return render(request, "officers/concerns.html", shown)


@door(KEY, with_fresh_code=True)
def concern(request: DoorRequest, concern_id: UUID) -> HttpResponse:
    """Ask for the purpose, and show the words for ten minutes. Each opening is one entry in the ledger."""
    listed = queries.concern_listed(concern_id, viewer=request.viewer, at=request.at)
    form = ReadingForm(request.POST or None)
    shown = {
        "reference": listed.reference,
        "kind": Kind(listed.kind).label,
        "raised_at": _when(listed.raised_at),
        "raised_by": _posts(listed.raised_by_posts),
        "form": form,
        "here": reverse("officers:concern", args=[concern_id]),
        "back_url": reverse("officers:concerns"),
    }
    if request.method == "POST" and form.is_valid():
        purpose = form.cleaned_data["purpose"]
        opened = operations.read_concern(concern_id, purpose=purpose, by=request.viewer, at=request.at)
        return render(
            request, "officers/concern_opened.html", shown | {"opened": opened, "seconds": SECONDS_OPEN}
        )
    return render(request, "officers/concern.html", shown)


def _before(request: DoorRequest) -> datetime | None:
    try:
        given = parse_datetime(request.GET.get("before", ""))
    except ValueError:
        return None
    return given if given is not None and is_aware(given) else None


def _table(listed: list[queries.Listed]) -> Table:
    columns = (_("Reference"), _("Written"), _("What it is"), _("Written by"), _("Read"))
    return Table(_("Concerns, the newest first"), columns, [_row(line) for line in listed])


def _row(line: queries.Listed) -> list[Cell]:
    return [
        Cell(line.reference, url=reverse("officers:concern", args=[line.id])),
        Cell(_when(line.raised_at)),
        Cell(str(Kind(line.kind).label)),
        Cell(_posts(line.raised_by_posts)),
        Cell(_("Read"), tag="done") if line.is_read else Cell(_("Not yet read"), tag="waiting"),
    ]


def _posts(roles: tuple[str, ...]) -> str:
    return ", ".join(str(Role(role).label) for role in roles) or _("Someone whose post had ended")


def _when(instant: datetime) -> str:
    return date_format(localtime(instant), "j F Y, H:i")


urlpatterns = [
    path("concerns/", concerns, name="concerns"),
    path("concerns/<uuid:concern_id>/", concern, name="concern"),
]
