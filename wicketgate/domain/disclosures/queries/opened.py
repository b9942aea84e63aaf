"""Open a request for whoever answers it, and the families that it may be about: each time one ledger entry."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.disclosures.asking import Considered, consider, day_of, sight_question
from wicketgate.domain.disclosures.finding import request_of
from wicketgate.domain.disclosures.models import Answer, AttendanceRequest
from wicketgate.domain.gate.operations import show
from wicketgate.domain.gate.question import Part
from wicketgate.domain.gate.shown import Shown
from wicketgate.domain.people.asking import FamilyQuestions
from wicketgate.domain.people.models import Arrangement, Member, ReferringAgency
from wicketgate.domain.people.models import Part as FamilyPart
from wicketgate.domain.people.typed_text import spoken_telephone
from wicketgate.domain.policy.queries import edition_in_force, own_words


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause as the centre's own document puts it, with the number of its paragraph where it has one."""

    paragraph: str | None
    words: str


@dataclass(frozen=True, slots=True, repr=False)
class Candidate:
    """An arrangement that a request may be about."""

    id: UUID
    reference: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class RequestPage:
    """
    One request, opened for whoever answers it.

    `clauses` are those that were asked. `family` names the arrangement that it was matched to. `number` is the one to
    ring, when it is one that the centre holds.
    """

    request: AttendanceRequest
    asker: str
    asker_name: str
    number: str
    is_agency_verified: bool
    family_as_asked: str
    asker_reference: str
    family: Candidate | None
    considered: Considered
    clauses: tuple[Clause, ...]
    answer: Answer | None


def request_page(request_id: UUID, *, viewer: Viewer, at: datetime) -> RequestPage:
    """Return one request, opened for the viewer as one ledger entry. Raises NotFound."""
    request = request_of(request_id, by=viewer)
    members = _members([request.arrangement_id] if request.arrangement_id else [])
    asked = (request.family_as_asked, request.asker_reference, request.asker_name)
    parts = [Part(sight_question(request, by=viewer, at=at), asked), *_name_parts(members, viewer, at=at)]
    shown = show("request", parts, by=viewer.actor, at=at, subject=request.id)
    family = request.arrangement
    considered = consider(request, by=viewer, at=at)
    return RequestPage(
        request=request,
        asker=request.asker_words,
        asker_name=shown[request.asker_name],
        number=spoken_telephone(request.agency.switchboard) if request.agency else "",
        is_agency_verified=bool(request.agency and request.agency.is_verified),
        family_as_asked=shown[request.family_as_asked],
        asker_reference=shown[request.asker_reference],
        family=Candidate(family.id, family.reference, _names(members, shown)) if family else None,
        considered=considered,
        clauses=tuple(_clauses(request, considered, at=at)),
        answer=Answer.objects.filter(request=request).first(),
    )


def candidates(request_id: UUID, *, viewer: Viewer, at: datetime) -> list[Candidate]:
    """
    Return the arrangements that the asking agency referred, by reference, with their names: one ledger entry.

    Empty for an asker that referred none.
    """
    request = request_of(request_id, by=viewer)
    if request.agency_id is None:
        return []
    referred = ReferringAgency.objects.filter(agency=request.agency_id).values("arrangement")
    found = list(Arrangement.objects.filter(centre=viewer.centre, id__in=referred).order_by("reference"))
    members = _members([family.id for family in found])
    parts = _name_parts(members, viewer, at=at)
    shown = show("families of an agency", parts, by=viewer.actor, at=at, subject=request.id)
    return [
        Candidate(
            family.id, family.reference, _names([m for m in members if m.arrangement_id == family.id], shown)
        )
        for family in found
    ]


def _clauses(request: AttendanceRequest, considered: Considered, *, at: datetime) -> Iterator[Clause]:
    edition = edition_in_force(request.centre, on=day_of(at))
    asked = {"attendance": considered.attendance is not None, "details": bool(considered.details)}
    for rule in (rule for rule, is_asked in asked.items() if is_asked):
        words = own_words(request.centre, rule, on=day_of(at)).text
        yield Clause(edition.paragraph(rule), words)


def _members(arrangements: list[UUID]) -> list[Member]:
    parts = (FamilyPart.CHILD, FamilyPart.ADULT)
    found = Member.objects.filter(arrangement__in=arrangements, part__in=parts)
    return list(found.select_related("person", "side").order_by("arrangement__reference", "-part", "id"))


def _name_parts(members: list[Member], viewer: Viewer, *, at: datetime) -> list[Part]:
    questions = FamilyQuestions(viewer, {member.arrangement_id for member in members}, at=at)
    return [
        Part(questions.about(member.arrangement_id, subject=member.person_id), (member.person.name,))
        for member in members
    ]


def _names(members: list[Member], shown: Shown) -> tuple[str, ...]:
    return tuple(shown[member.person.name] for member in members)
