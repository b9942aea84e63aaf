"""Keep what a sign-in remembers; a page that was answered is not taken back because that could not be written."""

from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import Error
from django.http import HttpRequest, HttpResponse

from wicketgate.vault.disk_trouble import trouble_in


class KeepSignIn(SessionMiddleware):
    """
    Django's own, but for a disk that takes nothing: the answer still goes out, since what it tells of is done.

    That somebody was here is not noted then, so their sign-in is locked sooner, never later.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        try:
            return super().process_response(request, response)
        except (Error, SessionInterrupted) as error:
            if trouble_in(error):
                return response
            raise
