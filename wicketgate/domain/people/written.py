"""The form in which coded facts are kept inside a sealed value, and read back from one that was opened."""

import json
from dataclasses import dataclass
from datetime import date

from wicketgate.domain.people.coded import Frequency, OrderKind, Risk
from wicketgate.domain.people.details import ArrangementDetails, OrderDetails, SideDetails


@dataclass(frozen=True, slots=True, repr=False)
class Risks:
    """What one side told of risks."""

    codes: tuple[Risk, ...]
    words: str


@dataclass(frozen=True, slots=True, repr=False)
class Terms:
    """What was asked for."""

    frequency: Frequency
    preferred: str


def write_order(order: OrderDetails) -> str:
    """Return the order's facts as one text."""
    return json.dumps(
        {"kind": order.kind, "made_on": _iso(order.made_on), "expires_on": _iso(order.expires_on)}
    )


def read_order(text: str) -> OrderDetails:
    """Return the facts of an order that was opened."""
    held = json.loads(text)
    return OrderDetails(OrderKind(held["kind"]), _day(held["made_on"]), _day(held["expires_on"]))


def write_risks(side: SideDetails) -> str:
    """Return what a side told of risks as one text."""
    return json.dumps({"codes": sorted(side.risks), "words": side.risk_words}, ensure_ascii=False)


def read_risks(text: str) -> Risks:
    """Return what was told of risks, once opened."""
    held = json.loads(text)
    return Risks(tuple(Risk(code) for code in held["codes"]), held["words"])


def write_terms(arrangement: ArrangementDetails) -> str:
    """Return what was asked for as one text."""
    held = {"frequency": arrangement.frequency, "preferred": arrangement.preferred}
    return json.dumps(held, ensure_ascii=False)


def read_terms(text: str) -> Terms:
    """Return what was asked for, once opened."""
    held = json.loads(text)
    return Terms(Frequency(held["frequency"]), held["preferred"])


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
