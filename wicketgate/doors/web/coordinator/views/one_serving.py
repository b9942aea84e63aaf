"""One of those who serve: their posts, their way to sign in, and how to take either away."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wicketgate.domain.accounts import operations
from wicketgate.domain.accounts.models import Role
from wicketgate.domain.accounts.queries import account_in
from wicketgate.domain.ledger.refusals import Overtaken, Unable
from wicketgate.domain.volunteers.rota import one_who_serves
from wicketgate.doors import clock
from wicketgate.doors.web.coordinator.forms.serving import EndPostForm, PostForm
from wicketgate.doors.web.coordinator.views.serving import KEY, cleared, keep_card
from wicketgate.doors.web.shared.asking_again import overtaken_form
from wicketgate.doors.web.shared.door import DoorRequest, door
from wicketgate.vault.tokens import first_password


@door(KEY, with_fresh_code=True)
def one(request: DoorRequest, account_id: UUID) -> HttpResponse:
    """Show somebody's posts, and what can be done about how they sign in."""
    person = one_who_serves(request.viewer, account_id, at=request.at)
    shown = {"person": person, "cleared": cleared(person), "is_self": account_id == request.viewer.account}
    return render(request, "coordinator/serving/one.html", shown)


@door(KEY, with_fresh_code=True)
def give_post(request: DoorRequest, account_id: UUID) -> HttpResponse:
    """Give somebody a post from a day to a day."""
    account = account_in(request.viewer.centre, account_id)
    form = PostForm(request.POST or None, initial={"begins": clock.today()})

    def act() -> None:
        given = form.cleaned_data
        operations.begin_post(
            account,
            role=Role(given["role"]),
            begins=given["begins"],
            ends=given["ends"],
            by=request.viewer.actor,
            at=request.at,
        )

    return _asked(request, form, act, title=_("Give a post"), account_id=account_id)


@door(KEY, with_fresh_code=True)
def end(request: DoorRequest, post_id: UUID) -> HttpResponse:
    """Set the last day of a post."""
    account_id, last_day = operations.whose_post(post_id, centre=request.viewer.centre)
    form = EndPostForm(request.POST or None, initial={"on": clock.today(), "seen": last_day})

    def act() -> None:
        operations.end_post(post_id, **form.cleaned_data, by=request.viewer.actor, at=request.at)

    try:
        return _asked(request, form, act, title=_("End a post"), account_id=account_id)
    except Overtaken as overtaken:
        page = _page(request, title=_("End a post"), account_id=account_id)
        kept = {"on": parse_date(last_day)}
        return overtaken_form(request, form, overtaken, mark={"seen": last_day}, kept_now=kept, page=page)


@require_POST
@door(KEY, with_fresh_code=True)
def password(request: DoorRequest, account_id: UUID) -> HttpResponse:
    """Give a new first password, and show it once."""
    new = first_password()

    def act() -> None:
        account = operations.reset_password(account_id, password=new, by=request.viewer.actor, at=request.at)
        keep_card(request, account.username, new)

    return redirect("coordinator:first_card") if _done(request, act) else _back(account_id)


@require_POST
@door(KEY, with_fresh_code=True)
def second_factor(request: DoorRequest, account_id: UUID) -> HttpResponse:
    """Forget a lost second factor."""
    done = _done(
        request, lambda: operations.reset_second_factor(account_id, by=request.viewer.actor, at=request.at)
    )
    if done:
        messages.success(
            request, _("Their second factor is forgotten. They set up a new one when they next sign in.")
        )
    return _back(account_id)


@require_POST
@door(KEY, with_fresh_code=True)
def sign_ins(request: DoorRequest, account_id: UUID) -> HttpResponse:
    """End every sign-in of somebody, wherever it is."""
    if _done(request, lambda: operations.end_sign_ins(account_id, by=request.viewer.actor, at=request.at)):
        messages.success(request, _("Every sign-in of theirs has ended."))
    return _back(account_id)


@require_POST
@door(KEY, with_fresh_code=True)
def close(request: DoorRequest, account_id: UUID) -> HttpResponse:
    """Close an account for good."""
    if _done(request, lambda: operations.close_account(account_id, by=request.viewer.actor, at=request.at)):
        messages.success(request, _("The account is closed."))
    return _back(account_id)


def _asked(
    request: DoorRequest,
    form: PostForm | EndPostForm,
    act: Callable[[], None],
    *,
    title: str,
    account_id: UUID,
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except Overtaken:
            raise
        except Unable as unable:
            form.add_error(unable.field, unable.sentence)
        else:
            return _back(account_id)
    page = _page(request, title=title, account_id=account_id)
    return render(request, "shared/question.html", page | {"form": form})


def _page(request: DoorRequest, *, title: str, account_id: UUID) -> dict[str, object]:
    return {
        "title": title,
        "lead": one_who_serves(request.viewer, account_id, at=request.at).name,
        "button_text": _("Keep this"),
        "back_url": reverse("coordinator:one_serving", args=[account_id]),
    }


def _done(request: DoorRequest, act: Callable[[], object]) -> bool:
    try:
        act()
    except Unable as unable:
        messages.error(request, unable.sentence)
        return False
    return True


def _back(account_id: UUID) -> HttpResponse:
    return redirect("coordinator:one_serving", account_id)
