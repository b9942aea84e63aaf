"""Decide on a referral: put its two halves together, accept it as an arrangement, or decline it."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from wicketgate.domain.accounts.mailing.operations import tell
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.operations import show
from wicketgate.domain.gate.question import Part
from wicketgate.domain.gate.shown import Shown
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.ledger.refusals import NotFound, Overtaken, Refused, Unable
from wicketgate.domain.people.coded import Purpose
from wicketgate.domain.people.models import Arrangement
from wicketgate.domain.people.operations import make_arrangement
from wicketgate.domain.referrals.asking import reachable, side_to_add
from wicketgate.domain.referrals.models import DeclineReason, Referral, ReferralPage, ReferralStatus
from wicketgate.domain.referrals.operations.typing_in import let_go
from wicketgate.domain.referrals.queries.reviewing import CLASSES, pages_of_both, parts_for_review
from wicketgate.domain.referrals.reading import arrangement_told, what_is_missing


@operation
def match_halves(
    referral_id: UUID, *, other_reference: str, expected_version: int, by: Viewer, at: datetime
) -> Referral:
    """Put a referral together with the one by which the other side's agency gave theirs. Neither side is told."""
    referral = _waiting(referral_id, expected_version=expected_version, by=by)
    other = Referral.objects.filter(
        centre=by.centre,
        reference=other_reference.strip().upper(),
        status=ReferralStatus.SENT,
        acts_for=side_to_add(referral) or "nobody",
        first_half=None,
        other_half=None,
    ).first()
    if other is None:
        raise Unable(
            _(
                "Write the reference of a referral that was sent for the other side and is not decided, such as R26-…."
            ),
            field="other_reference",
        )
    referral.other_half = other
    _saved(referral)
    coded = {"other": other.id.hex}
    enter(Event.REFERRAL_MATCHED, by=by.actor, at=at, subject=referral.id, written=[referral], detail=coded)
    return referral


@operation
def decline(referral_id: UUID, *, reason: str, expected_version: int, by: Viewer, at: datetime) -> Referral:
    """Decline a referral, with a coded reason: there is no place for a remark about anybody."""
    referral = _waiting(referral_id, expected_version=expected_version, by=by)
    if reason not in DeclineReason.values:
        raise Unable(_("Choose why the referral is declined."), field="reason")
    referral.status, referral.decline_reason, referral.decided_at = ReferralStatus.DECLINED, reason, at
    referral.other_half = None
    _saved(referral)
    coded = {"reason": reason}
    enter(Event.REFERRAL_DECLINED, by=by.actor, at=at, subject=referral.id, written=[referral], detail=coded)
    _tell_who_sent(referral, by=by, at=at)
    return referral


@operation
def accept(referral_id: UUID, *, expected_version: int, by: Viewer, at: datetime) -> Arrangement:
    """
    Make an arrangement of what a referral tells, and let go of its pages and their keys.

    Every value moves under the key of its own person, side or arrangement. Needs what opening them needs:
    a second factor within five minutes. Raises Overtaken when another coordinator was first.
    """
    referral = _waiting(referral_id, expected_version=expected_version, by=by)
    pages = pages_of_both(referral)
    missing = what_is_missing({page.section for page in pages})
    if missing:
        raise Unable(missing)
    told = arrangement_told(referral, pages, _opened(referral, pages, by=by, at=at))
    arrangement = make_arrangement(told, by=by, at=at)
    for half in filter(None, (referral, referral.other_half)):
        half.status, half.decided_at, half.arrangement = ReferralStatus.ACCEPTED, at, arrangement
        _saved(half)
    let_go(pages)
    coded = {"arrangement": arrangement.id.hex}
    enter(Event.REFERRAL_ACCEPTED, by=by.actor, at=at, subject=referral.id, written=[referral], detail=coded)
    for half in filter(None, (referral, referral.other_half)):
        _tell_who_sent(half, by=by, at=at)
    return arrangement


@operation
def part_halves(referral_id: UUID, *, expected_version: int, by: Viewer, at: datetime) -> Referral:
    """Take two referrals apart that were put together by mistake. Each then stands on its own again."""
    referral = _waiting(referral_id, expected_version=expected_version, by=by)
    if referral.other_half is None:
        raise NotFound
    coded = {"apart": referral.other_half.id.hex}
    referral.other_half = None
    _saved(referral)
    enter(Event.REFERRAL_MATCHED, by=by.actor, at=at, subject=referral.id, written=[referral], detail=coded)
    return referral


def _waiting(referral_id: UUID, *, expected_version: int, by: Viewer) -> Referral:
    referral = reachable(referral_id, by=by, for_writing=True)
    if by.role == "referrer" or referral.status == ReferralStatus.BEGUN:
        raise NotFound
    if referral.version != expected_version or referral.status != ReferralStatus.SENT:
        raise Overtaken(
            _(
                "Somebody else has changed or decided this referral since you opened it. Nothing of yours was done."
            )
        )
    first = Referral.objects.filter(other_half=referral).first()
    if first is not None:
        words = _(
            "This is the other side of referral %(reference)s. Decide there, or take the two apart there first."
        )
        raise Unable(words % {"reference": first.reference})
    return referral


def _opened(referral: Referral, pages: list[ReferralPage], *, by: Viewer, at: datetime) -> Shown:
    parts: list[Part] = parts_for_review(
        referral, pages, classes=CLASSES, purpose=Purpose.DECIDE_REFERRAL, by=by, at=at
    )
    for part in parts:
        decision = part.question.decide(at)
        if decision.refused:
            raise Refused(decision, subject=referral.id)
    return show("referral accepted", parts, by=by.actor, at=at, subject=referral.id)


def _tell_who_sent(referral: Referral, *, by: Viewer, at: datetime) -> None:
    # Accepted or declined, the note is the same: they see which when they have signed in.
    if referral.source == "agency":
        tell([referral.typed_by_id], about=referral.id, by=by.actor, at=at)


def _saved(referral: Referral) -> None:
    referral.version += 1
    referral.save()
