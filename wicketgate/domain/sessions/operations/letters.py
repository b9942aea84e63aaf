"""Compose the letter that tells one adult their own times, and nothing of anybody else's."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wicketgate.clauses import details
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.composing import compose_document
from wicketgate.domain.gate.operations import show
from wicketgate.domain.gate.question import LONDON, Part, Question
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.refusals import Unable
from wicketgate.domain.people.asking import require_sight
from wicketgate.domain.people.models import Member, Service
from wicketgate.domain.policy.models import Centre
from wicketgate.domain.policy.queries import edition_in_force
from wicketgate.domain.sessions.models import Door, Window
from wicketgate.domain.sessions.operations.told import adult
from wicketgate.domain.sessions.queries.due import times_to_tell
from wicketgate.domain.sessions.words import clock_words, letter_words


@operation
def compose_times_letter(member_id: UUID, *, by: Viewer, at: datetime) -> bytes:
    """
    Return the letter, a PDF, with the times to come of one adult: own times, own door, the centre's address.

    Raises Refused unless what it says concerns that adult alone, and Unable where there is nothing to tell.
    """
    member = adult(member_id, by=by)
    require_sight(member.arrangement_id, by=by, at=at)
    windows = times_to_tell(member, since=at.astimezone(LONDON).date())
    if not windows:
        raise Unable(_("This person has no times to come. Book the family into a day first."))
    question = own_times(member, windows, by=by, at=at)
    part = Part(question, (member.person.name,))
    named = show("letter of times", [part], by=by.actor, at=at, subject=member.person_id)
    composed = compose_document(
        "times-letter",
        _fields(member, windows, name=named[member.person.name], at=at),
        recipient=member.person_id,
        question=question,
        subject=member.person_id,
        event=Event.LETTER_COMPOSED,
        detail={"windows": [window.id.hex for window in windows]},
        by=by.actor,
        at=at,
    )
    return composed.pdf


def own_times(member: Member, windows: Sequence[Window], *, by: Viewer, at: datetime) -> Question:
    """Return the question whether these windows may be told to this adult: they must be nobody's but their own."""
    edition = edition_in_force(by.centre, on=at.astimezone(LONDON).date())
    facts = details.ShowOwnFacts(
        viewer=member.person_id.hex,
        concerns=frozenset(window.member.person_id.hex for window in windows),
        window="future",
        typed_by_viewer=False,
        sent=False,
    )
    return Question(details.show_own, facts, edition, member.person_id)


def _fields(member: Member, windows: Sequence[Window], *, name: str, at: datetime) -> dict[str, object]:
    centre = Centre.objects.get(id=member.centre)
    return {
        "title": _("Your times at the centre"),
        "centre": centre.name,
        "service": str(Service(member.arrangement.service).label),
        "reference": _("Our reference %(reference)s") % {"reference": member.arrangement.reference},
        "recipient": name,
        "given_on": date_format(at.astimezone(LONDON), "j F Y"),
        "where": centre.hall,
        "number": centre.telephone,
        "times": [_line(window) for window in windows],
        "words": letter_words(),
    }


def _line(window: Window) -> dict[str, str]:
    return {
        "day": date_format(window.booking.opening_day.day, "l j F Y"),
        "arrive": clock_words(window.arrive_at),
        "leave": clock_words(window.leave_at),
        "door": str(Door(window.door).label),
    }
