"""The few places that a role goes to, in the order of a day."""

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wicketgate.domain.accounts import roles
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.doors import clock, founding

# label, address, the key that opens it
PLACES: tuple[tuple[str | Promise, str, str], ...] = (
    (_("Today"), "volunteer:day", "the day, to look at"),
    (_("Referrals"), "coordinator:referrals", "referrals to decide"),
    (_("Families"), "coordinator:families", "the families"),
    (_("Opening days"), "coordinator:opening_days", "bookings and times"),
    (_("Requests"), "coordinator:requests", "requests to answer"),
    (_("People who serve"), "coordinator:serving", "accounts and posts"),
    (_("Refer a family"), "referrer:home", "refer a family"),
    (_("Ask for attendance"), "referrer:requests", "ask for attendance"),
    (_("Concerns"), "officers:concerns", "concerns to read"),
    # For the officers; others come from the list of those who serve.
    (_("DBS checks"), "officers:checks", "concerns to read"),
    (_("Who knows whom"), "officers:walls", "walls to agree"),
    # Whoever keeps the policy finds there what everybody reads as well.
    (_("Policy"), "coordinator:policy", "the centre's policy"),
    (_("Policy"), "shared:policy", "read the policy"),
    (_("Lists to agree to"), "officers:own_lists", "own lists to agree to"),
    (_("Letting go"), "officers:due", "what is due to be let go of"),
    (_("Ledger"), "officers:ledger", "the ledger"),
    (_("Keeping the records"), "officers:keeping", "how the records are kept"),
    (_("Is all well?"), "officers:doctor", "how the centre stands"),
)


def nav_items(request: HttpRequest) -> list[tuple[str | Promise, str, bool]]:
    """Return label, address and whether it is this page, for the places whose key one of the viewer's posts opens."""
    posts: frozenset[str] = getattr(request, "posts", frozenset())
    opened = [(label, name) for label, name, key in PLACES if any(roles.opens(role, key) for role in posts)]
    first = {str(label): name for label, name in reversed(opened)}
    addresses = [(label, address(name)) for label, name in opened if first[str(label)] == name]
    places = [(label, url) for label, url in [*_left(request), *addresses] if url]
    # One place may stand below another: the page is in the one whose address is the longest.
    here = max((url for _label, url in places if request.path.startswith(url)), key=len, default="")
    return [(label, url, url == here) for label, url in places]


def _left(request: HttpRequest) -> list[tuple[str | Promise, str | None]]:
    """What is left of a real centre's first evening stands before everything else until it is done."""
    viewer: Viewer | None = getattr(request, "viewer", None)
    if viewer is None or not roles.opens(viewer.role, "the centre's details"):
        return []
    left = founding.left(viewer.centre, on=clock.today())
    return [(_("What is left to do"), address("coordinator:first_evening"))] if left else []


def address(name: str) -> str | None:
    """Return the address of a page, or None where this installation has no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return None
