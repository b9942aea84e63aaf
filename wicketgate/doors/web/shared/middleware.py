"""Keep nothing in the browser, and close what nobody has touched for a while."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from wicketgate.doors import clock
from wicketgate.doors.web.shared import sign_in_marks as marks

Answer = Callable[[HttpRequest], HttpResponseBase]


class KeepNothing:
    """Tell the browser to keep no copy of a page: the Back button of a shared computer shows nothing."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.answer(request)
        response["Cache-Control"] = "no-store"
        return response


class CloseIdle:
    """
    Lock a sign-in that has lain untouched: 5 minutes on the hall's tablet, 15 elsewhere.

    The page empties itself in the browser; this holds where scripts don't run or the lid was closed.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return self.answer(request)
        if marks.is_idle(request, at=clock.now()) and request.path != reverse("shared:locked"):
            return self.answer(request) if _sends_a_concern(request) else _locked()
        marks.touch(request, at=clock.now())
        return self.answer(request)


def _sends_a_concern(request: HttpRequest) -> bool:
    # Whoever wrote for longer than a page may lie idle must not lose a concern; the next page is locked all the same.
    return request.method == "POST" and request.path == reverse("shared:raise_concern")


def _locked() -> HttpResponse:
    return redirect("shared:locked")
