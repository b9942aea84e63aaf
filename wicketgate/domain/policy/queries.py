"""Read the centre, the edition in force, its own words, its review, and who was told of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from uuid import UUID

from django.db.models import QuerySet

from wicketgate.clauses.awareness import Telling, ToldFacts, told
from wicketgate.clauses.decision import Decision
from wicketgate.clauses.edition import Edition, load
from wicketgate.clauses.review import ReviewFacts, review
from wicketgate.domain.policy.kept import paragraph_text
from wicketgate.domain.policy.models import AdoptedEdition, Centre, EditionDraft, PolicyDocument, Review, Told


class NoPolicyYet(Exception):
    """The centre has not adopted a policy: no family can be seen and nothing released until it has."""


def centre() -> Centre | None:
    """Return the centre of an embedded database, or None before its first evening."""
    return Centre.objects.first()


def centre_with(centre: UUID) -> Centre | None:
    """Return one centre of those in the database, or None before its first evening."""
    return Centre.objects.filter(id=centre).first()


def adopted(centre: UUID, *, on: date) -> AdoptedEdition:
    """Return the edition in force on `on`: the last adopted by that day. Raises NoPolicyYet."""
    newest = _adopted_by(centre, on).select_related("document").first()
    if newest is None:
        raise NoPolicyYet
    return newest


def edition_in_force(centre: UUID, *, on: date) -> Edition:
    """Return the law as this centre's own document states it on `on`. Raises NoPolicyYet."""
    # Asked several times a page: the document beside it, which can be long, stays where it is.
    toml = _adopted_by(centre, on).values_list("toml", flat=True).first()
    if toml is None:
        raise NoPolicyYet
    return _loaded(toml)


def _adopted_by(centre: UUID, on: date) -> QuerySet[AdoptedEdition]:
    adopted = AdoptedEdition.objects.filter(centre=centre, adopted_on__lte=on)
    return adopted.order_by("-adopted_on", "-number")


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
    own = paragraph_text(edition.document, stated.paragraph)
    return OwnWords(own or stated.summary, _loaded(edition.toml).edition.centre)


def last_reviewed_on(centre: UUID, *, on: date) -> date:
    """Return the day of the last review by `on`: the document's own, or a later one that changed nothing."""
    edition = adopted(centre, on=on)
    held = Review.objects.filter(centre=centre, reviewed_on__lte=on, edition__digest=edition.digest)
    days = [_loaded(edition.toml).edition.last_reviewed, *held.values_list("reviewed_on", flat=True)]
    return max(days)


def review_decision(centre: UUID, *, on: date) -> Decision:
    """Return the law's answer on the policy's own review (clause 10). Raises NoPolicyYet."""
    facts = ReviewFacts(last_reviewed=last_reviewed_on(centre, on=on))
    return review(edition_in_force(centre, on=on), facts, datetime.combine(on, time(12)))


def review_overdue_days(centre: UUID, *, on: date) -> int:
    """Return how many days ago the policy's review was due, or 0 while it is not (clause 10)."""
    try:
        decision = review_decision(centre, on=on)
    except NoPolicyYet:
        return 0
    return (on - decision.due_on).days if decision.state == "overdue" and decision.due_on else 0


def told_states(whom: Collection[UUID], *, centre: UUID, audience: str, on: date) -> Mapping[UUID, str]:
    """
    Return for each of `whom` how far they are aware of the policy (clause 9): the states of `awareness.told`.

    Nobody is aware because nothing says otherwise: whoever has no record was not told.
    """
    edition = edition_in_force(centre, on=on)
    tellings: dict[UUID, list[Telling]] = {one: [] for one in whom}
    for held in Told.objects.filter(centre=centre, whom__in=tellings).select_related("edition"):
        tellings[held.whom].append(Telling(held.edition.edition_id, held.on))
    moment = datetime.combine(on, time(23, 59))
    return {
        one: str(told(edition, ToldFacts(audience, tuple(heard)), moment).state)
        for one, heard in tellings.items()
    }


def newest_document(centre: UUID) -> PolicyDocument | None:
    """Return the document that was brought in last, or None."""
    return PolicyDocument.objects.filter(centre=centre).order_by("-read_at", "-id").first()


def document(centre: UUID, document: UUID) -> PolicyDocument | None:
    """Return that document of the centre, or None."""
    return PolicyDocument.objects.filter(centre=centre, id=document).first()


def open_draft(centre: UUID, draft: UUID) -> EditionDraft | None:
    """Return that edition in preparation of the centre, or None when there is none or it was adopted."""
    mine = EditionDraft.objects.filter(centre=centre, id=draft, adopted=None)
    return mine.select_related("document").first()


@dataclass(frozen=True, slots=True)
class AsItStands:
    """The policy as whoever keeps it sees it; `in_force` and `review` are None before there is one."""

    in_force: AdoptedEdition | None
    last_reviewed: date | None
    review: Decision | None
    drafts: tuple[EditionDraft, ...]


def policy_as_it_stands(centre: UUID, *, on: date) -> AsItStands:
    """Return the edition in force on `on`, how its review stands, and the editions in preparation."""
    drafts = tuple(EditionDraft.objects.filter(centre=centre, adopted=None).select_related("document"))
    try:
        held = adopted(centre, on=on)
    except NoPolicyYet:
        return AsItStands(None, None, None, drafts)
    return AsItStands(held, last_reviewed_on(centre, on=on), review_decision(centre, on=on), drafts)
