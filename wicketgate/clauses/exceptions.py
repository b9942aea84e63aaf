"""A risk to somebody, or an authority outside the policy, that may let out what else would stay."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from wicketgate.clauses.codes import PUBLIC_BODIES, SERVES, Asker, AtRisk, AuthorityKind, Harm, Role
from wicketgate.clauses.decision import Message
from wicketgate.clauses.edition import Edition
from wicketgate.clauses.edition_tables import RiskGround
from wicketgate.clauses.routes import Route

RECIPIENTS: frozenset[str] = PUBLIC_BODIES | {"agency", "solicitor"}
_ASKERS_BY_KIND: dict[str, frozenset[str]] = {
    "warrant": frozenset({"police"}),
    "statutory_duty": frozenset({"police", "local_authority", "court"}),
}


@dataclass(frozen=True, slots=True)
class Requester:
    """Who asks: their kind, their id, and whether somebody has made sure that it is they."""

    kind: Asker
    id: str
    identity_confirmed: bool


@dataclass(frozen=True, slots=True)
class RiskException:
    """That somebody is at risk, who decided so, and which items are necessary to help."""

    ground: str
    person_at_risk: AtRisk
    harm: Harm
    decided_by: Role
    emergency: bool
    necessary: frozenset[str]


@dataclass(frozen=True, slots=True)
class Authority:
    """A court order or another duty outside the policy, addressed to one recipient (an id)."""

    kind: AuthorityKind
    recipient: str
    items: frozenset[str]


def ground_met(edition: Edition, exception: RiskException | None) -> RiskGround | None:
    """Return the risk ground on which an exception holds, or None where it doesn't hold."""
    ground = edition.ground(exception.ground) if exception else None
    if exception is None or ground is None or not _may_decide(edition, exception):
        return None
    falls_under = exception.person_at_risk in ground.who and exception.harm in ground.harms
    return ground if falls_under else None


def by_exception(
    ground: RiskGround, exception: RiskException, items: frozenset[str], *, paragraph: str | None
) -> Route:
    """Make the route of an exception that holds, with the paragraph in which the document states it."""
    duties = {"record_grounds", "tell_safeguarding_officer"}
    if exception.emergency:
        duties.add("review_within_72_hours")
    reason = Message("risk_ground", (("ground", ground.id), ("paragraph", paragraph or "not_stated")))
    return Route(items, reason, frozenset(duties), ground=ground.id)


def authority_holds(authority: Authority | None, asker: Requester, *, subjects: Collection[str]) -> bool:
    """Say whether an authority holds for this asker, about subjects with these ids."""
    if authority is None or authority.recipient != asker.id:
        return False
    if authority.kind == "court_order":
        return asker.kind not in ("former_partner", "private_person")
    if authority.kind == "subject_access":
        return asker.id in subjects
    return asker.kind in _ASKERS_BY_KIND[authority.kind]


def by_authority(authority: Authority, items: frozenset[str], *, second_approval: bool) -> Route:
    """Make the route of an authority that holds."""
    duties = {"record_authority", "second_approval"} if second_approval else {"record_authority"}
    reason = Message("authority", (("kind", authority.kind),))
    return Route(items, reason, frozenset(duties), by_authority=True)


def _may_decide(edition: Edition, exception: RiskException) -> bool:
    decider = exception.decided_by
    return decider in edition.exceptions.decided_by or (exception.emergency and decider in SERVES)
