"""Which of the methods of HTTP this program answers."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed

LOOK_OR_SEND = ("GET", "HEAD", "POST")


class LookOrSend:
    """Answers to looking and to sending, and to nothing else that HTTP knows, such as TRACE or DELETE."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in LOOK_OR_SEND:
            return HttpResponseNotAllowed(LOOK_OR_SEND)
        return self.answer(request)
