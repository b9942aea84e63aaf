"""Find out which family a request is about: among those that the agency referred, or by a name that is looked for."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from wicketgate.domain.disclosures import operations, queries
from wicketgate.domain.ledger.refusals import Unable
from wicketgate.domain.people.queries.search import search_people
from wicketgate.doors.web.coordinator.forms.requests import FamilyForm, SearchForm
from wicketgate.doors.web.shared.door import DoorRequest, door

KEY = "requests to answer"


@door(KEY)
def family(request: DoorRequest, request_id: UUID) -> HttpResponse:
    """Show the families that it may be, and take which one it is."""
    brief = queries.request_brief(request_id, viewer=request.viewer)
    is_search = "term" in request.POST
    search = SearchForm(request.POST if is_search else None)
    families = _found(request, search) if is_search else _referred(request, request_id)
    sent = request.POST if request.method == "POST" and not is_search else None
    if sent is not None:
        families = _with_the_chosen(request, families, sent.get("family", ""))
    form = FamilyForm(sent, families=families, is_party=brief.is_party, initial={"version": brief.version})
    if sent is not None and form.is_valid() and _matched(request, request_id, form):
        return redirect("coordinator:request", request_id)
    shown = {"form": form, "search": search, "brief": brief, "is_search": is_search, "found": len(families)}
    return render(request, "coordinator/request_family.html", shown)


def _referred(request: DoorRequest, request_id: UUID) -> list[tuple[str, str]]:
    held = queries.candidates(request_id, viewer=request.viewer, at=request.at)
    return [(str(one.id), f"{one.reference}: {', '.join(one.names)}") for one in held]


def _found(request: DoorRequest, search: SearchForm) -> list[tuple[str, str]]:
    if not search.is_valid():
        return []
    found = search_people(search.cleaned_data["term"], by=request.viewer, at=request.at)
    by_family = {str(one.arrangement): one.reference for one in found}
    return list(by_family.items())


def _with_the_chosen(
    request: DoorRequest, families: list[tuple[str, str]], chosen: str
) -> list[tuple[str, str]]:
    """Return the families with the one that was chosen from a search, where the centre has it."""
    if chosen in dict(families):
        return families
    reference = queries.reference_of(chosen, viewer=request.viewer)
    return [*families, (chosen, reference)] if reference else families


def _matched(request: DoorRequest, request_id: UUID, form: FamilyForm) -> bool:
    typed = form.cleaned_data
    try:
        operations.match_family(
            request_id,
            form.chosen,
            asker_side=typed.get("asker_side", ""),
            expected_version=typed["version"],
            by=request.viewer,
            at=request.at,
        )
    except Unable as unable:
        form.add_error(unable.field if form.chosen else None, unable.sentence)
        return False
    return True
