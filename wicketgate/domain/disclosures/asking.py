"""Put the questions that a request raises: the facts gathered from the records, the clause named."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import cast
from uuid import UUID

from django.utils.translation import gettext as _

from wicketgate.clauses.attendance import Referred, ReleaseAttendanceFacts, release_attendance
from wicketgate.clauses.codes import Asker
from wicketgate.clauses.decision import Decision
from wicketgate.clauses.details import DetailItem, ReleaseDetailsFacts, Subject, release_details
from wicketgate.clauses.edition_tables import AttendanceItem
from wicketgate.clauses.exceptions import Requester
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.disclosures.asked import ATTENDANCE_ITEMS, DETAIL_ITEMS, ON_A_STATEMENT
from wicketgate.domain.disclosures.models import AttendanceRequest
from wicketgate.domain.gate.question import LONDON, Question
from wicketgate.domain.people.asking import FamilyQuestions
from wicketgate.domain.people.models import Member, Part, ReferringAgency
from wicketgate.domain.policy.queries import edition_in_force


@dataclass(frozen=True, slots=True)
class Considered:
    """
    The law's answers to one request, as they stand now: what paints the buttons, and guards what they do.

    `sight` says whether whoever answers may see the family at all. `attendance` is None where nothing of attendance was
    asked for; `details` has an answer for each adult.
    """

    sight: Decision
    attendance: Decision | None
    details: tuple[Decision, ...]

    @property
    def leading(self) -> Decision:
        """The answer that says why: attendance where it was asked for, else the first about details."""
        return self.attendance or self.details[0]

    @property
    def on_the_statement(self) -> frozenset[str]:
        """What is released and a statement can carry."""
        return self.attendance.released & ON_A_STATEMENT if self.attendance else frozenset()

    @property
    def barrier(self) -> Decision | None:
        """The answer that stands in the way of a statement, or None."""
        if self.sight.refused:
            return self.sight
        return None if self.on_the_statement else self.leading

    @property
    def has_to_wait(self) -> bool:
        """Whether only the policy's days of notice stand in the way, so that a refusal would be too early."""
        return self.leading.reason.code == "no_request_whose_notice_has_run"

    @property
    def stays_here(self) -> frozenset[str]:
        """What was asked for and does not go, by whichever clause."""
        asked = [self.attendance] if self.attendance else []
        all_asked = frozenset().union(*(one.released | one.withheld for one in (*asked, *self.details)))
        return all_asked - self.on_the_statement


def consider(request: AttendanceRequest, *, by: Viewer, at: datetime) -> Considered:
    """Return the law's answers to `request` at `at`: what the page shows, and what the operations ask again."""
    question = attendance_question(request, at=at)
    return Considered(
        sight=sight_question(request, by=by, at=at).decide(at),
        attendance=question.decide(at) if question.facts.items else None,
        details=tuple(asked.decide(at) for asked in details_questions(request, at=at)),
    )


def why_no_letter(considered: Considered) -> str:
    """Return why the neutral letter is not the answer to this request, or an empty text where it is."""
    if considered.on_the_statement:
        return _(
            "The policy lets dates and times go to this asker. Compose the statement: it leaves out the rest."
        )
    if considered.has_to_wait:
        return _("It is too early to refuse. Wait until the days of notice have run, and look at it again.")
    return ""


def attendance_question(request: AttendanceRequest, *, at: datetime) -> Question:
    """Return the question whether this asker may have the attendance. No family answers as somebody else's does."""
    referring = ReferringAgency.objects.filter(arrangement=request.arrangement_id)
    facts = ReleaseAttendanceFacts(
        requester=_requester(request),
        subject_ids=frozenset(str(person) for person in _adults(request)),
        requested_on=day_of(request.received_at),
        arrangement=Referred(frozenset(str(agency) for agency in referring.values_list("agency", flat=True))),
        items=cast(frozenset[AttendanceItem], frozenset(request.items) & ATTENDANCE_ITEMS),
        exception=None,
        authority=None,
    )
    edition = edition_in_force(request.centre, on=day_of(at))
    return Question(release_attendance, facts, edition, request.arrangement_id or request.id)


def details_questions(request: AttendanceRequest, *, at: datetime) -> tuple[Question, ...]:
    """
    Return for each adult the question whether this asker may have what was asked of their details.

    Nobody's permission is on record here, and none is taken from a request: each person gives their own (clause 4).
    """
    items = frozenset(request.items) & DETAIL_ITEMS
    if not items:
        return ()
    edition = edition_in_force(request.centre, on=day_of(at))
    subjects = _adults(request) or (request.id,)
    return tuple(
        Question(release_details, _details_facts(request, subject, items), edition, subject)
        for subject in subjects
    )


def sight_question(request: AttendanceRequest, *, by: Viewer, at: datetime) -> Question:
    """Return the question whether `by` may read this request: whoever may see the family it is about."""
    family = request.arrangement_id
    about = FamilyQuestions(by, [family] if family else [], at=at)
    return about.about(family or request.id, subject=request.id)


def day_of(instant: datetime) -> date:
    """Return the day on which `instant` falls in the hall."""
    return instant.astimezone(LONDON).date()


def _requester(request: AttendanceRequest) -> Requester:
    return Requester(
        kind=cast(Asker, request.asker_kind),
        id=_asker_id(request),
        identity_confirmed=request.confirmed_at is not None,
    )


def _asker_id(request: AttendanceRequest) -> str:
    """Return the id of the agency, or of the adult on the side that was found to be asking, or of nobody we hold."""
    if request.agency_id:
        return str(request.agency_id)
    asking = Member.objects.filter(
        arrangement=request.arrangement_id, part=Part.ADULT, side__kind=request.asker_side
    ).first()
    return str(asking.person_id) if asking and request.asker_side else str(request.id)


def _adults(request: AttendanceRequest) -> tuple[UUID, ...]:
    adults = Member.objects.filter(arrangement=request.arrangement_id, part=Part.ADULT).order_by("id")
    return tuple(adults.values_list("person_id", flat=True)) if request.arrangement_id else ()


def _details_facts(request: AttendanceRequest, subject: UUID, items: frozenset[str]) -> ReleaseDetailsFacts:
    return ReleaseDetailsFacts(
        subject=Subject(id=str(subject), kind="parent"),
        recipient=_requester(request),
        items=cast(frozenset[DetailItem], items),
        purpose="",
        permissions=(),
        exception=None,
        authority=None,
    )
