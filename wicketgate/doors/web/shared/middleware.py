"""Keep nothing in the browser, and close what nobody has touched for a while."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from wicketgate.doors import clock
from wicketgate.doors.web.shared import sign_in_marks as marks
from wicketgate.doors.web.shared.leaf import turn_leaf

Answer = Callable[[HttpRequest], HttpResponseBase]


class KeepNothing:
    """
    Tell the browser to keep no copy of a page: the Back button of a shared computer shows nothing.

    What it would fetch beforehand, for a page that somebody may ask for next, it doesn't get.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = HttpResponse(status=503) if _is_beforehand(request) else self.answer(request)
        response["Cache-Control"] = "no-store"
        turn_leaf(request, response)
        return response


def _is_beforehand(request: HttpRequest) -> bool:
    return "prefetch" in request.headers.get("Sec-Purpose", "") or "prefetch" in request.headers.get(
        "Purpose", ""
    )


class CloseIdle:
    """
    Lock a sign-in that has lain untouched: 5 minutes on the hall's tablet, 15 elsewhere.

    One on a tablet that is the hall's no longer is locked at once. The page empties itself in the browser; this
    holds where scripts don't run or the lid was closed.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return self.answer(request)
        if _must_close(request) and request.path != reverse("shared:locked"):
            return self.answer(request) if _sends_a_concern(request) else _locked()
        if _is_touch(request):
            marks.touch(request, at=clock.now())
        return _closing_by_itself(request, self.answer(request))


def _must_close(request: HttpRequest) -> bool:
    return marks.is_idle(request, at=clock.now()) or marks.has_lost_its_tablet(request)


def _is_touch(request: HttpRequest) -> bool:
    # An open page asks by itself whether it may stay; only a finger or a key keeps it open.
    return request.path != reverse("shared:still_open") or "touched" in request.GET


def _closing_by_itself(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    # A paper on the screen runs no script of ours: the browser itself leaves it when its time is over. Not for the
    # lock, which would end what goes on in another tab.
    if response.get("Content-Type") == "application/pdf":
        response["Refresh"] = (
            f"{int(marks.idle_after(request).total_seconds())}; url={reverse('shared:home')}"
        )
    return response


def _sends_a_concern(request: HttpRequest) -> bool:
    # Whoever wrote for longer than a page may lie idle must not lose a concern; the next page is locked all the same.
    return request.method == "POST" and request.path == reverse("shared:raise_concern")


def _locked() -> HttpResponse:
    return redirect("shared:locked")
