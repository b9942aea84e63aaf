"""One page of the list of families as a program without a safe would read it: keyset, the same rows, plain text."""

from uuid import UUID

from bench.plain import PlainMember
from wicketgate.domain.people.models import Arrangement, Part
from wicketgate.domain.people.queries.families import PAGE_LENGTH


def plain_list(centre: UUID, *, older_than: str | None = None) -> list[tuple[str, list[str]]]:
    """Return each family's reference and names, those with the newest references first."""
    rows = Arrangement.objects.filter(centre=centre, status="current")
    rows = rows.only("id", "centre", "reference", "service", "status")
    if older_than:
        rows = rows.filter(reference__lt=older_than)
    found = list(rows.order_by("-reference")[: PAGE_LENGTH + 1])[:PAGE_LENGTH]
    names: dict[UUID, list[str]] = {}
    for member in _members(found):
        names.setdefault(member.arrangement_id, []).append(member.person.name)
    return [(family.reference, names[family.id]) for family in found]


def _members(found: list[Arrangement]) -> list[PlainMember]:
    rows = PlainMember.objects.filter(arrangement__in=found, part__in=[Part.CHILD, Part.ADULT])
    rows = rows.select_related("person", "side").order_by("id")
    return list(
        rows.only("arrangement", "part", "side__kind", "person__id", "person__centre", "person__name")
    )
