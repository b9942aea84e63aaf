"""A line of somebody's own list in words: what went, to whom, and what for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wicketgate.domain.accounts.models import Role
from wicketgate.domain.disclosures.given_out.lines import Line
from wicketgate.domain.people.coded import Purpose
from wicketgate.domain.referrals.models import Agency
from wicketgate.domain.sessions.coded import HowTold

OPENED: dict[str, Promise] = {
    "telephone": gettext_lazy("Your telephone number was opened"),
    "email": gettext_lazy("Your e-mail address was opened"),
    "address": gettext_lazy("Your address was opened"),
    "needs": gettext_lazy("The language or help that you need was opened"),
    "health": gettext_lazy("What you told of your health was opened"),
    "born_on": gettext_lazy("Your birthday was opened"),
    "school": gettext_lazy("A school that is written down with you was opened"),
    "risks": gettext_lazy("What you told us of risks was opened"),
}
WHAT: dict[str, Promise] = {
    "attendance": gettext_lazy("Dates on which a child and a visiting adult of your side were together here"),
    "attendance_again": gettext_lazy("A statement of such dates was printed once more"),
    "times_told": gettext_lazy("Your own times at the centre"),
    "times_letter": gettext_lazy("A letter with your own times at the centre"),
    "own_list": gettext_lazy("A list like this one, or its file of proofs"),
}
# What left the centre. All else stayed with those who serve here, or went to the person themself.
OUTSIDE = frozenset({"attendance", "attendance_again"})


@dataclass(frozen=True, slots=True)
class Said:
    """One line as it is read: its place in the ledger, and three answers."""

    place: int
    when: str
    what: str
    whom: str
    why: str


def said(lines: Iterable[Line], *, centre: UUID) -> list[Said]:
    """Return lines in words, in their order."""
    kept = list(lines)
    named = [UUID(line.told["agency"]) for line in kept if "agency" in line.told]
    agencies = dict(Agency.objects.filter(centre=centre, id__in=named).values_list("id", "name"))
    return [
        Said(
            place=line.place,
            when=date_format(localtime(line.at), "j F Y, H:i"),
            what=_what(line),
            whom=_whom(line, agencies),
            why=_why(line),
        )
        for line in kept
    ]


def _what(line: Line) -> str:
    if line.kind == "day_sheet":
        day = date_format(date.fromisoformat(line.told["day"]), "j F Y")
        sheet = _("Your first name, initial and times, on day sheet %(number)s of %(day)s")
        return sheet % {"number": line.told["number"], "day": day}
    if line.kind == "opened":
        return str(OPENED.get(line.told.get("item", ""), _("Something that you told us was opened")))
    return str(WHAT[line.kind])


def _whom(line: Line, agencies: Mapping[UUID, str]) -> str:
    if line.kind in OUTSIDE:
        return _outside(line, agencies)
    if line.kind == "day_sheet":
        return _("Those on duty in the hall that day")
    if line.kind == "opened":
        return _posts(line)
    how = {
        HowTold.PAPER.value: _("You, on paper"),
        HowTold.TELEPHONE.value: _("You, by telephone"),
    }
    return how.get(line.told.get("how", ""), _("You"))


def _outside(line: Line, agencies: Mapping[UUID, str]) -> str:
    if line.told.get("to") == "you":
        return _("You")
    agency = agencies.get(UUID(line.told["agency"])) if "agency" in line.told else None
    return agency or _("Somebody to whom our policy lets them go")


def _posts(line: Line) -> str:
    held = ", ".join(str(Role(role).label) for role in line.posts)
    return held or _("Somebody who served here")


def _why(line: Line) -> str:
    purpose = line.told.get("purpose")
    if purpose in Purpose.values:
        return str(Purpose(purpose).label)
    if line.kind in OUTSIDE:
        return _("They asked for them, and we rang them back")
    return _("For the day in the hall") if line.kind == "day_sheet" else _("So that you know it")
