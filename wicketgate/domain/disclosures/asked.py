"""What somebody asked for, tidied, or sent back with a letter that says what to do."""

import re
from dataclasses import dataclass
from datetime import date
from typing import get_args
from uuid import UUID

from django.utils.translation import gettext as _

from wicketgate.clauses.details import DetailItem
from wicketgate.clauses.edition_tables import AttendanceItem
from wicketgate.domain.disclosures.models import AskerKind
from wicketgate.domain.ledger.refusals import Unable
from wicketgate.domain.people import typed_text

ATTENDANCE_ITEMS: frozenset[str] = frozenset(get_args(AttendanceItem))
DETAIL_ITEMS: frozenset[str] = frozenset(get_args(DetailItem))
# What has been and so needs a period; an address or the next visit has none.
OF_A_PERIOD = frozenset({"date", "time", "who_attended", "absence_reason", "remark"})
# What one statement can carry; and the most days it tells of, so that nobody is given a whole file at once.
ON_A_STATEMENT = frozenset({"date", "time"})
DAYS_AT_MOST = 366


@dataclass(frozen=True, slots=True, repr=False)
class Asked:
    """
    A request as it was typed: how the asker knows the family, their own reference, what they want, and of when.

    `since` and `until` are days in the hall, both included. Nothing here says whether there is such a family.
    """

    family: str
    reference: str
    items: frozenset[str]
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True, repr=False)
class Asker:
    """Who asks: an agency that the centre holds, or somebody of another kind by the name they give."""

    kind: str
    agency: UUID | None = None
    name: str = ""


def tidied(asked: Asked, *, today: date) -> Asked:
    """Return the request in order. Raises Unable, with the field, for one that can't be looked at as it stands."""
    family = typed_text.name(asked.family, longest=200, field="family")
    reference = typed_text.reference(asked.reference, longest=60, field="reference")
    _require_a_way_to_find_it(family, reference)
    _require_no_name_in(reference, family)
    _require_items(asked.items)
    if asked.items & OF_A_PERIOD or asked.since or asked.until:
        _require_past_period(asked.since, asked.until, today=today)
    return Asked(family, reference, asked.items, asked.since, asked.until)


def tidied_asker(asker: Asker) -> Asker:
    """Return who asks, in order. Raises Unable for a kind that there isn't, or an agency that was not named."""
    if asker.kind not in AskerKind.values:
        raise Unable(_("Choose who asks from the list."), field="kind")
    if (asker.kind == AskerKind.AGENCY) != (asker.agency is not None):
        raise Unable(
            _("Choose the agency when an agency asks, and none when somebody else does."), field="agency"
        )
    name = typed_text.name(asker.name, longest=100, field="name")
    if asker.agency is None and not name:
        raise Unable(
            _("Write the name that whoever asks has given. The letter has to reach them."), field="name"
        )
    return Asker(asker.kind, asker.agency, name)


def _require_a_way_to_find_it(family: str, reference: str) -> None:
    if not family and not reference:
        raise Unable(
            _("Write the family's name as you know it, or your own reference for it."), field="family"
        )


def _require_no_name_in(reference: str, family: str) -> None:
    """Refuse a reference that names the family: the answer carries the reference so that it needs no name."""
    words = {word for word in typed_text.folded(family).split() if len(word) > 2}
    parts = re.split(r"[\W_]+", reference)
    if words & {typed_text.folded(part) for part in parts}:
        raise Unable(
            _(
                "Leave the family's name out of your reference. The answer carries your reference instead of a name."
            ),
            field="reference",
        )


def _require_items(items: frozenset[str]) -> None:
    if not items:
        raise Unable(_("Choose at least one thing that is asked for."), field="items")
    if items - ATTENDANCE_ITEMS - DETAIL_ITEMS:
        raise Unable(_("Choose only from the list what is asked for."), field="items")
    if "time" in items and "date" not in items:
        raise Unable(_("Times mean nothing without their dates. Choose the dates too."), field="items")


def _require_past_period(since: date | None, until: date | None, *, today: date) -> None:
    if since is None or until is None:
        raise Unable(
            _("Write the first and the last day of the period."), field="since" if since is None else "until"
        )
    if until < since:
        raise Unable(_("The last day is before the first. Write the earlier day first."), field="until")
    if until > today:
        raise Unable(
            _("Only what has been can be asked for. Write a last day no later than today."), field="until"
        )
    if (until - since).days >= DAYS_AT_MOST:
        raise Unable(_("Ask for a year at most. For a longer time, make a second request."), field="since")
