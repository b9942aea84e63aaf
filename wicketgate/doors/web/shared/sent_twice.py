"""A form that comes twice: by which mark it is known again, and the calm answer to the second."""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from wicketgate.domain.ledger.refusals import AlreadySent
from wicketgate.domain.ledger.sending import where_it_led

# Drawn anew for each page, so that the same form of another page is another form.
PAGE_MARK = "csrfmiddlewaretoken"


def mark_of(request: HttpRequest) -> str:
    """Return the mark of the form that is being sent; empty where none is, or its page had no mark."""
    if request.method != "POST" or not request.POST.get(PAGE_MARK):
        return ""
    boxes = sorted((name, values) for name, values in request.POST.lists())
    files = [(name, str(file), file.size) for name, held in request.FILES.lists() for file in held]
    whole = repr((request.user.pk, request.path, boxes, files))
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


def sent_before(request: HttpRequest, before: AlreadySent) -> HttpResponse:
    """Lead whoever pressed twice to where the first pressing led, or say that it is kept once."""
    address = where_it_led(before.mark)
    if address:
        return redirect(address)
    return render(request, "shared/sent_twice.html", {"back_url": reverse("shared:home")}, status=409)
