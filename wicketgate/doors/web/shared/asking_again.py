"""What a page does when an operation says no: on the form, on a page of its own, or by asking for a fresh code."""

from collections.abc import Mapping
from datetime import date, time

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format, time_format
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


def overtaken_form(
    request: DoorRequest,
    form: Form,
    overtaken: Overtaken,
    *,
    mark: Mapping[str, object],
    kept_now: Mapping[str, object],
    page: Mapping[str, object],
) -> HttpResponse:
    """
    Return the form again for somebody whom another was faster than, with all that they typed, with status 409.

    `mark` is what the form carries in secret, as it is now, so that it may be sent again. `kept_now` is what is kept
    in each of its boxes that this viewer may see; the page lays it beside what they typed, where the two differ.
    """
    typed = form.cleaned_data
    sent = request.POST.copy()
    sent.update({name: str(value) for name, value in mark.items()})
    form.data = sent
    beside = [
        (form.fields[name].label, _said(form, name, kept), _said(form, name, typed[name]))
        for name, kept in kept_now.items()
        if typed.get(name) != kept
    ]
    context = {**page, "form": form, "sentence": overtaken.sentence, "beside": beside}
    return render(request, "shared/overtaken_form.html", context, status=409)


def _said(form: Form, name: str, value: object) -> str:
    """Return a value of a box as a person reads it."""
    choices = dict(getattr(form.fields[name], "choices", ()))
    if value in choices:
        return str(choices[value])
    if isinstance(value, time):
        return time_format(value, "H:i")
    return date_format(value, "j F Y") if isinstance(value, date) else str(value or "")


def confirm_url(back_url: str) -> str:
    """Return the address at which a fresh second factor is given; it leads back to `back_url`."""
    return f"{reverse('shared:confirm_second_factor')}?{urlencode({'next': back_url})}"


def asked_again(refused: Refused, *, back_url: str) -> HttpResponse:
    """Send whoever only lacks a fresh second factor to give it. Raises `refused` for every other reason."""
    if refused.decision.reason.code == "second_factor_not_fresh":
        return redirect(confirm_url(back_url))
    raise refused
