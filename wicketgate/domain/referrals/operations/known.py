"""Say that somebody whom a referral tells of is known here already. Nobody is ever merged by itself."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.ledger.refusals import NotFound, Unable
from wicketgate.domain.people.models import Person
from wicketgate.domain.referrals.asking import reachable
from wicketgate.domain.referrals.models import ReferralStatus
from wicketgate.domain.referrals.pages import Page, Section
from wicketgate.domain.referrals.queries.reviewing import pages_of_both


@operation
def name_known(referral_id: UUID, section: Section, *, person: UUID | None, by: Viewer, at: datetime) -> None:
    """Say who the child or the adult of one page is, by the id of their record here; None takes it back."""
    referral = reachable(referral_id, by=by, for_writing=True)
    page = next((page for page in pages_of_both(referral) if page.section == str(section)), None)
    if by.role == "referrer" or referral.status != ReferralStatus.SENT or page is None:
        raise NotFound
    if section.page not in (Page.CHILD, Page.ADULT):
        raise NotFound
    people = Person.objects.filter(centre=by.centre, is_child=section.page is Page.CHILD)
    if person is not None and not people.filter(id=person).exists():
        raise Unable(
            _("The person you chose is no longer held here. Look for them again, or leave them as new.")
        )
    page.known = person
    page.save(update_fields=["known"])
    coded = {"section": str(section), "known": person.hex if person else ""}
    enter(Event.REFERRAL_SAVED, by=by.actor, at=at, subject=referral.id, written=[page], detail=coded)
