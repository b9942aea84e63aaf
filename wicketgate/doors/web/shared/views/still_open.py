"""Say to a page that is open in a browser whether it may stay open."""

from django.http import HttpRequest, HttpResponse

from wicketgate.doors.web.shared.door import open_door

STAY, BEGIN_ANEW = 204, 205


@open_door
def still_open(request: HttpRequest) -> HttpResponse:
    """Answer without a word: 204 where whoever is signed in holds a post today, 205 where the page must go."""
    return HttpResponse(status=STAY if hasattr(request, "viewer") else BEGIN_ANEW)
