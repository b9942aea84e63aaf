"""
The cast's families: believable arrangements, made by the operations that a coordinator's pages use.

Every name, number and address here is invented; the numbers are ones that no telephone company gives out.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from tests.people import NOW, Cast
from wicketgate.domain.people.coded import Frequency, OrderKind, Risk, SideKind
from wicketgate.domain.people.details import (
    AdultDetails,
    ArrangementDetails,
    ChildDetails,
    CompanionDetails,
    OrderDetails,
    ReferredBy,
    SideDetails,
)
from wicketgate.domain.people.models import Arrangement, Member, Part, Service
from wicketgate.domain.people.operations import make_arrangement

LIVES_WITH = AdultDetails(
    name="Niamh O’Sullivan-Okafor",
    known_as="Niamh",
    telephone="+447700900411",
    email="niamh@example.org",
    address="14 Quince Row\nLarkfield\nLK4 1QR",
    address_confirmed_on=date(2026, 10, 30),
    needs="Hard of hearing on the left side",
)
VISITS = AdultDetails(
    name="Tobiah Marsh",
    telephone="+447700900522",
    address="Flat 3, 80 Tannery Lane\nLarkfield\nLK1 8TL",
    address_confirmed_on=date(2026, 10, 30),
)
ELDER = ChildDetails(
    name="Zoë Marsh",
    born_on=date(2019, 3, 12),
    school="Larkfield St Anne’s Primary",
    health="Carries an inhaler for asthma",
)
YOUNGER = ChildDetails(name="Idris Marsh", born_on=date(2021, 8, 2), needs="Uses a step for the toilet")
GRANDMOTHER = CompanionDetails(name="Bernadette Marsh", may_come=True)
AUNT = CompanionDetails(name="Aoife O’Sullivan", telephone="+447700900433", may_collect=True)


def family_details(
    *,
    agencies: Iterable[UUID] = (),
    children: tuple[ChildDetails, ...] = (ELDER, YOUNGER),
    lives_with: AdultDetails = LIVES_WITH,
    visits: AdultDetails = VISITS,
) -> ArrangementDetails:
    """Return what is told of a family. The first agency acts for the parent visiting, the second for the other."""
    acting = [*agencies]
    return ArrangementDetails(
        service=Service.SUPPORTED,
        children=children,
        sides=(
            SideDetails(
                kind=SideKind.LIVES_WITH,
                adult=lives_with,
                agency=acting[1] if len(acting) > 1 else None,
                companions=(AUNT,),
                risks=frozenset({Risk.DOMESTIC_ABUSE}),
                risk_words="Told of shouting at handovers before the order.",
            ),
            SideDetails(
                kind=SideKind.VISITS,
                adult=visits,
                agency=acting[0] if acting else None,
                companions=(GRANDMOTHER,),
            ),
        ),
        order=OrderDetails(OrderKind.CHILD_ARRANGEMENTS, date(2026, 9, 14), date(2027, 9, 14)),
        frequency=Frequency.FORTNIGHTLY,
        preferred="Mornings, if there is a place",
        referred_by=tuple(ReferredBy(agency, "HM/2026/118") for agency in acting),
    )


def a_family(cast: Cast, *, agencies: Iterable[UUID] = (), **told: object) -> Arrangement:
    """Make an arrangement as the coordinator does; `told` goes to `family_details`."""
    details = family_details(agencies=agencies, **told)  # type: ignore[arg-type]  # its own keywords, passed on
    return make_arrangement(details, by=cast.viewer("coordinator"), at=NOW)


def member(arrangement: Arrangement, part: Part, *, side: str | None = None) -> Member:
    """Return the first member of the family in that part, on that side when one is named."""
    members = Member.objects.filter(arrangement=arrangement, part=part).order_by("id")
    found = (members.filter(side__kind=side) if side else members).first()
    assert found is not None
    return found
