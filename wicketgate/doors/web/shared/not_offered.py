"""
A choice that comes back though the page didn't offer it: made up, or out of date; the door enters it.

It is noticed where the mistakes of a form are drawn, in `error_summary`: every form that is shown again comes through
there, whichever view refused it, and the door looks once the page is drawn.
"""

from django.forms import BaseForm
from django.http import HttpRequest

_MARK = "sent_what_was_not_offered"


def note_not_offered(request: HttpRequest, form: BaseForm) -> None:
    """Note on the request that its form holds such a choice: no browser sends one by itself."""
    codes = {error.code for errors in form.errors.as_data().values() for error in errors}
    if "invalid_choice" in codes:
        setattr(request, _MARK, True)


def sent_what_was_not_offered(request: HttpRequest) -> bool:
    """Return whether the page that was just drawn found such a choice in what it was sent."""
    return getattr(request, _MARK, False)
