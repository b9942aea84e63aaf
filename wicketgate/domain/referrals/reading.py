"""Read an arrangement out of a referral's pages, once the gate has opened them."""

from collections.abc import Iterator
from uuid import UUID

from django.utils.translation import gettext as _

from wicketgate.domain.gate.shown import Shown
from wicketgate.domain.people.coded import Frequency, OrderKind, Risk, SideKind
from wicketgate.domain.people.details import (
    AdultDetails,
    ArrangementDetails,
    ChildDetails,
    CompanionDetails,
    OrderDetails,
    ReferredBy,
    SideDetails,
)
from wicketgate.domain.people.models import Service
from wicketgate.domain.referrals.answers import Answers, day, read
from wicketgate.domain.referrals.asking import sides_of
from wicketgate.domain.referrals.models import Referral, ReferralPage
from wicketgate.domain.referrals.pages import MOST, SEALS, Page, Section

Told = dict[str, Answers]


def what_is_missing(filled: set[str]) -> str:
    """Return the sentence that says what an arrangement of these sections still lacks, or an empty text."""
    for side in SideKind:
        if not {str(Section(page, side)) for page in (Page.ADULT, Page.RISKS)} <= filled:
            words = _("This side is not whole yet: %(side)s. Add their page and the risks, then accept.")
            return words % {"side": side.label.lower()}
    return ""


def arrangement_told(referral: Referral, pages: list[ReferralPage], shown: Shown) -> ArrangementDetails:
    """
    Return the arrangement that the pages tell of.

    The children, the order and what is asked for are those of `referral` itself; where it has another half,
    that half gives its own side and no more.
    """
    told = {page: opened_answers(page, shown) | {"known": page.known} for page in pages}
    own = {page.section: answers for page, answers in told.items() if page.referral_id == referral.id}
    other = {page.section: answers for page, answers in told.items() if page.referral_id != referral.id}
    asked, order = own[Page.ASKED], own[Page.ORDER]
    return ArrangementDetails(
        service=Service(asked["service"]),
        children=tuple(_child(told) for told in _numbered(own, Page.CHILD)),
        sides=(
            _side(SideKind.LIVES_WITH, own | _of_side(other), referral, order),
            _side(SideKind.VISITS, own | _of_side(other), referral, order),
        ),
        order=OrderDetails(OrderKind(order["kind"]), day(order, "made_on"), day(order, "expires_on")),
        frequency=Frequency(asked["frequency"]),
        preferred=asked.get("preferred", ""),
        may_leave_building=order.get("may_leave_building", False),
        may_parents_meet=order.get("may_parents_meet", False) and not order.get("no_contact", False),
        referred_by=tuple(_referred_by(referral, own, other)),
    )


def opened_answers(page: ReferralPage, shown: Shown) -> Answers:
    """Return what the gate opened of one page; what stayed closed is not in it."""
    values = [getattr(page, seal) for seal in SEALS]
    return read(*(shown[value] for value in values if value is not None and value in shown))


def _of_side(told: Told) -> Told:
    return {section: answers for section, answers in told.items() if "." in section}


def _numbered(told: Told, page: Page, side: SideKind | None = None) -> Iterator[Answers]:
    for number in range(1, MOST[page] + 1):
        answers = told.get(str(Section(page, side, number)))
        if answers:
            yield answers


def _child(told: Answers) -> ChildDetails:
    return ChildDetails(
        name=told["name"],
        known_as=told.get("known_as", ""),
        born_on=day(told, "born_on"),
        school=told.get("school", ""),
        health=told.get("health", ""),
        needs=told.get("needs", ""),
        known=told["known"],
    )


def _side(kind: SideKind, told: Told, referral: Referral, order: Answers) -> SideDetails:
    risks = told[str(Section(Page.RISKS, kind))]
    return SideDetails(
        kind=kind,
        adult=_adult(told[str(Section(Page.ADULT, kind))]),
        agency=_agency_for(kind, referral),
        companions=tuple(_companion(other) for other in _numbered(told, Page.COMPANION, kind)),
        risks=frozenset(Risk(code) for code in risks.get("risks", ())),
        risk_words=risks.get("words", ""),
        has_no_contact_order=order.get("no_contact", False),
    )


def _agency_for(kind: SideKind, referral: Referral) -> UUID | None:
    halves = (half for half in (referral, referral.other_half) if half and half.acts_for)
    return next((half.agency_id for half in halves if sides_of(half) == (kind,)), None)


def _adult(told: Answers) -> AdultDetails:
    return AdultDetails(
        name=told["name"],
        known_as=told.get("known_as", ""),
        telephone=told.get("telephone", ""),
        email=told.get("email", ""),
        address=told.get("address", ""),
        is_address_confidential=told.get("is_address_confidential", False),
        address_confirmed_on=day(told, "address_confirmed_on"),
        needs=told.get("needs", ""),
        known=told["known"],
    )


def _companion(told: Answers) -> CompanionDetails:
    return CompanionDetails(
        name=told["name"],
        telephone=told.get("telephone", ""),
        may_come=told.get("may_come", False),
        may_collect=told.get("may_collect", False),
    )


def _referred_by(referral: Referral, own: Told, other: Told) -> Iterator[ReferredBy]:
    for half, told in ((referral, own), (referral.other_half, other)):
        if half and half.agency_id:
            yield ReferredBy(half.agency_id, told[Page.ASKED].get("agency_reference", ""))
