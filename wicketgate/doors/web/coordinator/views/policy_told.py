"""Who was told of the policy: people who use the centre, people who serve, and agencies (clause 9)."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wicketgate.clauses.codes import SERVES
from wicketgate.domain.ledger.refusals import NotFound, Unable
from wicketgate.domain.people.queries.adults import adults_who_use_the_centre, named
from wicketgate.domain.policy.operations import record_told
from wicketgate.domain.policy.queries import NoPolicyYet, edition_in_force, told_states
from wicketgate.domain.referrals.models import Agency
from wicketgate.domain.volunteers.rota import who_serves
from wicketgate.doors import clock
from wicketgate.doors.sentences import word
from wicketgate.doors.web.coordinator.forms.policy import ToldForm
from wicketgate.doors.web.shared.door import DoorRequest, door
from wicketgate.doors.web.shared.parts import Cell, Table, TagKind
from wicketgate.doors.words import STATES

SHOWN_AT_ONCE = 50
TITLES: dict[str, str | Promise] = {
    "user": gettext_lazy("People who use the centre"),
    "volunteer": gettext_lazy("People who serve"),
    "referrer": gettext_lazy("Agencies that refer families"),
}
_KINDS: dict[str, TagKind] = {"aware": "done", "told_of_an_earlier_edition": "waiting", "not_told": "stopped"}


@dataclass(frozen=True, slots=True)
class Listed:
    """Everybody of an audience: ids in order, and how to name some of them for the page."""

    ids: list[UUID]
    names: Callable[[Collection[UUID]], Mapping[UUID, str]]


@door("the centre's policy")
def audiences(request: DoorRequest) -> HttpResponse:
    """Show for each audience how many were told of the edition in force."""
    rows = [_audience_row(request, audience) for audience in _named(request)]
    table = Table(_("Who must be told of the policy"), [_("Who"), _("Told"), _("Not told yet")], rows)
    return render(request, "coordinator/policy_audiences.html", {"table": table})


@door("the centre's policy")
def told(request: DoorRequest, audience: str) -> HttpResponse:
    """Show who has not been told, and take the names of those who were told today."""
    if audience not in _named(request):
        raise NotFound
    everybody = LISTED[audience](request)
    states = _states(request, everybody, audience)
    waiting = [one for one in everybody.ids if states[one] != "aware"][:SHOWN_AT_ONCE]
    names = everybody.names(waiting)
    form = ToldForm([(str(one), names[one]) for one in waiting], request.POST or None)
    if request.method == "POST" and form.is_valid() and _record(request, form, audience):
        return redirect("coordinator:policy_told_audience", audience)
    page = {
        "form": form,
        "title": TITLES[audience],
        "waiting": _waiting(waiting, names, states),
        "told": sum(state == "aware" for state in states.values()),
        "all": len(states),
    }
    return render(request, "coordinator/policy_told.html", page)


def _named(request: DoorRequest) -> list[str]:
    """Return the audiences that the edition in force names; none before there is one."""
    try:
        named_here = edition_in_force(request.viewer.centre, on=clock.today()).awareness.audiences
    except NoPolicyYet:
        return []
    return [audience for audience in TITLES if audience in named_here]


def _record(request: DoorRequest, form: ToldForm, audience: str) -> bool:
    whom = [UUID(one) for one in form.cleaned_data["whom"]]
    try:
        held = record_told(
            whom, audience=audience, how=form.cleaned_data["how"], by=request.viewer, at=request.at
        )
    except Unable as unable:
        form.add_error(unable.field, unable.sentence)
        return False
    count = {"count": len(held)}
    messages.success(
        request,
        ngettext("%(count)s name is kept as told.", "%(count)s names are kept as told.", len(held)) % count,
    )
    return True


def _waiting(waiting: list[UUID], names: Mapping[UUID, str], states: Mapping[UUID, str]) -> Table:
    rows = [[Cell(names[one]), Cell(word(STATES[states[one]]), tag=_KINDS[states[one]])] for one in waiting]
    return Table(_("Not told of the policy in force"), [_("Who"), _("How it stands")], rows)


def _audience_row(request: DoorRequest, audience: str) -> list[Cell]:
    states = _states(request, LISTED[audience](request), audience)
    aware = sum(state == "aware" for state in states.values())
    url = reverse("coordinator:policy_told_audience", args=[audience])
    return [Cell(str(TITLES[audience]), url=url), Cell(str(aware)), Cell(str(len(states) - aware))]


def _states(request: DoorRequest, everybody: Listed, audience: str) -> Mapping[UUID, str]:
    on = clock.today()
    return told_states(everybody.ids, centre=request.viewer.centre, audience=audience, on=on)


def _users(request: DoorRequest) -> Listed:
    rows = {row.person_id: row for row in adults_who_use_the_centre(request.viewer)}

    def names(some: Collection[UUID]) -> Mapping[UUID, str]:
        lines = named(request.viewer, [rows[one] for one in some], at=request.at) if some else []
        return {line.id: f"{line.reference}  {line.name}" for line in lines}

    return Listed(list(rows), names)


def _volunteers(request: DoorRequest) -> Listed:
    today = clock.today()
    serving = {
        one.id: one.name or one.username
        for one in who_serves(request.viewer, at=request.at)
        if one.is_open
        and any(post.role in SERVES and (post.ends is None or post.ends >= today) for post in one.posts)
    }
    return Listed(list(serving), lambda some: {one: serving[one] for one in some})


def _agencies(request: DoorRequest) -> Listed:
    held = dict(
        Agency.objects.filter(centre=request.viewer.centre).order_by("name").values_list("id", "name")
    )
    return Listed(list(held), lambda some: {one: held[one] for one in some})


LISTED: dict[str, Callable[[DoorRequest], Listed]] = {
    "user": _users,
    "volunteer": _volunteers,
    "referrer": _agencies,
}
