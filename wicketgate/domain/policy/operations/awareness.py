"""Record who was made aware of the policy (clause 9)."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from wicketgate.clauses.edition import load
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.question import LONDON
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.ledger.refusals import Unable
from wicketgate.domain.policy.models import AdoptedEdition, Told
from wicketgate.domain.policy.queries import adopted


@operation
def record_told(whom: Iterable[UUID], *, audience: str, how: str, by: Viewer, at: datetime) -> list[Told]:
    """
    Record that each of `whom` was told today of the edition in force, on `paper` or on `screen`.

    `whom` are ids of people, accounts or agencies of this centre, which the caller has looked up. Whoever was told
    of this edition before stays as they are. Raises Unable when that leaves nobody.
    """
    today = at.astimezone(LONDON).date()
    edition = adopted(by.centre, on=today)
    if audience not in load(edition.toml).awareness.audiences:
        raise Unable(_("The policy names nobody of that kind, so nobody of that kind has to be told."))
    fresh = [
        Told(centre=by.centre, whom=one, audience=audience, edition=edition, on=today, how=how)
        for one in _not_told_yet(whom, edition)
    ]
    if not fresh:
        raise Unable(_("Expected somebody who has not been told yet. Tick at least one name."), field="whom")
    Told.objects.bulk_create(fresh)
    coded = {"audience": audience, "how": how, "whom": sorted(told.whom.hex for told in fresh)}
    enter(Event.TOLD_OF_POLICY, by=by.actor, at=at, subject=by.centre, written=fresh, detail=coded)
    return fresh


def _not_told_yet(whom: Iterable[UUID], edition: AdoptedEdition) -> list[UUID]:
    asked = sorted(set(whom))
    held = Told.objects.filter(whom__in=asked, edition__digest=edition.digest, centre=edition.centre)
    told = set(held.values_list("whom", flat=True))
    return [one for one in asked if one not in told]
