"""Type a referral in, page by page, and send it. What was typed is shown back until then, and never after."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from wicketgate.domain.accounts.mailing.operations import tell_the_coordinator
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.question import LONDON
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.ledger.refusals import NotFound, Overtaken, Unable
from wicketgate.domain.people.coded import SideKind
from wicketgate.domain.people.models import Arrangement
from wicketgate.domain.people.references import draw_reference
from wicketgate.domain.policy.operations.awareness import record_told
from wicketgate.domain.policy.papers import require_papers
from wicketgate.domain.referrals.answers import sealed_apart, tidied
from wicketgate.domain.referrals.asking import contact_of, reachable, require_may_type, require_own
from wicketgate.domain.referrals.models import Agency, Referral, ReferralPage, ReferralStatus
from wicketgate.domain.referrals.pages import Section
from wicketgate.domain.referrals.queries import still_missing
from wicketgate.vault import keyring


def begin(
    *, acts_for: SideKind | None, agency: UUID | None, once: UUID, by: Viewer, at: datetime
) -> Referral:
    """
    Begin a referral, by an agency's contact for one side, or by the coordinator from paper.

    `acts_for` is None for a paper that tells of both sides; `agency` is the agency that a paper names, if any.
    `once` is the slip of the form: the same form sent twice gives the one referral that it began.
    """
    begun = Referral.objects.filter(typed_by=by.account, once=once)
    try:
        return begun.first() or _begin(acts_for=acts_for, agency=agency, once=once, by=by, at=at)
    except IntegrityError:
        return begun.get()


@operation
def save_page(
    referral_id: UUID,
    section: Section,
    *,
    answers: Mapping[str, object],
    expected_version: int,
    once: UUID,
    by: Viewer,
    at: datetime,
) -> ReferralPage:
    """
    Keep one page, as it was typed and tidied, in place of what it held.

    Raises Overtaken when it was saved elsewhere since, other than by this very form (`once`);
    Refused when it is not the viewer's to type, or was sent.
    """
    referral = reachable(referral_id, by=by, for_writing=True)
    require_may_type(referral, section, by=by, at=at)
    page = ReferralPage.objects.filter(referral=referral, section=str(section)).first()
    if (page.version if page else 0) != expected_version and not (page and page.once == once):
        raise Overtaken(_("This page was changed in another window since you opened it. Look at it again."))
    page = page or ReferralPage(centre=by.centre, referral=referral, section=str(section), version=0)
    tidy = tidied(section.page, answers, today=at.astimezone(LONDON).date())
    for seal, text in sealed_apart(section.page, tidy).items():
        setattr(page, seal, text)
    page.typed_by_id, page.once, page.version = by.account, once, page.version + 1
    page.save()
    _touch(referral)
    coded = {"section": str(section)}
    enter(Event.REFERRAL_SAVED, by=by.actor, at=at, subject=referral.id, written=[page], detail=coded)
    return page


@operation
def remove_page(referral_id: UUID, section: Section, *, by: Viewer, at: datetime) -> None:
    """Take back a page of somebody who was not meant, and let go of what it held."""
    referral = reachable(referral_id, by=by, for_writing=True)
    require_may_type(referral, section, by=by, at=at)
    pages = ReferralPage.objects.filter(referral=referral, section=str(section))
    if not pages:
        raise NotFound
    let_go(pages)
    _touch(referral)
    coded = {"section": str(section), "removed": True}
    enter(Event.REFERRAL_SAVED, by=by.actor, at=at, subject=referral.id, written=[referral], detail=coded)


@operation
def discard(referral_id: UUID, *, by: Viewer, at: datetime) -> None:
    """Throw away a referral that has not been sent, with all that was typed."""
    referral = reachable(referral_id, by=by, for_writing=True)
    require_own(referral, by=by, at=at)
    enter(Event.REFERRAL_DISCARDED, by=by.actor, at=at, subject=referral.id, written=[referral])
    let_go(referral.pages.all())
    referral.delete()


def send(referral_id: UUID, *, by: Viewer, at: datetime) -> Referral:
    """Send a referral that is whole. Sent a second time, it is the same referral, and nothing is written."""
    referral = reachable(referral_id, by=by)
    if referral.status == ReferralStatus.SENT and referral.typed_by_id == by.account:
        return referral
    return _send(referral_id, by=by, at=at)


def let_go(pages: Iterable[ReferralPage]) -> None:
    """Remove pages, and destroy their keys once that is committed."""
    for page in list(pages):
        transaction.on_commit(partial(keyring.destroy, centre=page.centre, subject=page.id))
        page.delete()


@operation
def _begin(
    *, acts_for: SideKind | None, agency: UUID | None, once: UUID, by: Viewer, at: datetime
) -> Referral:
    is_agency = by.role == "referrer"
    if is_agency and acts_for is None:
        raise Unable(_("Say for whom you act."), field="acts_for")
    if not is_agency and Arrangement.objects.filter(centre=by.centre).exists():
        require_papers(by.centre)
    taken = Referral.objects.filter(centre=by.centre)
    on = at.astimezone(LONDON).date()
    referral = Referral(
        centre=by.centre,
        reference="R"
        + draw_reference(on, is_taken=lambda drawn: taken.filter(reference=f"R{drawn}").exists()),
        source="agency" if is_agency else "paper",
        agency=contact_of(by).agency if is_agency else _named(agency, by=by),
        acts_for=acts_for or "",
        typed_by_id=by.account,
        begun_at=at,
        once=once,
    )
    referral.save(force_insert=True)
    if is_agency:
        _tell(referral, by=by, at=at)
    enter(Event.REFERRAL_SAVED, by=by.actor, at=at, subject=referral.id, written=[referral])
    return referral


def _tell(referral: Referral, *, by: Viewer, at: datetime) -> None:
    # The agency has just read the policy on the screen (clause 9): recorded once for each edition.
    with suppress(Unable):
        record_told([referral.agency_id or referral.id], audience="referrer", how="screen", by=by, at=at)


def _named(agency: UUID | None, *, by: Viewer) -> Agency | None:
    if agency is None:
        return None
    found = Agency.objects.filter(id=agency, centre=by.centre).first()
    if found is None:
        raise Unable(_("Choose an agency from the list, or that the family refers itself."), field="agency")
    return found


@operation
def _send(referral_id: UUID, *, by: Viewer, at: datetime) -> Referral:
    referral = reachable(referral_id, by=by, for_writing=True)
    require_own(referral, by=by, at=at)
    if still_missing(referral):
        raise Unable(_("There is still something to fill in. The list shows what."))
    referral.status, referral.sent_at = ReferralStatus.SENT, at
    _touch(referral)
    referral.pages.update(is_sent=True)
    enter(Event.REFERRAL_SENT, by=by.actor, at=at, subject=referral.id, written=[referral])
    if referral.source == "agency":
        tell_the_coordinator(about=referral.id, by=by.actor, at=at)
    return referral


def _touch(referral: Referral) -> None:
    referral.version += 1
    referral.save()
