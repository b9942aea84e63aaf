"""Put the questions that a family's pages ask: the facts gathered, the clause named."""

from collections.abc import Iterable
from datetime import datetime
from typing import cast
from uuid import UUID

from wicketgate.clauses import keeping, undertaking
from wicketgate.clauses.codes import Role
from wicketgate.clauses.edition import Edition
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.question import LONDON, Question
from wicketgate.domain.people.models import Member, Wall
from wicketgate.domain.policy.queries import edition_in_force


def require_sight(arrangement: UUID, *, by: Viewer, at: datetime) -> None:
    """Raise Refused unless the viewer may see this family (clause 1)."""
    FamilyQuestions(by, [arrangement], at=at).about(arrangement).require(at)


class FamilyQuestions:
    """`see_family` for one viewer and any of some arrangements, with the facts gathered once for all of them."""

    def __init__(self, viewer: Viewer, arrangements: Iterable[UUID], *, at: datetime) -> None:
        day = at.astimezone(LONDON).date()
        self.edition: Edition = edition_in_force(viewer.centre, on=day)
        self._viewer = viewer
        self._walls = walls_before(viewer, arrangements)

    def about(self, arrangement: UUID, *, subject: UUID | None = None) -> Question:
        """Return the question whether the viewer may see this arrangement's family."""
        facts = undertaking.SeeFamilyFacts(
            role=role_of(self._viewer),
            undertaking=self._viewer.signed,
            knows_family=arrangement in self._walls,
            waived_by=self._walls.get(arrangement),
            on_duty=self._viewer.on_duty,
        )
        return Question(undertaking.see_family, facts, self.edition, subject or arrangement)

    def is_known(self, arrangement: UUID) -> bool:
        """Return whether a wall stands between the viewer and this arrangement's family."""
        return arrangement in self._walls and self._walls[arrangement] not in undertaking.WAIVERS


def unseal_question(
    viewer: Viewer,
    *,
    item_class: keeping.ItemClass,
    subject: UUID,
    arrangement: UUID,
    due_today: bool,
    purpose: str | None,
    quota_left: int,
    is_emergency: bool,
    at: datetime,
) -> Question:
    """Return the question whether the viewer may open one item of one subject, for the purpose they state."""
    day = at.astimezone(LONDON).date()
    walls = walls_before(viewer, [arrangement])
    facts = keeping.UnsealFacts(
        role=role_of(viewer),
        item_class=item_class,
        knows_subject=arrangement in walls,
        waived_by=walls.get(arrangement),
        on_duty=viewer.on_duty,
        due_today=due_today,
        second_factor_minutes=viewer.second_factor_minutes(at),
        purpose=purpose,
        quota_left=quota_left,
        emergency=is_emergency,
    )
    return Question(keeping.unseal, facts, edition_in_force(viewer.centre, on=day), subject)


def walls_before(viewer: Viewer, arrangements: Iterable[UUID]) -> dict[UUID, Role | None]:
    """
    Return, of these arrangements, those that the viewer knows, each with the role that agreed to a waiver, or None.

    Whoever knows one family knows its people in every other family too: a wall stands before each of them.
    """
    walls = Wall.objects.filter(account=viewer.account).only("arrangement", "waived_by_role")
    declared = {wall.arrangement_id: waived(wall) for wall in walls}
    if not declared:
        return {}
    asked = set(arrangements)
    standing = [known for known, by in declared.items() if by is None]
    people = Member.objects.filter(arrangement__in=standing).values("person")
    shared = Member.objects.filter(person__in=people, arrangement__in=asked).values_list(
        "arrangement", flat=True
    )
    return {known: declared.get(known) for known in {*shared, *(asked & declared.keys())}}


def role_of(viewer: Viewer) -> Role:
    """Return the viewer's role as the law spells it: accounts keep the same words."""
    return cast(Role, viewer.role)


def waived(wall: Wall) -> Role | None:
    """Return the role of whoever agreed to the wall's waiver, or None."""
    return cast(Role, wall.waived_by_role) if wall.waived_by_role else None
