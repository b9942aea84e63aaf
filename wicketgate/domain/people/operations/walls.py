"""Say that one knows a family, or that somebody else does; and, as an officer, agree that they may see it."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from wicketgate.clauses.undertaking import WAIVERS
from wicketgate.domain.accounts.models import Account
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.question import LONDON
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.ledger.refusals import NotFound, Unable
from wicketgate.domain.people.asking import walls_before
from wicketgate.domain.people.models import Arrangement, Wall
from wicketgate.domain.people.operations.arrangements import arrangement_of


@operation
def declare_known(arrangement_id: UUID, *, by: Viewer, at: datetime) -> Wall:
    """Put a wall between the viewer and a family that they know. From then on it is closed to them."""
    arrangement = arrangement_of(arrangement_id, by=by)
    wall = _wall(arrangement, by.account, at=at)
    enter(Event.FAMILY_KNOWN, by=by.actor, at=at, subject=arrangement.id, written=[wall])
    return wall


@operation
def put_wall(*, username: str, reference: str, by: Viewer, at: datetime) -> Wall:
    """
    Put a wall between a family and somebody else who serves, who knows it and has not said so.

    An officer does so by username and reference. It needs no second person: it only ever closes. Raises Unable where
    either is not there.
    """
    if by.role not in WAIVERS:
        raise NotFound
    account = Account.objects.filter(centre=by.centre, username__iexact=username.strip()).first()
    family = Arrangement.objects.filter(centre=by.centre, reference__iexact=reference.strip()).first()
    if account is None or family is None:
        raise Unable(
            _(
                "There is no such username or no such reference here. Look at both again: nothing was changed."
            ),
            field="username",
        )
    wall = _wall(family, account.id, at=at)
    enter(
        Event.FAMILY_KNOWN,
        by=by.actor,
        at=at,
        subject=family.id,
        written=[wall],
        detail={"wall": wall.id.hex},
    )
    return wall


@operation
def waive_wall(wall_id: UUID, *, by: Viewer, at: datetime) -> Wall:
    """Agree that somebody may see a family that they know. Only an officer who does not know it may agree (floor)."""
    wall = Wall.objects.select_for_update().filter(id=wall_id, centre=by.centre).first()
    if wall is None or by.role not in WAIVERS:
        raise NotFound
    if wall.account_id == by.account or wall.arrangement_id in walls_before(by, [wall.arrangement_id]):
        raise Unable(_("You know this family yourself, so another officer must decide. Ask one of them."))
    wall.waived_by_id, wall.waived_by_role = by.account, by.role
    wall.waived_on = at.astimezone(LONDON).date()
    wall.save()
    coded = {"wall": wall.id.hex, "role": by.role}
    enter(Event.WALL_WAIVED, by=by.actor, at=at, subject=wall.arrangement_id, written=[wall], detail=coded)
    return wall


@operation
def take_back_waiver(wall_id: UUID, *, by: Viewer, at: datetime) -> Wall:
    """Close a family again to somebody who knows it. This needs no agreement: it only ever closes."""
    wall = Wall.objects.select_for_update().filter(id=wall_id, centre=by.centre).first()
    if wall is None or by.role not in WAIVERS:
        raise NotFound
    wall.waived_by, wall.waived_by_role, wall.waived_on = None, "", None
    wall.save()
    coded = {"wall": wall.id.hex}
    enter(Event.WALL_CLOSED, by=by.actor, at=at, subject=wall.arrangement_id, written=[wall], detail=coded)
    return wall


def _wall(arrangement: Arrangement, account: UUID, *, at: datetime) -> Wall:
    # Said twice it is one wall; a waiver that stands on it stands.
    return Wall.objects.get_or_create(
        centre=arrangement.centre,
        account_id=account,
        arrangement=arrangement,
        defaults={"declared_on": at.astimezone(LONDON).date()},
    )[0]
