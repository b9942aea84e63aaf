"""Open one closed value of a family: for a purpose, with a fresh second factor, for three minutes."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from wicketgate.domain.ledger.refusals import Refused, Unable
from wicketgate.domain.people.operations import require_seen, reveal_item
from wicketgate.domain.people.queries import quota_left
from wicketgate.domain.people.queries.held import family_of, held
from wicketgate.doors.web.shared import sign_in_marks as marks
from wicketgate.doors.web.shared.asking_again import asked_again, confirm_url, say_on_form
from wicketgate.doors.web.shared.door import DoorRequest
from wicketgate.doors.web.shared.forms.revealing import PurposeForm
from wicketgate.doors.web.shared.held_words import LABELS, in_words

SECONDS_OPEN = 3 * 60


def reveal_page(
    request: DoorRequest, owner: UUID, item: str, *, due_today: bool, back_url: str
) -> HttpResponse:
    """
    Ask for the purpose, then show one value until its time is over; the page keeps no copy of it.

    `owner` is a member, or for risks a side, or for the order and the terms an arrangement. `due_today` is whether
    the register expects its person today. Every page that opens a value calls this one.
    """
    # First: whether anything is held is no more theirs to know than what it is.
    require_seen(family_of(owner, item, by=request.viewer), by=request.viewer, at=request.at)
    held(owner, item, by=request.viewer)
    if not marks.has_fresh_second_factor(request, at=request.at):
        return redirect(confirm_url(request.path))
    form = PurposeForm(request.POST or None)
    context = {"label": LABELS[item], "back_url": back_url, "form": form}
    if request.method != "POST" or not form.is_valid():
        return _asked(request, context)
    try:
        text = reveal_item(
            owner,
            item=item,
            purpose=form.cleaned_data["purpose"],
            due_today=due_today,
            by=request.viewer,
            at=request.at,
        )
    except Refused as refused:
        return asked_again(refused, back_url=request.path)
    except Unable as unable:
        say_on_form(form, unable)
        return _asked(request, context)
    opened = {"value": in_words(item, text), "seconds": SECONDS_OPEN}
    return render(request, "shared/revealed.html", context | opened)


def _asked(request: DoorRequest, context: dict[str, object]) -> HttpResponse:
    left = quota_left(request.viewer, at=request.at)
    return render(request, "shared/reveal.html", context | {"quota_left": left})
