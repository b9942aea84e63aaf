"""
Raise a concern: on every page one tap away, and nothing stands before it.

Whoever is signed in can write one, whatever else has lapsed. Whoever is not is told whom to ring.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wicketgate.domain.accounts.models import Account, Role
from wicketgate.domain.accounts.queries import roles_held
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.concerns import operations, queries
from wicketgate.domain.concerns.pointing import pointed_out
from wicketgate.doors import clock
from wicketgate.doors.web.shared.door import ORDER, open_door, viewer_for
from wicketgate.doors.web.shared.forms.concern import ConcernForm, new_mark
from wicketgate.doors.web.shared.noticed_words import noticed_words
from wicketgate.doors.web.shared.views.given_back import give_back, holds_a_concern
from wicketgate.doors.web.shared.views.trouble import centre_telephone


@open_door
def raise_concern(request: HttpRequest) -> HttpResponse:
    """Show the page, or keep what was written on it."""
    account = request.user
    if not isinstance(account, Account):
        return _whom_to_ring(request)
    viewer = _viewer(request, account)
    form = ConcernForm(request.POST or None, initial={"once": new_mark()})
    if request.method == "POST" and form.is_valid():
        return _kept(request, form, viewer)
    paragraph = queries.reports_paragraph(viewer, at=clock.now())
    return render(request, "shared/raise_concern.html", {"form": form, "paragraph": paragraph})


def _kept(request: HttpRequest, form: ConcernForm, viewer: Viewer) -> HttpResponse:
    # Shown at once and not after a redirect: a sign-in that lay idle while somebody wrote may be over by then.
    written = form.cleaned_data
    once = written.pop("once")
    try:
        kept = operations.raise_concern(operations.Account(**written), once=once, by=viewer, at=clock.now())
    except operations.AlreadyRaised:
        kept = queries.raised_before(once, viewer=viewer, at=clock.now())
    shown = {
        "kept": kept,
        "readers": [Role(role).label for role in kept.readers],
        "is_about_coordinator": written["about_post"] == Role.COORDINATOR,
        "pointed_out": [noticed_words(kind) for kind in pointed_out(written["words"], written["about"])],
        "ring": centre_telephone(request),
    }
    return render(request, "shared/concern_raised.html", shown)


def _whom_to_ring(request: HttpRequest) -> HttpResponse:
    # What somebody wrote before their sign-in ended is given back to them, and to nobody else.
    if holds_a_concern(request):
        return give_back(request)
    return render(request, "shared/whom_to_ring.html", {"ring": centre_telephone(request)})


def _viewer(request: HttpRequest, account: Account) -> Viewer:
    posts = roles_held(account.id, on=clock.today())
    # Somebody whose post has ended can still write: the law asks for a role, and a volunteer's gives them nothing else.
    role = next((role for role in ORDER if role in posts), Role.VOLUNTEER.value)
    viewer = viewer_for(account, request, role=role)
    request.viewer, request.posts = viewer, posts  # type: ignore[attr-defined]  # the page's frame reads them
    return viewer
