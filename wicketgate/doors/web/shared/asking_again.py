"""What a page does when an operation says no: on the form, on a page of its own, or by asking for a fresh code."""

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from wicketgate.domain.ledger.refusals import Overtaken, Refused, Unable
from wicketgate.doors.web.shared.door import DoorRequest


def say_on_form(form: Form, unable: Unable) -> None:
    """Put what was impossible on the form: at its box, where it has one."""
    form.add_error(unable.field if unable.field in form.fields else None, unable.sentence)


def overtaken_page(request: DoorRequest, overtaken: Overtaken, *, back_url: str) -> HttpResponse:
    """Return the page for somebody whom another was faster than, with status 409."""
    context = {"sentence": overtaken.sentence, "back_url": back_url}
    return render(request, "shared/overtaken.html", context, status=409)


def confirm_url(back_url: str) -> str:
    """Return the address at which a fresh second factor is given; it leads back to `back_url`."""
    return f"{reverse('shared:confirm_second_factor')}?{urlencode({'next': back_url})}"


def asked_again(refused: Refused, *, back_url: str) -> HttpResponse:
    """Send whoever only lacks a fresh second factor to give it. Raises `refused` for every other reason."""
    if refused.decision.reason.code == "second_factor_not_fresh":
        return redirect(confirm_url(back_url))
    raise refused
