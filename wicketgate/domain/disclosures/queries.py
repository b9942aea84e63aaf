"""Read requests: what an asker may know of their own, and what the coordinator needs to answer one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.disclosures.asking import Considered, consider, day_of, sight_question
from wicketgate.domain.disclosures.finding import agency_of, request_of, requests_of
from wicketgate.domain.disclosures.models import (
    Answer,
    AskerKind,
    AttendanceRequest,
    Channel,
    RequestStatus,
)
from wicketgate.domain.gate.operations import show
from wicketgate.domain.gate.question import Part
from wicketgate.domain.gate.shown import Shown
from wicketgate.domain.ledger.refusals import NotFound
from wicketgate.domain.people.asking import FamilyQuestions
from wicketgate.domain.people.models import Arrangement, Member, ReferringAgency
from wicketgate.domain.people.models import Part as FamilyPart
from wicketgate.domain.people.typed_text import spoken_telephone
from wicketgate.domain.policy.queries import edition_in_force, own_words
from wicketgate.domain.referrals.models import Agency

MOST_ON_A_PAGE = 25


@dataclass(frozen=True, slots=True)
class OwnRequest:
    """A request as its asker sees it: nothing that tells whether there is such a family."""

    id: UUID
    reference: str
    received_on: date
    is_answered: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """A request as it stands in the coordinator's list: no name and no family."""

    id: UUID
    reference: str
    received_on: date
    channel: str
    asker: str
    status: str
    is_waiting: bool


@dataclass(frozen=True, slots=True)
class Brief:
    """What can be said of a request without opening anything."""

    id: UUID
    reference: str
    version: int
    is_agency: bool
    is_party: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause as the centre's own document puts it, with the number of its paragraph where it has one."""

    paragraph: str | None
    words: str


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
    family: "Candidate | None"
    considered: Considered
    clauses: tuple[Clause, ...]
    answer: Answer | None


@dataclass(frozen=True, slots=True, repr=False)
class Candidate:
    """An arrangement that a request may be about."""

    id: UUID
    reference: str
    names: tuple[str, ...]


def own_requests(viewer: Viewer, *, at: datetime, skip: int = 0) -> list[OwnRequest]:
    """Return a page of the requests of the viewer's own agency, latest first. Raises NotFound without an agency."""
    agency = agency_of(viewer, on=day_of(at))
    found = AttendanceRequest.objects.filter(centre=viewer.centre, agency=agency, channel=Channel.SCREEN)
    return [_own(request) for request in _page(found, skip)]


def own_request(request_id: UUID, *, viewer: Viewer, at: datetime) -> OwnRequest:
    """Return one request of the viewer's own agency. Raises NotFound, also for another agency's."""
    agency = agency_of(viewer, on=day_of(at))
    request = requests_of(viewer).filter(id=request_id, agency=agency, channel=Channel.SCREEN).first()
    if request is None:
        raise NotFound
    return _own(request)


def requests_to_answer(viewer: Viewer) -> list[Listed]:
    """Return all that wait for an answer, the oldest first: nobody is forgotten behind a page."""
    waiting = requests_of(viewer).filter(status=RequestStatus.RECEIVED)
    return [_listed(one) for one in waiting.select_related("agency").order_by("received_at", "id")]


def requests_answered(viewer: Viewer, *, skip: int = 0) -> list[Listed]:
    """Return a page of what was answered, latest first."""
    answered = requests_of(viewer).exclude(status=RequestStatus.RECEIVED).select_related("agency")
    return [_listed(one) for one in _page(answered, skip)]


def agencies_held(viewer: Viewer) -> list[Agency]:
    """Return the agencies that the viewer's centre holds, by name: an office's name is public."""
    return list(Agency.objects.filter(centre=viewer.centre).order_by("name", "id"))


def request_brief(request_id: UUID, *, viewer: Viewer) -> Brief:
    """Return what can be said of a request without opening it. Raises NotFound."""
    request = request_of(request_id, by=viewer)
    return Brief(
        id=request.id,
        reference=request.reference,
        version=request.version,
        is_agency=request.agency_id is not None,
        is_party=request.asker_kind == AskerKind.PARTY,
    )


def reference_of(arrangement: str, *, viewer: Viewer) -> str:
    """Return the reference of one of the centre's arrangements, or an empty text for what is none."""
    try:
        found = Arrangement.objects.filter(centre=viewer.centre, id=UUID(arrangement)).first()
    except ValueError:
        return ""
    return found.reference if found else ""


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
        asker=_asker_words(request),
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


def _page(found: QuerySet[AttendanceRequest], skip: int) -> QuerySet[AttendanceRequest]:
    return found.order_by("-received_at", "id")[skip : skip + MOST_ON_A_PAGE + 1]


def _own(request: AttendanceRequest) -> OwnRequest:
    is_answered = request.status != RequestStatus.RECEIVED
    return OwnRequest(request.id, request.reference, day_of(request.received_at), is_answered)


def _listed(request: AttendanceRequest) -> Listed:
    return Listed(
        id=request.id,
        reference=request.reference,
        received_on=day_of(request.received_at),
        channel=str(request.get_channel_display()),
        asker=_asker_words(request),
        status=str(request.get_status_display()),
        is_waiting=request.status == RequestStatus.RECEIVED,
    )


def _asker_words(request: AttendanceRequest) -> str:
    return request.agency.name if request.agency else str(AskerKind(request.asker_kind).label)


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
