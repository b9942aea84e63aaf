"""
The manifest: what was planted in the demonstration, and what each member of the cast may ever see of it.

For tests from outside. It is written from the cast's own tables, never from what the program shows.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from wicketgate.domain.people.details import AdultDetails, ChildDetails
from wicketgate.doors.cli.demonstration.families import FAMILIES, Family
from wicketgate.doors.cli.demonstration.filling import Filled, totp_secret
from wicketgate.doors.cli.demonstration.serving import OFFICES, PASSWORD, SERVING
from wicketgate.doors.cli.demonstration.truth import REFERRED, TRUTH, MaySee
from wicketgate.doors.cli.demonstration.waiting import CHILD, CONCERN_WORDS, RISK_WORDS, VISITING

LIVES_WITH, VISITS = "lives_with", "visits"


@dataclass(frozen=True, slots=True)
class Planted:
    """One sealed value: its text, its class, whose it is, on which side of which family."""

    value: str
    item_class: str
    subject: str
    side: str | None
    family: str | None


def manifest(filled: Filled) -> dict[str, object]:
    """Return the manifest as plain lists and mappings, ready for JSON."""
    planted = list(everything_planted())
    return {
        "day": filled.day.isoformat(),
        "seed": filled.seed,
        "users": list(_users(filled)),
        "sealed": [_sealed(filled, value) for value in planted],
        "arrangements": [_arrangement(filled, family) for family in FAMILIES],
        "ground_truth": [_truth(username, may, planted) for username, may in TRUTH.items()],
    }


def everything_planted() -> Iterator[Planted]:
    """Yield every sealed value that the cast's tables plant, each once."""
    for family in FAMILIES:
        for child in family.children:
            yield from _of_child(family, child)
        if not family.lives_again:
            yield from _of_adult(family, family.lives_with, LIVES_WITH)
        if not family.visits_again:
            yield from _of_adult(family, family.visits, VISITS)
        yield from _of_companions(family)
        yield from _of_arrangement(family)
    yield from _of_the_referral()
    yield Planted(CONCERN_WORDS, "concern", "concern", None, None)


def _of_child(family: Family, child: ChildDetails) -> Iterator[Planted]:
    held = {"name": child.name, "location": child.school, "health": child.health}
    for item_class, value in held.items():
        if value:
            yield Planted(value, item_class, child.name, None, family.code)
    if child.needs:
        yield Planted(child.needs, "health", child.name, None, family.code)
    if child.born_on:
        yield Planted(child.born_on.isoformat(), "child", child.name, None, family.code)


def _of_adult(family: Family, adult: AdultDetails, side: str) -> Iterator[Planted]:
    held = (
        ("name", adult.name),
        ("contact", adult.telephone),
        ("contact", adult.email),
        ("location", adult.address),
        ("health", adult.needs),
    )
    for item_class, value in held:
        if value:
            yield Planted(value, item_class, adult.name, side, family.code)


def _of_companions(family: Family) -> Iterator[Planted]:
    for side, companions in ((LIVES_WITH, family.lives_companions), (VISITS, family.visits_companions)):
        for companion in companions:
            yield Planted(companion.name, "name", companion.name, side, family.code)
            if companion.telephone:
                yield Planted(companion.telephone, "contact", companion.name, side, family.code)


def _of_arrangement(family: Family) -> Iterator[Planted]:
    if family.risk_words:
        yield Planted(family.risk_words, "child", "the side's account of risk", LIVES_WITH, family.code)
    if family.preferred:
        yield Planted(family.preferred, "child", "the terms", None, family.code)


def _of_the_referral() -> Iterator[Planted]:
    """What an agency sent about a family that is not accepted yet."""
    child, adult = str(CHILD["name"]), str(VISITING["name"])
    held = (
        ("name", child, child),
        ("child", str(CHILD["born_on"]), child),
        ("location", str(CHILD["school"]), child),
        ("health", str(CHILD["health"]), child),
        ("name", adult, adult),
        ("contact", str(VISITING["telephone"]), adult),
        ("location", str(VISITING["address"]), adult),
        ("child", RISK_WORDS, "the referral"),
    )
    for item_class, value, subject in held:
        yield Planted(value, item_class, subject, VISITS if subject == adult else None, REFERRED)


def _users(filled: Filled) -> Iterator[dict[str, str]]:
    held = [(server.username, str(server.role), server.name) for server in SERVING]
    held += [(office.username, "referrer", office.contact) for office in OFFICES]
    for username, role, person in held:
        yield {
            "username": username,
            "password": PASSWORD,
            "totp_secret": totp_secret(filled.seed, username),
            "role": role,
            "person": person,
        }


def _sealed(filled: Filled, planted: Planted) -> dict[str, str | None]:
    held = filled.arrangements.get(planted.family or "")
    return {
        "value": planted.value,
        "item_class": planted.item_class,
        "subject": planted.subject,
        "side": planted.side,
        "arrangement": str(held.id) if held else None,
    }


def _arrangement(filled: Filled, family: Family) -> dict[str, object]:
    held = filled.arrangements[family.code]
    offices = [code for code in (family.lives_agency, family.visits_agency) if code]
    sides = {str(side.kind): str(side.id) for side in held.sides.all()}
    return {
        "id": str(held.id),
        "reference": held.reference,
        "family": family.code,
        "agencies": [str(filled.agencies[code]) for code in offices[:1]],
        "sides": sides,
        "due_today": family.is_due_today,
    }


def _truth(username: str, may: MaySee, planted: list[Planted]) -> dict[str, object]:
    allowed = [value.value for value in planted if _is_allowed(may, value)]
    return {"username": username, "why": may.why, "may_see": allowed}


def _is_allowed(may: MaySee, planted: Planted) -> bool:
    if planted.item_class == "concern":
        return may.concern
    families: tuple[str, ...] = getattr(may, planted.item_class)
    return any(code in families for code in _families_of(planted))


def _families_of(planted: Planted) -> set[str]:
    """Return the families in which the value's person is: one man can be in two."""
    again = {family.lives_again: family.code for family in FAMILIES if family.lives_again}
    again |= {family.visits_again: family.code for family in FAMILIES if family.visits_again}
    more = again.get(f"{planted.family}.{planted.side}")
    return {code for code in (planted.family, more) if code}
