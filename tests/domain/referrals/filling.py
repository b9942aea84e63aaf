"""Fill a referral in as an agency's contact does, page by page, through the operations."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from tests.people import NOW, Cast
from wicketgate.domain.accounts.models import Account
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.people.coded import SideKind
from wicketgate.domain.referrals.models import Agency, Contact, Referral
from wicketgate.domain.referrals.operations import begin, save_page, send
from wicketgate.domain.referrals.pages import Page, Section
from wicketgate.vault.chance import new_id

ADULTS: dict[SideKind, dict[str, object]] = {
    SideKind.VISITS: {
        "name": "Tobiah Marsh",
        "telephone": "07700 900522",
        "address": "Flat 3, 80 Tannery Lane\nLarkfield\nLK1 8TL",
        "address_confirmed_on": date(2026, 10, 30),
    },
    SideKind.LIVES_WITH: {
        "name": "Niamh O’Sullivan-Okafor",
        "known_as": "Niamh",
        "telephone": "07700 900411",
        "address": "14 Quince Row\nLarkfield\nLK4 1QR",
        "is_address_confidential": True,
        "address_confirmed_on": date(2026, 10, 30),
        "needs": "Hard of hearing on the left side",
    },
}
CHILD: dict[str, object] = {
    "name": "Zoë Marsh",
    "born_on": date(2019, 3, 12),
    "school": "Larkfield St Anne’s Primary",
    "health": "Carries an inhaler for asthma",
}
COMMON: dict[Page, dict[str, object]] = {
    Page.NOTICE: {"read_notice": True, "read_policy": True},
    Page.ORDER: {
        "kind": "child_arrangements",
        "made_on": date(2026, 9, 14),
        "expires_on": date(2027, 9, 14),
        "no_contact": True,
        "may_parents_meet": True,
    },
    Page.ASKED: {"service": "supported", "frequency": "fortnightly", "agency_reference": "HM/2026/118"},
}
RISKS: dict[SideKind, dict[str, object]] = {
    SideKind.VISITS: {"no_risks": True},
    SideKind.LIVES_WITH: {"risks": ["domestic_abuse"], "words": "Told of shouting at handovers."},
}


def an_agency(cast: Cast, account: Account, *, name: str = "Harmer & Moss, solicitors") -> Agency:
    """Record an agency whose verified contact signs in with `account`."""
    agency = Agency(
        centre=cast.centre.id, name=name, kind="solicitor", switchboard="+441614960123", is_verified=True
    )
    agency.save()
    contact = Contact(centre=cast.centre.id, agency=agency, account=account, name="Contact of Larkfield")
    contact.verified_on = NOW.date()
    contact.save()
    return agency


def begun(by: Viewer, *, acts_for: SideKind | None = SideKind.VISITS, agency: UUID | None = None) -> Referral:
    """Begin a referral."""
    return begin(acts_for=acts_for, agency=agency, once=new_id(), by=by, at=NOW)


def save(referral: Referral, section: Section, answers: dict[str, object], *, by: Viewer) -> None:
    """Save a page that nobody has saved before."""
    save_page(referral.id, section, answers=answers, expected_version=0, once=new_id(), by=by, at=NOW)


def fill(referral: Referral, *, sides: Iterable[SideKind], by: Viewer) -> None:
    """Fill in every page that is wanted."""
    save(referral, Section(Page.CHILD, None, 1), CHILD, by=by)
    for page, answers in COMMON.items():
        save(referral, Section(page), answers, by=by)
    for side in sides:
        save(referral, Section(Page.ADULT, side), ADULTS[side], by=by)
        save(referral, Section(Page.RISKS, side), RISKS[side], by=by)


def sent(by: Viewer, *, acts_for: SideKind | None = SideKind.VISITS, agency: UUID | None = None) -> Referral:
    """Begin, fill in and send a referral."""
    referral = begun(by, acts_for=acts_for, agency=agency)
    fill(referral, sides=[acts_for] if acts_for else list(SideKind), by=by)
    return send(referral.id, by=by, at=NOW)
