"""Say that somebody in a referral is known here already: looked for by name, chosen by reference."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from wicketgate.domain.people.queries.search import search_people
from wicketgate.domain.referrals import operations
from wicketgate.domain.referrals.pages import Page, section
from wicketgate.doors.web.coordinator.forms.referrals import KnownForm
from wicketgate.doors.web.coordinator.views.referrals import KEY, referral_url, waiting
from wicketgate.doors.web.shared.door import DoorRequest, door
from wicketgate.doors.web.shared.referral import words


@door(KEY)
def known(request: DoorRequest, referral_id: UUID, text: str) -> HttpResponse:
    """Look for somebody's record among the centre's people, and say that this is them."""
    held, one = waiting(request, referral_id), section(text)
    if one is None or one.page not in (Page.ADULT, Page.CHILD):
        raise Http404
    form, found = KnownForm(request.POST or None), None
    if "person" in request.POST:
        chosen = request.POST["person"]
        operations.name_known(
            held.id, one, person=_id(chosen) if chosen else None, by=request.viewer, at=request.at
        )
        return redirect(referral_url(referral_id))
    if request.method == "POST" and form.is_valid():
        people = search_people(form.cleaned_data["term"], by=request.viewer, at=request.at)
        found = [person for person in people if person.is_child == (one.page is Page.CHILD)]
    context = {"form": form, "found": found, "who": words.title(one), "back_url": referral_url(referral_id)}
    return render(request, "coordinator/referral_known.html", context)


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error
