"""What somebody has typed into a referral of their own, until it is sent."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.operations import reveal, show
from wicketgate.domain.gate.question import Part
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.referrals.answers import Answers
from wicketgate.domain.referrals.asking import (
    edition_for,
    own_page_question,
    reachable,
    require_may_type,
    sides_of,
    theirs,
)
from wicketgate.domain.referrals.models import Referral, ReferralPage
from wicketgate.domain.referrals.pages import MOST, SEALS, Page, Section, section, sections_to_fill
from wicketgate.domain.referrals.reading import opened_answers

PAGE_LENGTH = 50


@dataclass(frozen=True, slots=True)
class TypedPage:
    """A page as it was typed; `version` is 0 for one that nobody has filled in."""

    answers: Answers
    version: int


@dataclass(frozen=True, slots=True)
class OwnReferral:
    """One line of the list of somebody's own referrals: no name is in it."""

    id: UUID
    reference: str
    status: str
    status_label: str
    begun_at: datetime
    sent_at: datetime | None
    is_typed_by_viewer: bool


@dataclass(frozen=True, slots=True)
class ToType:
    """A referral that is being filled in: which sections are filled, which are wanted, and how many there may be."""

    referral: Referral
    filled: tuple[Section, ...]
    wanted: tuple[Section, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing."""
        return bool(self.of(Page.CHILD)) and set(self.wanted) <= set(self.filled)

    def of(self, page: Page) -> tuple[Section, ...]:
        """The filled sections of one page, on whichever side."""
        return tuple(one for one in self.filled if one.page == page)

    def next_of(self, page: Page, side: str | None = None) -> Section | None:
        """The next free section of a page of which there may be several, or None when there are enough."""
        taken = {one.number for one in self.of(page) if one.side == side}
        free = (number for number in range(1, MOST[page] + 1) if number not in taken)
        number = next(free, None)
        return None if number is None else Section(page, side, number)  # type: ignore[arg-type]  # a SideKind's text


def own_referrals(viewer: Viewer) -> list[OwnReferral]:
    """Return the newest referrals of the viewer's own agency."""
    rows = Referral.objects.filter(theirs(viewer)).order_by("-begun_at", "-id")[:PAGE_LENGTH]
    return [
        OwnReferral(
            id=row.id,
            reference=row.reference,
            status=row.status,
            status_label=row.get_status_display(),
            begun_at=row.begun_at,
            sent_at=row.sent_at,
            is_typed_by_viewer=row.typed_by_id == viewer.account,
        )
        for row in rows
    ]


def referral_to_type(referral_id: UUID, *, by: Viewer) -> ToType:
    """Return what is filled and what is wanted of a referral that the viewer can reach. It opens nothing."""
    referral = reachable(referral_id, by=by)
    return ToType(referral, filled_of(referral), sections_to_fill(sides_of(referral)))


def filled_of(referral: Referral) -> tuple[Section, ...]:
    """Return the sections of a referral that are filled, in the order in which they are asked."""
    named = (section(text) for text in referral.pages.values_list("section", flat=True))
    order = list(Page)
    return tuple(
        sorted(
            (one for one in named if one),
            key=lambda one: (order.index(one.page), one.side or "", one.number or 0),
        )
    )


def still_missing(referral: Referral) -> bool:
    """Return whether something without which the referral can't be sent is not filled in."""
    return not ToType(referral, filled_of(referral), sections_to_fill(sides_of(referral))).is_whole


def typed_page(referral_id: UUID, one: Section, *, by: Viewer, at: datetime) -> TypedPage:
    """
    Return one page as the viewer typed it. Raises Refused once it is sent, or where somebody else types.

    A page that is not filled in yet is empty, and opens nothing.
    """
    referral = reachable(referral_id, by=by)
    page = ReferralPage.objects.filter(referral=referral, section=str(one)).first()
    if page is None:
        require_may_type(referral, one, by=by, at=at)
        return TypedPage({}, 0)
    question = own_page_question(referral, page, viewer=by, edition=edition_for(by, at=at))
    values = [getattr(page, seal) for seal in SEALS]
    coded = {"page": "referral", "section": str(one)}
    shown = reveal(question, values, by=by.actor, at=at, event=Event.PAGE_SHOWN, detail=coded)
    return TypedPage(opened_answers(page, shown), page.version)


def what_was_typed(referral_id: UUID, *, by: Viewer, at: datetime) -> dict[Section, Answers]:
    """Return all that the viewer typed and has not sent, as one look. A page that is not theirs stays closed."""
    referral = reachable(referral_id, by=by)
    edition = edition_for(by, at=at)
    pages = list(referral.pages.all())
    parts = [
        Part(
            own_page_question(referral, page, viewer=by, edition=edition),
            tuple(getattr(page, seal) for seal in SEALS),
        )
        for page in pages
    ]
    shown = show("referral to check", parts, by=by.actor, at=at, subject=referral.id)
    told = {page.section: opened_answers(page, shown) for page in pages}
    return {one: told[str(one)] for one in filled_of(referral)}
