"""Two agencies, a family that one of them referred and that met here, and what is asked about it."""

from dataclasses import dataclass, replace
from datetime import date, time
from uuid import UUID

from tests.families import a_family, member
from tests.people import BEFORE, CENTRE, NOW, Cast
from wicketgate.domain.accounts.models import Account
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.disclosures.asked import Asked
from wicketgate.domain.disclosures.models import AttendanceRequest
from wicketgate.domain.disclosures.operations import (
    ask_for_attendance,
    confirm_identity,
    match_family,
)
from wicketgate.domain.people.models import Arrangement, Part
from wicketgate.domain.referrals.models import Agency, Contact
from wicketgate.domain.sessions.models import Booking, OpeningDay, Presence
from wicketgate.vault.chance import new_id

# Two Saturdays on which the family met, and one on which only the child came.
MET = (date(2026, 10, 10), date(2026, 10, 24))
CAME_FOR_NOTHING = date(2026, 11, 7)
REFERENCE = "HM/2026/118"
ASKED = Asked(
    family="Marsh",
    reference=REFERENCE,
    items=frozenset({"date", "time"}),
    since=date(2026, 9, 1),
    until=date(2026, 11, 20),
)


@dataclass(frozen=True)
class Field:
    """Who is in the field: the cast, the agency that referred the family, another one, and the family."""

    cast: Cast
    agency: Agency
    other_agency: Agency
    family: Arrangement

    @property
    def coordinator(self) -> Viewer:
        return self.cast.viewer("coordinator")

    @property
    def referrer(self) -> Viewer:
        return self.cast.viewer("referrer")

    @property
    def other_referrer(self) -> Viewer:
        return self.cast.viewer("other_referrer")


def a_field(cast: Cast) -> Field:
    """Keep two verified agencies with a contact each, and a family that the first one referred and that met twice."""
    agency = an_agency("Harrow and Moss Solicitors", cast.referrer, switchboard="+441614960118")
    other_agency = an_agency("Tarn Family Law", cast.other_referrer, switchboard="+441614960777")
    family = a_family(cast, agencies=[agency.id])
    for day in MET:
        _met(family, day, cast)
    _came(_a_place(family, CAME_FOR_NOTHING), Part.CHILD, None, cast)
    return Field(cast, agency, other_agency, family)


def an_agency(name: str, contact: Account, *, switchboard: str) -> Agency:
    """Keep a verified agency with one verified contact."""
    agency = Agency(centre=CENTRE, name=name, kind="solicitor", switchboard=switchboard, is_verified=True)
    agency.save(force_insert=True)
    Contact(centre=CENTRE, agency=agency, account=contact, name="Their contact", verified_on=BEFORE).save(
        force_insert=True
    )
    return agency


def asked_by(field: Field, who: str = "referrer", **other: object) -> AttendanceRequest:
    """Receive a request from one of the two contacts; `other` changes what is asked."""
    asked = replace(ASKED, **other)  # type: ignore[arg-type]  # its own fields, passed on
    return ask_for_attendance(asked, sent_once=new_id(), by=field.cast.viewer(who), at=NOW)


def made_ready(request: AttendanceRequest, field: Field, *, family: UUID | None) -> AttendanceRequest:
    """Match the request to `family`, or to none, and ring whoever asks."""
    by = field.coordinator
    matched = match_family(request.id, family, expected_version=request.version, by=by, at=NOW)
    return confirm_identity(matched.id, expected_version=matched.version, by=by, at=NOW)


def _met(family: Arrangement, day: date, cast: Cast) -> None:
    booking = _a_place(family, day)
    _came(booking, Part.CHILD, None, cast)
    _came(booking, Part.ADULT, "visits", cast)


def _a_place(family: Arrangement, day: date) -> Booking:
    opening = OpeningDay(centre=CENTRE, day=day, opens_at=time(10), closes_at=time(12, 30))
    opening.save(force_insert=True)
    booking = Booking(
        centre=CENTRE, arrangement=family, opening_day=opening, begins_at=time(10), ends_at=time(12)
    )
    booking.save(force_insert=True)
    return booking


def _came(booking: Booking, part: Part, side: str | None, cast: Cast) -> None:
    came, left = (time(10), time(12)) if part == Part.CHILD else (time(10, 15), time(12, 10))
    Presence(
        centre=CENTRE,
        booking=booking,
        member=member(booking.arrangement, part, side=side),
        arrived_at=came,
        left_at=left,
        entered_by=cast.team_leader,
    ).save(force_insert=True)
