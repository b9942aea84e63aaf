"""What the coordinator sees of the referrals that were sent: a list without names, and one of them, opened."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wicketgate.clauses.keeping import ItemClass
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.items import ITEMS
from wicketgate.domain.gate.operations import show
from wicketgate.domain.gate.question import Part
from wicketgate.domain.gate.shown import Shown
from wicketgate.domain.ledger.refusals import Refused
from wicketgate.domain.people.coded import Purpose
from wicketgate.domain.referrals.answers import Answers
from wicketgate.domain.referrals.asking import reachable, review_question, theirs
from wicketgate.domain.referrals.models import Referral, ReferralPage
from wicketgate.domain.referrals.pages import SEALS, Page, Seal, Section, section
from wicketgate.domain.referrals.reading import opened_answers

CLASSES: tuple[ItemClass, ...] = ("child", "health", "contact", "location")
# What is looked at to decide. Where somebody is and how they are reached is no part of it: it stays closed.
TO_DECIDE: tuple[ItemClass, ...] = ("child", "health")
PAGE_LENGTH = 25


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list: no name is in it."""

    id: UUID
    reference: str
    status: str
    status_label: str
    source_label: str
    agency: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One page of a referral, opened. `closed` are the seals under which it holds something that stays closed."""

    section: Section
    answers: Answers
    closed: tuple[Seal, ...]
    known: UUID | None


def listed(viewer: Viewer, *, status: str, skip: int = 0) -> list[Listed]:
    """Return referrals of one status, the newest first, and one more than a page."""
    rows = Referral.objects.filter(theirs(viewer), status=status).select_related("agency")
    return [_listed(row) for row in rows.order_by("-begun_at", "-id")[skip : skip + PAGE_LENGTH + 1]]


def referral_to_decide(referral_id: UUID, *, by: Viewer) -> Referral:
    """Return a referral that was sent here. It opens nothing."""
    return reachable(referral_id, by=by)


def reviewed(referral_id: UUID, *, purpose: Purpose, by: Viewer, at: datetime) -> list[Reviewed]:
    """
    Return the pages of a referral and of its other half, opened for a stated purpose as one look.

    Raises Refused without a fresh second factor. Addresses, schools and numbers stay closed.
    """
    referral = reachable(referral_id, by=by)
    pages = pages_of_both(referral)
    parts = parts_for_review(referral, pages, classes=TO_DECIDE, purpose=purpose, by=by, at=at)
    for part in parts:
        decision = part.question.decide(at)
        if decision.refused:
            raise Refused(decision, subject=referral.id)
    shown = show("referral", parts, by=by.actor, at=at, subject=referral.id)
    told = [_reviewed(page, shown) for page in pages]
    order = list(Page)
    return sorted(
        told, key=lambda one: (one.section.side or "", order.index(one.section.page), str(one.section))
    )


def pages_of_both(referral: Referral) -> list[ReferralPage]:
    """Return the pages of a referral and of its other half, if it has one."""
    return list(
        ReferralPage.objects.filter(referral__in=[referral.id, referral.other_half_id or referral.id])
    )


def parts_for_review(
    referral: Referral,
    pages: list[ReferralPage],
    *,
    classes: tuple[ItemClass, ...],
    purpose: Purpose | None,
    by: Viewer,
    at: datetime,
) -> list[Part]:
    """Return what a look at a referral opens: one question for each class of what its pages hold."""
    values = [value for page in pages for seal in SEALS if (value := getattr(page, seal)) is not None]
    return [
        Part(
            review_question(referral, item_class, purpose=purpose, by=by, at=at),
            tuple(value for value in values if ITEMS[value.item].item_class == item_class),
        )
        for item_class in classes
    ]


def _listed(row: Referral) -> Listed:
    return Listed(
        id=row.id,
        reference=row.reference,
        status=row.status,
        status_label=row.get_status_display(),
        source_label=row.get_source_display(),
        agency=row.agency.name if row.agency else "",
        at=row.sent_at or row.begun_at,
    )


def _reviewed(page: ReferralPage, shown: Shown) -> Reviewed:
    one = section(page.section)
    assert one is not None, "only sections that there are can be saved"
    values = {seal: getattr(page, seal) for seal in SEALS}
    closed = tuple(seal for seal, value in values.items() if value is not None and value not in shown)
    return Reviewed(one, opened_answers(page, shown), closed, page.known)
