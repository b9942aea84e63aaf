"""Which referrals somebody can reach at all, and the questions that their pages ask."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from wicketgate.clauses import details, keeping
from wicketgate.clauses.edition import Edition
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.question import LONDON, Question
from wicketgate.domain.ledger.refusals import NotFound, Refused
from wicketgate.domain.people.asking import unseal_question
from wicketgate.domain.people.coded import Purpose, SideKind
from wicketgate.domain.people.queries import quota_left
from wicketgate.domain.policy.queries import edition_in_force
from wicketgate.domain.referrals.models import Contact, Referral, ReferralPage, ReferralStatus
from wicketgate.domain.referrals.pages import Section


def contact_of(viewer: Viewer) -> Contact:
    """Return the verified contact whose account this is. Raises NotFound for anybody else."""
    found = (
        Contact.objects.select_related("agency")
        .filter(centre=viewer.centre, account=viewer.account, verified_on__isnull=False)
        .first()
    )
    if found is None:
        raise NotFound
    return found


def reachable(referral_id: UUID, *, by: Viewer, for_writing: bool = False) -> Referral:
    """
    Return a referral of the viewer's own agency, or any that the centre was sent or types itself.

    Raises NotFound for one that is not there and for one that is not theirs alike.
    """
    rows = Referral.objects.select_for_update(of=("self",)) if for_writing else Referral.objects
    found = rows.filter(theirs(by), id=referral_id).first()
    if found is None:
        raise NotFound
    return found


def theirs(viewer: Viewer) -> Q:
    """Return the condition on the referrals that the viewer can reach."""
    if viewer.role == "referrer":
        return Q(centre=viewer.centre, source="agency", agency=contact_of(viewer).agency_id)
    return Q(centre=viewer.centre) & ~Q(source="agency", status=ReferralStatus.BEGUN)


def sides_of(referral: Referral) -> tuple[SideKind, ...]:
    """Return the sides whose details this referral itself gives."""
    return (SideKind(referral.acts_for),) if referral.acts_for else tuple(SideKind)


def side_to_add(referral: Referral) -> SideKind | None:
    """Return the side that the coordinator may still type in, or None where nobody's is missing."""
    if not referral.acts_for or referral.other_half_id or referral.status != ReferralStatus.SENT:
        return None
    return SideKind(referral.acts_for).other


def own_page_question(
    referral: Referral, page: ReferralPage | None, *, viewer: Viewer, edition: Edition
) -> Question:
    """Return the question whether the viewer may be shown what was typed: their own, until it is sent."""
    typed_by = page.typed_by_id if page else referral.typed_by_id
    facts = details.ShowOwnFacts(
        viewer=str(viewer.account),
        concerns=frozenset({str(page.id if page else referral.id)}),
        window="past",
        typed_by_viewer=typed_by == viewer.account,
        sent=page.is_sent if page else referral.status != ReferralStatus.BEGUN,
    )
    return Question(details.show_own, facts, edition, referral.id)


def require_may_type(referral: Referral, section: Section, *, by: Viewer, at: datetime) -> None:
    """
    Raise NotFound for a section that this referral doesn't have, Refused where the viewer may not type in it.

    The coordinator may also add the pages of the side that nobody has given yet.
    """
    if by.role != "referrer" and section.side is not None and section.side == side_to_add(referral):
        return
    require_own(referral, by=by, at=at)
    if section.side is not None and section.side not in sides_of(referral):
        raise NotFound


def require_own(referral: Referral, *, by: Viewer, at: datetime) -> None:
    """Raise Refused unless the viewer is typing this referral in, and has not sent it."""
    decision = own_page_question(referral, None, viewer=by, edition=edition_for(by, at=at)).decide(at)
    if decision.refused:
        raise Refused(decision, subject=referral.id)


def edition_for(viewer: Viewer, *, at: datetime) -> Edition:
    """Return the edition in force today."""
    return edition_in_force(viewer.centre, on=at.astimezone(LONDON).date())


def review_question(
    referral: Referral, item_class: keeping.ItemClass, *, purpose: Purpose | None, by: Viewer, at: datetime
) -> Question:
    """Return the question whether the viewer may open one class of what a referral tells."""
    return unseal_question(
        by,
        item_class=item_class,
        subject=referral.id,
        arrangement=referral.arrangement_id or referral.id,
        due_today=False,
        purpose=purpose,
        quota_left=quota_left(by, at=at),
        is_emergency=False,
        at=at,
    )
