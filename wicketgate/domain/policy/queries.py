"""Read the centre, the edition in force and its own words."""

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from uuid import UUID

from wicketgate.clauses.edition import Edition, load
from wicketgate.clauses.review import ReviewFacts, review
from wicketgate.domain.policy.models import AdoptedEdition, Centre, Review


class NoPolicyYet(Exception):
    """The centre has not adopted a policy: no family can be seen and nothing released until it has."""


def centre() -> Centre | None:
    """Return the centre of an embedded database, or None before its first evening."""
    return Centre.objects.first()


def adopted(centre: UUID, *, on: date) -> AdoptedEdition:
    """Return the edition in force on `on`: the last adopted by that day. Raises NoPolicyYet."""
    newest = (
        AdoptedEdition.objects.filter(centre=centre, adopted_on__lte=on)
        .order_by("-adopted_on", "-id")
        .first()
    )
    if newest is None:
        raise NoPolicyYet
    return newest


def edition_in_force(centre: UUID, *, on: date) -> Edition:
    """Return the law as this centre's own document states it on `on`. Raises NoPolicyYet."""
    return _loaded(adopted(centre, on=on).toml)


@lru_cache(maxsize=64)
def _loaded(toml: str) -> Edition:
    return load(toml)


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A rule as the centre's own document puts it, or our summary where the document doesn't state it."""

    text: str
    document: str


def own_words(centre: UUID, rule: str, *, on: date) -> OwnWords:
    """Return the wording of `rule` in the edition in force on `on`; empty for `law` and `floor`."""
    edition = adopted(centre, on=on)
    stated = getattr(_loaded(edition.toml).rules, rule, None)
    if stated is None:
        return OwnWords("", "")
    paragraphs = edition.document.paragraphs if edition.document else []
    own = next((entry["text"] for entry in paragraphs if entry["number"] == stated.paragraph), None)
    return OwnWords(own or stated.summary, _loaded(edition.toml).edition.centre)


def review_overdue_days(centre: UUID, *, on: date) -> int:
    """Return how many days ago the policy's review was due, or 0 while it is not (clause 10)."""
    try:
        edition = edition_in_force(centre, on=on)
    except NoPolicyYet:
        return 0
    last = Review.objects.filter(centre=centre, reviewed_on__lte=on).order_by("-reviewed_on").first()
    facts = ReviewFacts(last_reviewed=last.reviewed_on if last else None)
    decision = review(edition, facts, datetime.combine(on, time(12)))
    return (on - decision.due_on).days if decision.state == "overdue" and decision.due_on else 0
