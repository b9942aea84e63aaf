"""Write one value of a person's record anew, without looking at what it held."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.question import LONDON
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.ledger.refusals import NotFound, Overtaken, Unable
from wicketgate.domain.people import typed_text
from wicketgate.domain.people.asking import require_sight
from wicketgate.domain.people.models import Member, Person
from wicketgate.domain.people.operations.sight import require_seen
from wicketgate.vault.fields import SealedText

RULES: dict[str, Callable[..., str]] = {
    "name": typed_text.name,
    "known_as": typed_text.name,
    "telephone": typed_text.telephone,
    "email": typed_text.email,
    "address": typed_text.address,
    "school": typed_text.place,
    "health": typed_text.note,
    "needs": typed_text.note,
}


@operation
def record_item(
    member_id: UUID,
    *,
    item: str,
    text: str,
    is_confidential: bool = False,
    seen: str | None = None,
    by: Viewer,
    at: datetime,
) -> Person:
    """
    Write `item` of one member's record, or take it out when `text` is empty. An address is confirmed today.

    `seen` is what `mark_of_held` gave when the page was opened, None where there was no page. Raises Overtaken when
    somebody else wrote the item since.
    """
    member = _member(member_id, item, by=by)
    require_sight(member.arrangement_id, by=by, at=at)
    # Held to the end: whoever writes another item at the same moment writes the whole row, and waits.
    person = Person.objects.select_for_update().get(id=member.person_id)
    if seen is not None and seen != _mark(person, item):
        raise Overtaken(
            _(
                "Somebody else wrote this anew while you had the page open. What they wrote is kept, and closed."
            )
        )
    field = Person._meta.get_field(item)
    assert isinstance(field, SealedText)
    tidy = RULES[item](text, longest=field.longest, field="text")
    if item == "name" and not tidy:
        raise Unable(_("Everybody here has a name: write it, or go back."), field="text")
    setattr(person, item, tidy or None)
    if item == "address":
        _confirm_address(person, is_confidential=is_confidential, on=at.astimezone(LONDON).date())
    person.save()
    enter(
        Event.PERSON_RECORDED, by=by.actor, at=at, subject=person.id, written=[person], detail={"item": item}
    )
    return person


def mark_of_held(member_id: UUID, *, item: str, by: Viewer, at: datetime) -> str:
    """
    Return a mark of what is held now, by which a page knows whether it was written anew; it opens nothing.

    Raises Refused, entered, for a family that the viewer may not see.
    """
    member = _member(member_id, item, by=by)
    require_seen(member.arrangement_id, by=by, at=at)
    return _mark(member.person, item)


def _member(member_id: UUID, item: str, *, by: Viewer) -> Member:
    member = Member.objects.select_related("person").filter(id=member_id, centre=by.centre).first()
    if member is None or item not in RULES:
        raise NotFound
    return member


def _mark(person: Person, item: str) -> str:
    held = getattr(person, item)
    # Of the closed value: the same words written anew are another value.
    return "" if held is None else held.mark


def _confirm_address(person: Person, *, is_confidential: bool, on: date) -> None:
    if is_confidential and person.address is None:
        raise Unable(_("Write the care-of address, or say that there is no address to keep."), field="text")
    person.is_address_confidential = is_confidential
    person.address_confirmed_on = on if person.address is not None else None
