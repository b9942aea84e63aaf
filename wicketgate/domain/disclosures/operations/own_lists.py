"""
Tell one person what was ever given out about them: asked for, confirmed and gathered, agreed to by a second, and told.

The law asks for a second person whoever it is about. If one were asked only where the other side told of a risk,
whoever waited longer would learn of it.
"""

import hashlib
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.disclosures.asking import day_of
from wicketgate.domain.disclosures.given_out import asking
from wicketgate.domain.disclosures.given_out.finding import own_list_at, own_list_of
from wicketgate.domain.disclosures.given_out.gathering import gather
from wicketgate.domain.disclosures.given_out.lines import written
from wicketgate.domain.disclosures.models import HowConfirmed, OwnList, OwnListStatus
from wicketgate.domain.ledger.checkpoints import NotSigned, make
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.ledger.refusals import Refused, Unable
from wicketgate.domain.people.references import reference_for
from wicketgate.domain.sessions.operations.told import adult


@operation
def ask_for_own_list(member_id: UUID, *, sent_once: UUID, by: Viewer, at: datetime) -> OwnList:
    """
    Record that an adult asked what was given out about themselves. The same form sent twice is one asking.

    Raises NotFound for a child: what is held about a child is the child's, and no list of it is made here.
    """
    member = adult(member_id, by=by)
    own, is_new = OwnList.objects.get_or_create(
        asked_by_id=by.account,
        sent_once=sent_once,
        defaults={
            "centre": by.centre,
            "reference": reference_for(OwnList, centre=by.centre, on=day_of(at)),
            "member": member,
            "person_id": member.person_id,
            "asked_at": at,
        },
    )
    asking.sight_question(own, by=by, at=at).require(at)
    written_rows = [own] if is_new else []
    enter(Event.GIVEN_OUT_ASKED, by=by.actor, at=at, subject=own.person_id, written=written_rows)
    return own


@operation
def confirm_own_list(
    list_id: UUID, *, how: HowConfirmed, expected_version: int, by: Viewer, at: datetime
) -> OwnList:
    """
    Say how it was made sure that it is they who ask; then sign a checkpoint, and gather the lines that it covers.

    Raises Refused where `by` may not see each of the person's families, and Unable where the ledger was changed.
    """
    own = own_list_at(list_id, OwnListStatus.ASKED, expected_version=expected_version, by=by)
    own.how, own.confirmed_at, own.confirmed_by_id = HowConfirmed(how).value, at, by.account
    asking.access_question(own, at=at).require(at)
    enter(Event.IDENTITY_CONFIRMED, by=by.actor, at=at, subject=own.person_id, detail={"how": own.how})
    own.size = _checkpoint(by=by, at=at)
    lines = gather(own, by=by, at=at)
    asking.own_question(own, lines, at=at).require(at)
    text = written(lines)
    own.lines, own.digest = text, hashlib.sha256(text.encode()).hexdigest()
    _moved(own, OwnListStatus.GATHERED)
    detail = {"own_list": own.id.hex, "digest": own.digest}
    enter(Event.GIVEN_OUT_GATHERED, by=by.actor, at=at, subject=own.person_id, written=[own], detail=detail)
    return own


@operation
def agree_to_own_list(list_id: UUID, *, expected_version: int, by: Viewer, at: datetime) -> OwnList:
    """
    Agree, as a second person, that exactly these lines are told. Raises Unable for whoever asked or confirmed.

    Raises Refused for somebody who knows the family.
    """
    return _decided(list_id, OwnListStatus.AGREED, expected_version=expected_version, by=by, at=at)


@operation
def stop_own_list(list_id: UUID, *, expected_version: int, by: Viewer, at: datetime) -> OwnList:
    """Say, as a second person, that these lines are not told. A new list can be asked for."""
    return _decided(list_id, OwnListStatus.STOPPED, expected_version=expected_version, by=by, at=at)


def _decided(
    list_id: UUID, status: OwnListStatus, *, expected_version: int, by: Viewer, at: datetime
) -> OwnList:
    own = own_list_at(list_id, OwnListStatus.GATHERED, expected_version=expected_version, by=by)
    refused = asking.why_not_second(own, by=by, at=at)
    if refused is not None:
        raise Refused(refused, subject=own.person_id)
    if by.account in (own.asked_by_id, own.confirmed_by_id):
        raise Unable(
            _("You asked for this list or gathered it yourself. Somebody else has to be the second person.")
        )
    own.second_at, own.second_by_id = at, by.account
    _moved(own, status)
    detail = {"own_list": own.id.hex, "digest": own.digest, "decided": status.value}
    enter(Event.GIVEN_OUT_AGREED, by=by.actor, at=at, subject=own.person_id, written=[own], detail=detail)
    return own


def require_told(list_id: UUID, *, by: Viewer, at: datetime) -> OwnList:
    """Return a list that may be told now. Raises Refused where the law says no, Unable until a second person agreed."""
    own = own_list_of(list_id, by=by)
    asking.sight_question(own, by=by, at=at).require(at)
    asking.access_question(own, at=at).require(at)
    if asking.needs_second(own, at=at) and own.status != OwnListStatus.AGREED:
        raise Unable(
            _(
                "Nobody may be given this list yet. The safeguarding officer or the chair has to agree to it first."
            )
        )
    return own


def _checkpoint(*, by: Viewer, at: datetime) -> int:
    try:
        return make(by=by.actor, at=at).size
    except NotSigned as letter:
        raise Unable(
            _(
                "The ledger was changed, so nothing in it can be proved. Change nothing more, keep the last backup "
                "safe, and tell the chair. “wicketgate ledger verify” says what is wrong."
            )
        ) from letter


def _moved(own: OwnList, status: OwnListStatus) -> None:
    own.status = status
    own.version += 1
    own.save()
