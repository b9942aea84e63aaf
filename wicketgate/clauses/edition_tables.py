"""What one centre's policy document says, as data: the tables of an edition, typed and immutable."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Literal

from wicketgate.clauses import canonical, dates
from wicketgate.clauses.codes import HARMS, AtRisk, Harm, Role
from wicketgate.clauses.typed import As, read, whole

NOT_STATED = "not stated"
_NAME = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_NUMBER = re.compile(r"[0-9A-Za-z(][0-9A-Za-z.() -]{0,15}")


def _paragraph(value: object) -> str | None:
    if not isinstance(value, str) or not _NUMBER.fullmatch(value):
        raise ValueError("no paragraph number")
    return None if value == NOT_STATED else value


def _name(value: object) -> str:
    if not isinstance(value, str) or not _NAME.fullmatch(value):
        raise ValueError("no code")
    return value


def _sentence(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("no text")
    return value


def _harms(value: object) -> frozenset[str]:
    return HARMS if value == "any" else read(frozenset[Harm], value, where="risk_ground.harms")


Paragraph = Annotated[str | None, As(f'a paragraph number as text, or "{NOT_STATED}"', _paragraph)]
Name = Annotated[str, As("a short code in small letters", _name)]
Sentence = Annotated[str, As("some text", _sentence)]
Harms = Annotated[frozenset[str], As('"any", or a list of harms', _harms)]
ReviewDay = Annotated[date, As("a date such as 2024-03-31, or a month such as 2024-03", dates.review_day)]
Months = Annotated[int, whole(1, 1200)]
Days = Annotated[int, whole(0, 3660)]
Years = Annotated[int, whole(1, 100)]

Mode = Literal["none", "not_in_proceedings", "factual_notes", "full_reports"]
AttendanceItem = Literal[
    "date", "time", "who_attended", "absence_reason", "remark", "future_date", "future_time"
]
VisitorKind = Literal["solicitor", "cafcass", "social_worker", "court_officer", "other"]
Activity = Literal["assessment", "observation", "meeting_client", "visit"]
AgreedBy = Literal["coordinator", "family", "chair"]
Level = Literal["basic", "standard", "enhanced", "enhanced_barred"]
Clock = Literal["last_used", "created", "left"]


@dataclass(frozen=True, slots=True)
class About:
    """Whose document this is, and when the centre last went over it."""

    id: Name
    centre: Sentence
    last_reviewed: ReviewDay
    review_every_months: Months


@dataclass(frozen=True, slots=True)
class StatedRule:
    """Where the centre's own document states a rule (None: nowhere), and the rule in our plain words."""

    paragraph: Paragraph
    summary: Sentence


@dataclass(frozen=True, slots=True)
class Rules:
    """The ten rules, each with its place in the document."""

    undertaking: StatedRule
    reports: StatedRule
    attendance: StatedRule
    details: StatedRule
    assessments: StatedRule
    dbs: StatedRule
    keeping: StatedRule
    disposal: StatedRule
    awareness: StatedRule
    review: StatedRule


@dataclass(frozen=True, slots=True)
class Undertaking:
    """Who must sign before they see a family, and how far the words reach."""

    required_of: frozenset[Role]
    scope: Literal["everywhere", "outside_centre"]


@dataclass(frozen=True, slots=True)
class Reports:
    """What may be written about a visit, for each service."""

    supported: Mode
    supervised: Mode
    observed: Mode
    handover: Mode
    second_reader: bool


@dataclass(frozen=True, slots=True)
class Attendance:
    """What of a family's attendance is told, to whom, and how long after the request."""

    items: frozenset[AttendanceItem]
    recipients: frozenset[Literal["referring_agency", "court_officer", "any_party"]]
    notice_days: Days


@dataclass(frozen=True, slots=True)
class RiskGround:
    """A risk that lets something out that else would stay."""

    id: Name
    who: frozenset[AtRisk]
    harms: Harms
    attendance_paragraph: Paragraph
    details_paragraph: Paragraph


@dataclass(frozen=True, slots=True)
class Deciders:
    """Who decides that a risk ground is met."""

    decided_by: frozenset[Role]


@dataclass(frozen=True, slots=True)
class Assessments:
    """Which outside professional may do what in the centre, and who must have agreed."""

    mode: Literal["never", "by_agreement", "observation_only"]
    kinds_allowed: frozenset[VisitorKind]
    agreed_by: frozenset[AgreedBy]
    covers: frozenset[Activity]


@dataclass(frozen=True, slots=True)
class Dbs:
    """The check that everyone who serves has, and who sees its result."""

    level: Level
    result_viewers: frozenset[Role]
    recheck_months: Months
    grace_days: Days


@dataclass(frozen=True, slots=True)
class Kind:
    """How long a kind of record is kept, and from when it counts."""

    id: Name
    months: Months
    clock: Clock


@dataclass(frozen=True, slots=True)
class Retention:
    """How long records are kept. A family's own are kept so many years after they were last used."""

    years_unused: Years
    kinds: tuple[Kind, ...]
    hold_from_start: frozenset[str]

    def kind(self, name: str) -> Kind | None:
        """Return how long a kind of record is kept, or None where the schedule has no such kind."""
        if name == "family":
            return Kind("family", self.years_unused * 12, "last_used")
        return next((kind for kind in self.kinds if kind.id == name), None)


@dataclass(frozen=True, slots=True)
class Approvers:
    """Who may approve that a record is destroyed; it always takes two."""

    approvers: frozenset[Role]


@dataclass(frozen=True, slots=True)
class Complaints:
    """Who hears a complaint."""

    to: Role


@dataclass(frozen=True, slots=True)
class Awareness:
    """Who must be told of the policy."""

    audiences: frozenset[Name]


@dataclass(frozen=True, slots=True)
class Edition:
    """
    One centre's policy, as it stands; never changed, only followed by another.

    The digest leaves out the day of the last review: a review that changes nothing makes no new edition.
    """

    edition: About
    rules: Rules
    undertaking: Undertaking
    reports: Reports
    attendance: Attendance
    risk_ground: tuple[RiskGround, ...]
    exceptions: Deciders
    assessments: Assessments
    dbs: Dbs
    retention: Retention
    disposal: Approvers
    complaints: Complaints
    awareness: Awareness
    digest: str = field(init=False)

    def __post_init__(self) -> None:
        form = canonical.plain(self)
        assert isinstance(form, dict)
        about = {key: value for key, value in form["edition"].items() if key != "last_reviewed"}
        object.__setattr__(self, "digest", canonical.digest(form | {"edition": about}))

    @property
    def id(self) -> str:
        """Return the code by which facts and files name this edition."""
        return self.edition.id

    @property
    def centre(self) -> str:
        """Return the centre's name."""
        return self.edition.centre

    def paragraph(self, rule: str) -> str | None:
        """Return the document's own number of a rule; None for `law`, `floor` and what it doesn't state."""
        stated: StatedRule | None = getattr(self.rules, rule, None)
        return stated.paragraph if stated else None

    def ground(self, name: str) -> RiskGround | None:
        """Return the risk ground of that id, or None where this edition has no such ground."""
        return next((ground for ground in self.risk_ground if ground.id == name), None)
