"""The centre's families: the list, the search, and one family's page."""

import re
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from wicketgate.domain.people.models import Arrangement, Service
from wicketgate.domain.people.queries.families import FamilyList, family_list
from wicketgate.domain.people.queries.family import Family, MemberLine, family
from wicketgate.domain.people.queries.search import is_long_enough, search_people
from wicketgate.domain.referrals.queries.agencies import agency_names
from wicketgate.domain.sessions.queries import Place, places_to_come
from wicketgate.doors import clock
from wicketgate.doors.web.coordinator.forms.families import OF_A_CHILD, OF_AN_ADULT, SearchForm
from wicketgate.doors.web.shared.door import DoorRequest, door
from wicketgate.doors.web.shared.held_words import LABELS
from wicketgate.doors.web.shared.parts import Refusal
from wicketgate.doors.web.shared.refusal import refusal_of
from wicketgate.doors.web.shared.revealing import reveal_page

KEY = "the families"
_REFERENCE = re.compile(r"[0-9A-Z]{2}-[0-9A-Z]{4}-[0-9A-Z]{3}")


@door(KEY)
def families(request: DoorRequest) -> HttpResponse:
    """Show one page of the families, by reference."""
    status = request.GET.get("show", "current")
    if status not in dict(Arrangement.STATUSES):
        raise Http404
    page = family_list(
        request.viewer,
        status=status,
        older_than=_reference(request, "after"),
        newer_than=_reference(request, "before"),
        at=request.at,
    )
    context = {
        "page": page,
        "older_url": page.older_than and f"?{urlencode({'show': status, 'after': page.older_than})}",
        "newer_url": page.newer_than and f"?{urlencode({'show': status, 'before': page.newer_than})}",
        "show": status,
        "tabs": Arrangement.STATUSES,
        "has_names": _has_names(page),
    }
    return render(request, "coordinator/families.html", context)


@door(KEY)
def search(request: DoorRequest) -> HttpResponse:
    """Look for somebody by name. The term comes by POST alone, and stands in no address."""
    form, found = SearchForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        term = form.cleaned_data["term"]
        if is_long_enough(term):
            found = search_people(term, by=request.viewer, at=request.at)
        else:
            form.add_error("term", _("Write at least two letters."))
    context = {"form": form, "found": found, "back_url": reverse("coordinator:families")}
    return render(request, "coordinator/families_search.html", context)


@door(KEY)
def one(request: DoorRequest, arrangement_id: UUID) -> HttpResponse:
    """Show one family's page, each side apart, with every value closed but the names."""
    held = family(arrangement_id, by=request.viewer, at=request.at)
    names = agency_names([*held.referred_by, *(side.agency for side in held.sides)], viewer=request.viewer)
    context = {
        "family": held,
        "arrangement": held.arrangement,
        "is_supported": held.arrangement.service == Service.SUPPORTED,
        "children": [_person(person, held) for person in held.children],
        "sides": [
            (
                side,
                names.get(side.agency, "") if side.agency else "",
                [_person(person, held) for person in side.members],
            )
            for side in held.sides
        ],
        "agencies": [names[agency] for agency in held.referred_by if agency in names],
        "book_url": reverse("coordinator:book", args=[arrangement_id]),
        "places": [] if held.decision.refused else _places(request, arrangement_id),
        "refusal": _refusal(request, held),
        "back_url": reverse("coordinator:families"),
    }
    return render(request, "coordinator/family.html", context)


@door(KEY)
def reveal(request: DoorRequest, arrangement_id: UUID, owner: UUID, item: str) -> HttpResponse:
    """Open one closed value for three minutes."""
    back_url = reverse("coordinator:family", args=[arrangement_id])
    return reveal_page(request, owner, item, due_today=False, back_url=back_url)


def _places(request: DoorRequest, arrangement_id: UUID) -> list[Place]:
    return places_to_come(arrangement_id, viewer=request.viewer, on=clock.today())


def _refusal(request: DoorRequest, held: Family) -> Refusal | None:
    if not held.decision.refused:
        return None
    return refusal_of(request, held.decision, what=_("You know this family") if held.is_known else "")


def _reference(request: DoorRequest, name: str) -> str | None:
    typed = request.GET.get(name)
    if typed is not None and not _REFERENCE.fullmatch(typed):
        raise Http404
    return typed


def _has_names(page: FamilyList) -> bool:
    return any(not line.is_known for line in page.lines)


def _person(person: MemberLine, held: Family) -> dict[str, object]:
    """Return what the page shows of one person: their name, and a way to each closed value and to write it anew."""
    arrangement = held.arrangement.id
    closed = [
        (LABELS[item], reverse("coordinator:reveal", args=[arrangement, person.id, item]))
        for item in person.holds
    ]
    writes = OF_A_CHILD if person.is_child else OF_AN_ADULT
    changes = [
        (LABELS[item], reverse("coordinator:record", args=[arrangement, person.id, item])) for item in writes
    ]
    given_out = "" if person.is_child else reverse("coordinator:own_lists", args=[person.id])
    return {"line": person, "closed": closed, "changes": changes, "given_out": given_out}
