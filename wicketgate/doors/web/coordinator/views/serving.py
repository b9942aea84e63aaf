"""Those who serve: everybody, a new one, an acting coordinator, and who can open what."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wicketgate.domain.accounts import roles
from wicketgate.domain.accounts.models import Post, Role
from wicketgate.domain.accounts.operations import begin_post
from wicketgate.domain.accounts.queries import account_in
from wicketgate.domain.ledger.refusals import Unable
from wicketgate.domain.volunteers import operations
from wicketgate.domain.volunteers.checks import may_decide
from wicketgate.domain.volunteers.models import SERVING
from wicketgate.domain.volunteers.rota import Serving, who_serves
from wicketgate.doors import clock
from wicketgate.doors.web.coordinator.forms.serving import ActingForm, WelcomeForm
from wicketgate.doors.web.shared.door import DoorRequest, door
from wicketgate.doors.web.shared.parts import Cell, Table
from wicketgate.vault.tokens import first_password

KEY = "accounts and posts"
CARD = "first_card"


@door(KEY)
def everybody(request: DoorRequest) -> HttpResponse:
    """List those who can sign in, with their posts and how they stand."""
    rows = [_row(person) for person in who_serves(request.viewer, at=request.at)]
    columns = [_("Name"), _("Username"), _("Posts today"), _("DBS check"), _("Second factor")]
    shown = {
        "table": Table(_("Everybody"), columns, rows),
        "may_decide": may_decide(request.viewer, at=request.at),
    }
    return render(request, "coordinator/serving/everybody.html", shown)


def _row(person: Serving) -> list[Cell]:
    posts = ", ".join(str(Role(post.role).label) for post in _today(person)) if person.is_open else ""
    return [
        Cell(person.name, url=reverse("coordinator:one_serving", args=[person.id])),
        Cell(person.username),
        Cell(posts or (_("None today") if person.is_open else _("Closed")), tag=None if posts else "stopped"),
        cleared(person),
        Cell(_("Set up"), tag="done") if person.has_second_factor else Cell(_("Not yet"), tag="waiting"),
    ]


def _today(person: Serving) -> list[Post]:
    today = clock.today()
    return [
        post for post in person.posts if post.begins <= today and (post.ends is None or post.ends >= today)
    ]


def cleared(person: Serving) -> Cell:
    """Say whether somebody is cleared, and until when: all that the coordinator sees of a check (clause 6)."""
    if not person.needs_check:
        return Cell("")
    if not person.is_cleared:
        return Cell(_("Not cleared"), tag="waiting")
    until = date_format(person.cleared_until, "j F Y") if person.cleared_until else ""
    return Cell(_("Cleared until %(day)s") % {"day": until}, tag="done")


@door(KEY, with_fresh_code=True)
def welcome(request: DoorRequest) -> HttpResponse:
    """Open an account, and show its first password once, on a card."""
    form = WelcomeForm(request.POST or None, initial={"begins": clock.today()})
    if request.method == "POST" and form.is_valid() and _welcome(request, form):
        return redirect("coordinator:first_card")
    shown = {
        "form": form,
        "title": _("Open an account"),
        "button_text": _("Open it, and show the first password"),
        "back_url": reverse("coordinator:serving"),
    }
    return render(request, "shared/question.html", shown)


def _welcome(request: DoorRequest, form: WelcomeForm) -> bool:
    given, password = form.cleaned_data, first_password()
    try:
        account = operations.welcome(
            username=given["username"],
            name=given["name"],
            password=password,
            role=Role(given["role"]),
            begins=given["begins"],
            ends=given["ends"],
            by=request.viewer.actor,
            at=request.at,
        )
    except Unable as unable:
        form.add_error(unable.field, unable.sentence)
        return False
    keep_card(request, account.username, password)
    return True


def keep_card(request: DoorRequest, username: str, password: str) -> None:
    """Keep a first password for the one page that shows it."""
    request.session[CARD] = {"username": username, "password": password}


@door(KEY)
def card(request: DoorRequest) -> HttpResponse:
    """Show a first password, this once."""
    held = request.session.pop(CARD, None)
    if held is None:
        return redirect("coordinator:serving")
    return render(request, "coordinator/serving/first_card.html", held)


@door(KEY, with_fresh_code=True)
def appoint(request: DoorRequest) -> HttpResponse:
    """Appoint an acting coordinator, from today, in one page."""
    people = [
        (person.id, person.name) for person in who_serves(request.viewer, at=request.at) if _may_act(person)
    ]
    form = ActingForm(request.POST or None, people=people)
    if request.method == "POST" and form.is_valid() and _appoint(request, form):
        messages.success(
            request, _("From now on they are acting coordinator. They find it when they next sign in.")
        )
        return redirect("coordinator:serving")
    return render(request, "coordinator/serving/appoint.html", {"form": form, "people": people})


def _may_act(person: Serving) -> bool:
    return person.is_open and any(post.role in SERVING for post in _today(person))


def _appoint(request: DoorRequest, form: ActingForm) -> bool:
    given = form.cleaned_data
    account = account_in(request.viewer.centre, UUID(given["account"]))
    try:
        begin_post(
            account,
            role=Role.COORDINATOR,
            begins=clock.today(),
            ends=given["ends"],
            is_acting=True,
            by=request.viewer.actor,
            at=request.at,
        )
    except Unable as unable:
        form.add_error(unable.field, unable.sentence)
        return False
    return True


@door(KEY)
def keys(request: DoorRequest) -> HttpResponse:
    """Show which post opens which page, as a table that a committee can read."""
    columns = [_("What can be opened"), *(str(role.label) for role in Role)]
    rows = [
        [Cell(str(words)), *(Cell(_("yes") if role in roles.KEYS[key] else "–") for role in Role)]
        for key, words in roles.WORDS.items()
    ]
    return render(
        request,
        "coordinator/serving/keys.html",
        {"table": Table(_("Each post, and what it opens"), columns, rows)},
    )
