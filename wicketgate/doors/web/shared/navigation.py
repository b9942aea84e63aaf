"""The few places that a role goes to, in the order of a day: no more than fit in one row, and can be taken in."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wicketgate.domain.accounts import roles
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.doors import clock, founding

MOST = 7
# Where there are more, the pages of one of these are joined in one place, the first of them first.
RECORDS, SAFEGUARDING = _("Policy and records"), _("Safeguarding")
JOINED = (RECORDS, SAFEGUARDING)
Item = tuple[str | Promise, str, bool]


@dataclass(frozen=True, slots=True)
class Place:
    """A page that the frame leads to; `within` names the places that it may be joined with."""

    label: str | Promise
    address: str
    key: str
    within: str | Promise = ""


PLACES = (
    Place(_("Today"), "volunteer:day", "the day, to look at"),
    Place(_("Referrals"), "coordinator:referrals", "referrals to decide"),
    Place(_("Families"), "coordinator:families", "the families"),
    Place(_("Opening days"), "coordinator:opening_days", "bookings and times"),
    Place(_("Requests"), "coordinator:requests", "requests to answer"),
    Place(_("People who serve"), "coordinator:serving", "accounts and posts"),
    Place(_("Refer a family"), "referrer:home", "refer a family"),
    Place(_("Ask for attendance"), "referrer:requests", "ask for attendance"),
    Place(_("Concerns"), "officers:concerns", "concerns to read", SAFEGUARDING),
    # For the officers; others come from the list of those who serve.
    Place(_("DBS checks"), "officers:checks", "concerns to read", SAFEGUARDING),
    Place(_("Who knows whom"), "officers:walls", "walls to agree", SAFEGUARDING),
    Place(_("Lists to agree to"), "officers:own_lists", "own lists to agree to", SAFEGUARDING),
    Place(_("Letting go"), "officers:due", "what is due to be let go of", SAFEGUARDING),
    # Whoever keeps the policy finds there what everybody reads as well.
    Place(_("Policy"), "coordinator:policy", "the centre's policy", RECORDS),
    Place(_("Policy"), "shared:policy", "read the policy", RECORDS),
    Place(_("Ledger"), "officers:ledger", "the ledger", RECORDS),
    Place(_("Keeping the records"), "officers:keeping", "how the records are kept", RECORDS),
    Place(_("Is all well?"), "officers:doctor", "how the centre stands", RECORDS),
)
FIRST_EVENING = Place(_("What is left to do"), "coordinator:first_evening", "the centre's details")


def nav_items(request: HttpRequest) -> list[Item]:
    """Return label, address and whether it is here, for the places that the viewer's posts open, joined where many."""
    pages, left = _opened(request), _left(request)
    stand_for, here = _stand_for(pages), _here(request, [*left, *pages])
    shown = [*left, *(page for page in pages if stand_for[page] == page)]
    place = stand_for.get(here, here) if here else None
    return [(_label(page, stand_for), reverse(page.address), page == place) for page in shown]


def nav_beside(request: HttpRequest) -> list[Item]:
    """Return the pages that this one is joined with, where it is in a joined place; else none."""
    pages = _opened(request)
    stand_for, here = _stand_for(pages), _here(request, pages)
    beside = [page for page in pages if here and stand_for[page] == stand_for[here]]
    return [(page.label, reverse(page.address), page == here) for page in beside] if len(beside) > 1 else []


def _opened(request: HttpRequest) -> list[Place]:
    """Return the pages whose key one of the viewer's posts opens, each label once."""
    posts: frozenset[str] = getattr(request, "posts", frozenset())
    opened = [place for place in PLACES if any(roles.opens(role, place.key) for role in posts)]
    first = {str(place.label): place for place in reversed(opened)}
    return [place for place in opened if first[str(place.label)] == place and address(place.address)]


def _stand_for(pages: list[Place]) -> dict[Place, Place]:
    """Return for each page the one that its place leads to: itself, or the first of those that it is joined with."""
    stand_for = {page: page for page in pages}
    for within in JOINED:
        together = [page for page in pages if page.within == within]
        if together and len(set(stand_for.values())) > MOST:
            stand_for |= dict.fromkeys(together, together[0])
    return stand_for


def _label(page: Place, stand_for: dict[Place, Place]) -> str | Promise:
    is_joined = list(stand_for.values()).count(page) > 1
    return page.within if is_joined else page.label


def _here(request: HttpRequest, pages: list[Place]) -> Place | None:
    # One page may stand below another: where somebody is has the longest address of those that fit.
    fitting = [page for page in pages if request.path.startswith(reverse(page.address))]
    return max(fitting, key=lambda page: len(reverse(page.address)), default=None)


def _left(request: HttpRequest) -> list[Place]:
    """What is left of a real centre's first evening stands before everything else until it is done."""
    viewer: Viewer | None = getattr(request, "viewer", None)
    if viewer is None or not roles.opens(viewer.role, FIRST_EVENING.key):
        return []
    is_left = founding.left(viewer.centre, on=clock.today()) and address(FIRST_EVENING.address)
    return [FIRST_EVENING] if is_left else []


def address(name: str) -> str | None:
    """Return the address of a page, or None where this installation has no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return None
