"""What waits to be done on the given day: a referral, a request of an agency, and a concern that somebody raised."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

from wicketgate.domain.accounts.models import Role
from wicketgate.domain.concerns.models import Kind
from wicketgate.domain.concerns.operations import Account, raise_concern
from wicketgate.domain.disclosures.asked import Asked
from wicketgate.domain.disclosures.operations import ask_for_attendance
from wicketgate.domain.people.coded import SideKind
from wicketgate.domain.referrals.operations import begin, save_page, send
from wicketgate.domain.referrals.pages import Page, Section
from wicketgate.doors.cli.demonstration.filling import Filled, Happening, at_the_hall
from wicketgate.vault.chance import new_id

CONCERN_WORDS = "The smallest one flinched when the gate banged, and would not say why"
ASKED_ABOUT = "The Marchbanks children, our file on contact"


# A family that is not accepted yet: its agency has sent what it knows, and may not look at it again.
CHILD: dict[str, object] = {
    "name": "Linnet Darlington",
    "born_on": date(2020, 12, 4),
    "school": "Tollgate Infants",
    "health": "Wears hearing aids, both sides",
}
VISITING: dict[str, object] = {
    "name": "Thaddeus Darlington",
    "telephone": "07700 900134",
    "address": "19 Tollgate Terrace\nLarkfield\nLK6 9TT",
}
RISK_WORDS = "Both have said that handovers at the school gate go badly"


def last_night(filled: Filled) -> Iterator[Happening]:
    """Yield what waits in the morning: a referral, a request for dates and times, and a volunteer's worry."""
    for clock, happens in (("17:00", _refer), ("17:40", _ask), ("18:40", _write)):
        at = at_the_hall(filled.day - timedelta(days=1), clock)
        yield Happening(at, partial(happens, filled, at))


def _ask(filled: Filled, at: datetime) -> None:
    asked = Asked(
        family=ASKED_ABOUT,
        reference="HM-2025-0118",
        items=frozenset({"date", "time"}),
        since=filled.day - timedelta(days=90),
        until=filled.day - timedelta(days=1),
    )
    ask_for_attendance(asked, sent_once=new_id(), by=filled.viewer("hartley", Role.REFERRER, at=at), at=at)


def _write(filled: Filled, at: datetime) -> None:
    volunteer = filled.viewer("hugo", Role.VOLUNTEER, at=at)
    raise_concern(_worry(), once=str(UUID(int=7)), by=volunteer, at=at)


def _refer(filled: Filled, at: datetime) -> None:
    by = filled.viewer("hartley", Role.REFERRER, at=at)
    referral = begin(acts_for=SideKind.VISITS, agency=None, once=new_id(), by=by, at=at)
    confirmed: dict[str, object] = {"address_confirmed_on": at.date() - timedelta(days=12)}
    pages: dict[Section, dict[str, object]] = {
        Section(Page.NOTICE): {"read_notice": True, "read_policy": True},
        Section(Page.CHILD, None, 1): CHILD,
        Section(Page.ADULT, SideKind.VISITS): VISITING | confirmed,
        Section(Page.ORDER): {"kind": "child_arrangements", "made_on": at.date() - timedelta(days=40)},
        Section(Page.RISKS, SideKind.VISITS): {"risks": ["mental_health"], "words": RISK_WORDS},
        Section(Page.ASKED): {
            "service": "supported",
            "frequency": "fortnightly",
            "agency_reference": "HM-2026-0203",
        },
    }
    for section, answers in pages.items():
        save_page(referral.id, section, answers=answers, expected_version=0, once=new_id(), by=by, at=at)
    send(referral.id, by=by, at=at)


def _worry() -> Account:
    return Account(kind=Kind.CONCERN, words=CONCERN_WORDS)
