"""
What is told of a family when its arrangement is made.

These hold names and addresses in the clear, on their way into the safe: none of them prints what it holds.
"""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from wicketgate.domain.people.coded import Frequency, OrderKind, Risk, SideKind
from wicketgate.domain.people.models import Service


@dataclass(frozen=True, slots=True, repr=False)
class ChildDetails:
    """A child, as told. `known` is the person's id when the centre holds this child's record already."""

    name: str
    known_as: str = ""
    born_on: date | None = None
    school: str = ""
    health: str = ""
    needs: str = ""
    known: UUID | None = None


@dataclass(frozen=True, slots=True, repr=False)
class AdultDetails:
    """
    An adult, as told by or for their own side.

    `address` is a care-of address when `is_address_confidential`. `known` is the person's id when the centre
    holds this adult's record already: then what it holds stays as it is.
    """

    name: str
    known_as: str = ""
    telephone: str = ""
    email: str = ""
    address: str = ""
    is_address_confidential: bool = False
    address_confirmed_on: date | None = None
    needs: str = ""
    known: UUID | None = None


@dataclass(frozen=True, slots=True, repr=False)
class CompanionDetails:
    """Someone else of one side who may come in with the child, or bring and collect them."""

    name: str
    telephone: str = ""
    may_come: bool = False
    may_collect: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class SideDetails:
    """One side: its adult, whom they bring, the agency that acts for it, and the risks it told of."""

    kind: SideKind
    adult: AdultDetails
    agency: UUID | None = None
    companions: tuple[CompanionDetails, ...] = ()
    risks: frozenset[Risk] = frozenset()
    risk_words: str = ""
    has_no_contact_order: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class OrderDetails:
    """The facts of a court's order."""

    kind: OrderKind = OrderKind.NONE
    made_on: date | None = None
    expires_on: date | None = None


@dataclass(frozen=True, slots=True, repr=False)
class ReferredBy:
    """An agency that referred the family, and its own reference for it."""

    agency: UUID
    reference: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class ArrangementDetails:
    """A whole arrangement: the children, both sides, the order and the terms."""

    service: Service
    children: tuple[ChildDetails, ...]
    sides: tuple[SideDetails, SideDetails]
    order: OrderDetails = field(default_factory=OrderDetails)
    frequency: Frequency = Frequency.FORTNIGHTLY
    preferred: str = ""
    may_leave_building: bool = False
    may_parents_meet: bool = False
    referred_by: tuple[ReferredBy, ...] = ()
