"""The sentences that stand on the papers of this room, and clock times and services as words."""

from collections.abc import Iterable
from datetime import time

from django.utils.formats import time_format
from django.utils.translation import gettext as _

from wicketgate.domain.people.models import Service


def clock_words(clock: time) -> str:
    """Return a clock time as it stands on a page, such as 09:45."""
    return time_format(clock, "H:i")


def services_words(services: Iterable[str]) -> str:
    """Return the services used, in the order in which they are always named."""
    used = set(services)
    return ", ".join(str(service.label) for service in Service if service.value in used)


def sheet_words(*, with_needs: bool) -> dict[str, object]:
    """Return every sentence of the day sheet."""
    return {
        "to_return": _("To be returned and shredded. Never take this sheet home, and never copy it."),
        "order": _("No."),
        "name": _("Name"),
        "child": _("child"),
        "planned": _("Planned"),
        "arrived": _("Arrived"),
        "left": _("Left"),
        "how": _(
            "Write the time at which each person comes and goes, from the clock in the hall. Write nothing else: "
            "there is no place for remarks. If something worries you, raise a concern."
        ),
        "needs": _("What a child needs is on this sheet. Keep it face down.") if with_needs else "",
        "returned": _("Came back and was shredded (date and name)"),
        "keep": [
            _(
                "Before this sheet is shredded, cut this piece off, and keep it at home or in the church safe."
            ),
            _(
                "It names nobody. With it, anybody can show later whether something older in our ledger was changed. "
                "You may take a photograph of this square too, if nothing else of the sheet is on it."
            ),
        ],
        "square": _("The newest checkpoint of the ledger, as a square to scan"),
    }


def letter_words() -> dict[str, str]:
    """Return every sentence of the letter that tells an adult their own times."""
    return {
        "for": _("For"),
        "given_on": _("Date"),
        "where": _("Where"),
        "lead": _("These are your own times at the centre."),
        "day": _("Day"),
        "arrive": _("Please come at"),
        "leave": _("Please leave at"),
        "door": _("By the"),
        "exactly": _(
            "Please come at your own time: not before it, and not after it. Use only the door named here."
        ),
        "promise": _("We plan these times so that you need not meet. We can’t promise it."),
        "late": _("If you can’t come or will be late, please ring the centre and nobody else."),
        "number": _("Telephone"),
    }
