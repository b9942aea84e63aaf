"""
Two pages that list the same fifty people: one from sealed names, one from plain text. All else is the same.

Both are served at addresses of their own beside the program's, pass its middleware and its door, and fill its
template. Only the sealed one asks the law, enters the ledger and unseals.
"""

from collections.abc import Callable, Sequence

from django.conf import settings
from django.http import HttpResponse
from django.template import engines
from django.urls import path

from bench.browser import coordinators_browser, fetching
from bench.filling import fill
from bench.plain import PlainMember
from tests.people import CENTRE, Cast
from wicketgate.config.urls import urlpatterns as the_programs
from wicketgate.domain.gate.operations import show
from wicketgate.domain.gate.question import Part as Opening
from wicketgate.domain.people.asking import FamilyQuestions
from wicketgate.domain.people.models import Member, Part
from wicketgate.doors.web.shared.door import DoorRequest, door
from wicketgate.doors.web.shared.parts import Cell, Table

ROWS = 50
PAGE = engines["django"].from_string(
    '{% extends "shared/base.html" %}{% load wicket %}'
    "{% block main %}<h1>{{ title }}</h1>{% table table %}{% endblock %}"
)


@door("the families")
def sealed_page(request: DoorRequest) -> HttpResponse:
    """List fifty children, their names opened through the gate."""
    rows = Member.objects.filter(centre=request.viewer.centre, part=Part.CHILD)
    rows = rows.select_related("person", "arrangement")
    found = list(rows.only("person__centre", "person__name", "arrangement__reference").order_by("id")[:ROWS])
    questions = FamilyQuestions(request.viewer, [row.arrangement_id for row in found], at=request.at)
    parts = [Opening(questions.about(row.arrangement_id), (row.person.name,)) for row in found]
    shown = show("children", parts, by=request.viewer.actor, at=request.at, subject=request.viewer.centre)
    return _page(request, [(row.arrangement.reference, shown[row.person.name]) for row in found])


@door("the families")
def plain_page(request: DoorRequest) -> HttpResponse:
    """List the same fifty children, their names read as they stand."""
    rows = PlainMember.objects.filter(centre=request.viewer.centre, part=Part.CHILD)
    rows = rows.select_related("person", "arrangement")
    found = list(rows.only("person__centre", "person__name", "arrangement__reference").order_by("id")[:ROWS])
    return _page(request, [(row.arrangement.reference, row.person.name) for row in found])


urlpatterns = [*the_programs, path("bench/sealed/", sealed_page), path("bench/plain/", plain_page)]


def pages(people: Cast) -> dict[str, Callable[[], bytes]]:
    """Return how to fetch each page, signed in as the coordinator, with fifty families in the centre."""
    fill(CENTRE, families=ROWS)
    client = coordinators_browser(people)
    settings.ROOT_URLCONF = __name__
    ways = {kind: fetching(client, f"/bench/{kind}/") for kind in ("plain", "sealed")}
    assert ways["plain"]() == ways["sealed"](), "the two pages differ"
    return ways


def _page(request: DoorRequest, lines: Sequence[tuple[str, str]]) -> HttpResponse:
    table = Table(
        "Children", ("Family", "Name"), [(Cell(reference), Cell(name)) for reference, name in lines]
    )
    return HttpResponse(PAGE.render({"title": "Children", "table": table}, request))
