"""Whose page it is: in a database that centres share, each sees its own name and number, and no other's."""

from django.http import HttpRequest

from wicketgate.domain.accounts.models import Account
from wicketgate.domain.policy import queries
from wicketgate.domain.policy.models import Centre
from wicketgate.doors.web.shared import sign_in_marks as marks


def centre_here(request: HttpRequest) -> Centre | None:
    """
    Return the centre of whoever is signed in, or of the hall's tablet; None before its first evening.

    For nobody on any other computer, the one of an embedded database, or of several the first.
    """
    # What is refused before anybody was asked who they are, such as another host's name, has no user yet.
    here = getattr(request, "user", None)
    whose = here if isinstance(here, Account) else marks.this_tablet(request)
    return queries.centre_with(whose.centre) if whose else queries.centre()
