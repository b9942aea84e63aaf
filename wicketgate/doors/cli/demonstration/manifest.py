"""
The manifest: what was planted in the demonstration, and what each member of the cast may ever see of it.

For tests from outside. It is written from the cast's own tables, never from what the program shows.
"""

from collections.abc import Iterator

from wicketgate.doors.cli.demonstration.families import FAMILIES, Family
from wicketgate.doors.cli.demonstration.filling import Filled, totp_secret
from wicketgate.doors.cli.demonstration.planted import Planted, everything_planted
from wicketgate.doors.cli.demonstration.serving import OFFICES, PASSWORD, SERVING
from wicketgate.doors.cli.demonstration.truth import TRUTH, MaySee


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
