"""A family of which much was given out, and the way of one parent's list from asking to the paper."""

from datetime import timedelta
from uuid import UUID

from tests.asking import Field, asked_by, made_ready
from tests.domain.sessions.saturday import a_place, open_hall
from tests.families import member
from tests.people import FOUNDER, NOW
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.disclosures.given_out.asking import own_question
from wicketgate.domain.disclosures.given_out.lines import Line, read
from wicketgate.domain.disclosures.models import HowConfirmed, OwnList
from wicketgate.domain.disclosures.operations import (
    agree_to_own_list,
    ask_for_own_list,
    confirm_own_list,
    fetch_paper,
    release_attendance,
)
from wicketgate.domain.gate.operations import show
from wicketgate.domain.gate.question import Part as Opening
from wicketgate.domain.people.coded import Purpose
from wicketgate.domain.people.models import Member, Part
from wicketgate.domain.people.operations import reveal_contact, reveal_item
from wicketgate.domain.sessions.coded import HowTold
from wicketgate.domain.sessions.operations import compose_times_letter, print_day_sheet, record_told
from wicketgate.domain.sessions.queries.sheets import next_number
from wicketgate.vault.chance import new_id

A_MINUTE = timedelta(minutes=1)
# When a list is told: after whoever asked and whoever agreed.
LATER = NOW + 2 * A_MINUTE


def him(field: Field) -> Member:
    """The parent visiting."""
    return member(field.family, Part.ADULT, side="visits")


def her(field: Field) -> Member:
    """The parent the child lives with."""
    return member(field.family, Part.ADULT, side="lives_with")


def much_is_given_out(field: Field) -> None:
    """Give the family a Saturday, tell both adults, open numbers, print a sheet, and answer an agency."""
    by, cast = field.coordinator, field.cast
    a_place(cast, field.family, open_hall(cast))
    for who in (him(field), her(field)):
        reveal_contact(who.id, purpose=Purpose.TELL_TIMES, due_today=False, by=by, at=NOW)
        windows: list[UUID] = list(who.windows.values_list("id", flat=True))
        record_told(who.id, windows=windows, how=HowTold.TELEPHONE, by=by, at=NOW)
    compose_times_letter(him(field).id, by=by, at=NOW)
    reveal_item(her(field).id, item="address", purpose=Purpose.WRITE_TO_THEM, due_today=False, by=by, at=NOW)
    reveal_item(
        her(field).side_id,  # type: ignore[arg-type]  # an adult is on a side
        item="risks",
        purpose=Purpose.KEEP_SAFE,
        due_today=False,
        by=by,
        at=NOW,
    )
    a_sheet(field)
    statement_for(field, "referrer")


def a_sheet(field: Field) -> None:
    """Print today's day sheet."""
    day = him(field).windows.get().booking.opening_day_id
    number = next_number(field.family.centre)
    print_day_sheet(day, number=number, with_needs=False, by=field.cast.viewer("team_leader"), at=NOW)


def statement_for(field: Field, who: str) -> None:
    """Answer an agency with a statement of dates and times, and open it once more to print."""
    request = made_ready(asked_by(field, who), field, family=field.family.id)
    release_attendance(request.id, expected_version=request.version, by=field.coordinator, at=NOW)
    fetch_paper(request.id, by=field.coordinator, at=NOW + A_MINUTE)


def asked(field: Field, who: Member, *, by: Viewer | None = None) -> OwnList:
    """Let one parent ask for their list."""
    return ask_for_own_list(who.id, sent_once=new_id(), by=by or field.coordinator, at=NOW + A_MINUTE)


def gathered(field: Field, who: Member) -> OwnList:
    """Let one parent ask, be rung, and have the list gathered."""
    own = asked(field, who)
    return confirm_own_list(
        own.id, how=HowConfirmed.RANG, expected_version=own.version, by=field.coordinator, at=NOW + A_MINUTE
    )


def agreed(field: Field, who: Member, *, second: str = "officer") -> OwnList:
    """The same, and a second person agreed."""
    own = gathered(field, who)
    return agree_to_own_list(
        own.id, expected_version=own.version, by=field.cast.viewer(second), at=NOW + A_MINUTE
    )


def lines_of(own: OwnList, field: Field) -> tuple[Line, ...]:
    """Return a list's lines as they are kept."""
    kept = OwnList.objects.get(id=own.id)
    question = own_question(kept, (), at=NOW)
    shown = show("test", [Opening(question, (kept.lines,))], by=FOUNDER, at=NOW, subject=kept.person_id)
    return read(shown[kept.lines])


def told_of(own: OwnList, field: Field) -> list[tuple[object, ...]]:
    """Return all that a list's lines tell but their places in the ledger, and the ids that are drawn anew."""
    return [(line.kind, line.at, line.posts, dict(line.told), line.concerns) for line in lines_of(own, field)]
