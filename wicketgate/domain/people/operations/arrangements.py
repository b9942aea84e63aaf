"""Make an arrangement of what was told, and change how it stands."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.question import LONDON
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.ledger.refusals import NotFound, Overtaken, Unable
from wicketgate.domain.people.asking import require_sight
from wicketgate.domain.people.coded import SideKind
from wicketgate.domain.people.details import (
    AdultDetails,
    ArrangementDetails,
    ChildDetails,
    CompanionDetails,
    SideDetails,
)
from wicketgate.domain.people.models import (
    Arrangement,
    KeepApart,
    Member,
    Part,
    Person,
    ReferringAgency,
    Side,
)
from wicketgate.domain.people.references import reference_for
from wicketgate.domain.people.written import write_order, write_risks, write_terms
from wicketgate.domain.policy.papers import require_papers


@operation
def make_arrangement(details: ArrangementDetails, *, by: Viewer, at: datetime) -> Arrangement:
    """
    Make an arrangement with its children and both its sides, each sealed under a key of its own.

    Nobody is merged: a person is the same as another only where `known` names them.
    """
    _require_both_sides(details)
    if Arrangement.objects.filter(centre=by.centre).exists():
        require_papers(by.centre)
    arrangement = _arrangement(details, centre=by.centre, on=at.astimezone(LONDON).date())
    require_sight(arrangement.id, by=by, at=at)
    rows = [arrangement, *_children(details, arrangement), *_both_sides(details, arrangement)]
    rows += _referred_by(details, arrangement)
    enter(Event.ARRANGEMENT_MADE, by=by.actor, at=at, subject=arrangement.id, written=rows)
    return arrangement


@operation
def change_status(
    arrangement_id: UUID, *, status: str, expected_version: int, by: Viewer, at: datetime
) -> Arrangement:
    """Pause, resume or end an arrangement. Raises Overtaken when somebody changed it first."""
    arrangement = _changed_by_nobody(arrangement_id, expected_version=expected_version, by=by)
    require_sight(arrangement.id, by=by, at=at)
    if status not in {code for code, _label in Arrangement.STATUSES}:
        raise Unable(_("Choose how the arrangement stands: current, paused or ended."), field="status")
    arrangement.status = status
    arrangement.ended_on = at.astimezone(LONDON).date() if status == "ended" else None
    arrangement.version += 1
    arrangement.save()
    coded = {"status": status}
    enter(
        Event.ARRANGEMENT_CHANGED,
        by=by.actor,
        at=at,
        subject=arrangement.id,
        written=[arrangement],
        detail=coded,
    )
    return arrangement


@operation
def keep_apart(arrangement_id: UUID, *, reference: str, by: Viewer, at: datetime) -> KeepApart:
    """Keep two arrangements from being here at the same time, the other one named by its reference."""
    one = arrangement_of(arrangement_id, by=by)
    require_sight(one.id, by=by, at=at)
    other = Arrangement.objects.filter(centre=by.centre, reference=reference.strip().upper()).first()
    if other is None or other.id == one.id:
        raise Unable(
            _(
                "Write the reference of another family, such as 26-K7MQ-4RT. It is at the top of the family's page."
            ),
            field="reference",
        )
    first, second = sorted((one, other), key=lambda arrangement: arrangement.id)
    kept, _made = KeepApart.objects.get_or_create(centre=by.centre, one=first, other=second)
    enter(
        Event.ARRANGEMENT_CHANGED,
        by=by.actor,
        at=at,
        subject=one.id,
        written=[kept],
        detail={"what": "apart"},
    )
    return kept


def arrangement_of(arrangement_id: UUID, *, by: Viewer) -> Arrangement:
    """Return one of the viewer's own centre's arrangements. Raises NotFound."""
    found = Arrangement.objects.filter(id=arrangement_id, centre=by.centre).first()
    if found is None:
        raise NotFound
    return found


def _changed_by_nobody(arrangement_id: UUID, *, expected_version: int, by: Viewer) -> Arrangement:
    arrangement = Arrangement.objects.select_for_update().filter(id=arrangement_id, centre=by.centre).first()
    if arrangement is None:
        raise NotFound
    if arrangement.version != expected_version:
        raise Overtaken(
            _(
                "Somebody else has changed this family's page since you opened it. Look at it again, then decide."
            )
        )
    return arrangement


def _require_both_sides(details: ArrangementDetails) -> None:
    if not details.children:
        raise Unable(_("An arrangement needs at least one child. Add the child, then try again."))
    if {side.kind for side in details.sides} != set(SideKind):
        raise Unable(
            _(
                "An arrangement needs both sides: the parent the child lives with and the parent visiting. "
                "Add the missing side, then try again."
            )
        )


def _arrangement(details: ArrangementDetails, *, centre: UUID, on: date) -> Arrangement:
    arrangement = Arrangement(
        centre=centre,
        reference=reference_for(Arrangement, centre=centre, on=on),
        service=details.service,
        accepted_on=on,
        may_leave_building=details.may_leave_building,
        may_parents_meet=details.may_parents_meet,
        order=write_order(details.order),
        terms=write_terms(details),
    )
    arrangement.save(force_insert=True)
    return arrangement


def _children(details: ArrangementDetails, arrangement: Arrangement) -> Iterable[models.Model]:
    for child in details.children:
        person = _child(child, centre=arrangement.centre)
        yield person
        yield _member(arrangement, person, Part.CHILD, side=None)


def _child(child: ChildDetails, *, centre: UUID) -> Person:
    if child.known:
        return _known(child.known, centre=centre, is_child=True)
    person = Person(
        centre=centre,
        is_child=True,
        name=child.name,
        known_as=child.known_as or None,
        born_on=child.born_on.isoformat() if child.born_on else None,
        school=child.school or None,
        health=child.health or None,
        needs=child.needs or None,
    )
    person.save(force_insert=True)
    return person


def _both_sides(details: ArrangementDetails, arrangement: Arrangement) -> Iterable[models.Model]:
    for told in details.sides:
        side = Side(
            centre=arrangement.centre,
            arrangement=arrangement,
            kind=told.kind,
            agency=told.agency,
            risks=write_risks(told),
            has_no_contact_order=told.has_no_contact_order,
        )
        side.save(force_insert=True)
        yield side
        yield from _members(told, side)


def _members(told: SideDetails, side: Side) -> Iterable[models.Model]:
    adult = _adult(told.adult, centre=side.centre)
    yield adult
    yield _member(side.arrangement, adult, Part.ADULT, side=side)
    for companion in told.companions:
        yield from _companion(companion, side)


def _adult(adult: AdultDetails, *, centre: UUID) -> Person:
    if adult.known:
        return _known(adult.known, centre=centre, is_child=False)
    person = Person(
        centre=centre,
        is_child=False,
        name=adult.name,
        known_as=adult.known_as or None,
        telephone=adult.telephone or None,
        email=adult.email or None,
        address=adult.address or None,
        needs=adult.needs or None,
        is_address_confidential=adult.is_address_confidential,
        address_confirmed_on=adult.address_confirmed_on,
    )
    person.save(force_insert=True)
    return person


def _known(person: UUID, *, centre: UUID, is_child: bool) -> Person:
    found = Person.objects.filter(id=person, centre=centre, is_child=is_child).first()
    if found is None:
        raise Unable(
            _("The person you chose is no longer held here. Look for them again, or leave them as new.")
        )
    return found


def _companion(companion: CompanionDetails, side: Side) -> Iterable[models.Model]:
    person = Person(
        centre=side.centre, is_child=False, name=companion.name, telephone=companion.telephone or None
    )
    person.save(force_insert=True)
    yield person
    if companion.may_come:
        yield _member(side.arrangement, person, Part.MAY_COME, side=side)
    if companion.may_collect:
        yield _member(side.arrangement, person, Part.MAY_COLLECT, side=side)


def _member(arrangement: Arrangement, person: Person, part: Part, *, side: Side | None) -> Member:
    member = Member(centre=arrangement.centre, arrangement=arrangement, side=side, person=person, part=part)
    member.save(force_insert=True)
    return member


def _referred_by(details: ArrangementDetails, arrangement: Arrangement) -> Iterable[models.Model]:
    for referred in details.referred_by:
        row = ReferringAgency(
            centre=arrangement.centre,
            arrangement=arrangement,
            agency=referred.agency,
            agency_reference=referred.reference or None,
        )
        row.save(force_insert=True)
        yield row
