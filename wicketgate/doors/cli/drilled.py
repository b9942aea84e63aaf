"""What the drill does with what was brought back: somebody new signs in, and everything is looked at. Prints JSON."""

import json
import sys

from wicketgate.doors.cli.opened import or_letter, prepare

_USERNAME = "drill"


def main() -> int:
    """Return 0 with what was found on standard output, 1 with a letter when the records don't open."""
    return or_letter(_look)


def _look() -> int:
    prepare()
    from wicketgate.domain.ledger.verify import verify, verify_details
    from wicketgate.domain.policy import queries as policy
    from wicketgate.domain.retention.sealed_values import try_every_value

    held = policy.centre()
    assert held is not None, "a backup is only made of a centre"
    verdict = verify(held.id)
    verdict = verdict if not verdict.holds else verify_details(held.id)
    tried = try_every_value(held.id)
    found = {
        "entries": verdict.checked,
        "first_bad": verdict.first_bad,
        "values": tried.values,
        "damaged": len(tried.damaged) + len(tried.unreadable),
        "signed_in": _somebody_signs_in(),
    }
    sys.stdout.write(json.dumps(found))
    return 0


def _somebody_signs_in() -> bool:
    from django.contrib.auth import authenticate

    from wicketgate.domain.accounts.models import Account, Role
    from wicketgate.domain.ledger.actor import Actor
    from wicketgate.domain.policy import queries as policy
    from wicketgate.domain.volunteers.operations import welcome
    from wicketgate.doors import clock
    from wicketgate.vault.chance import new_id
    from wicketgate.vault.tokens import first_password

    held, password, today = policy.centre(), first_password(), clock.today()
    assert held is not None, "it was looked up before"
    free = next(name for name in (f"{_USERNAME}{number}" for number in range(1000)) if not _is_taken(name))
    welcome(
        username=free,
        name=_USERNAME,
        password=password,
        role=Role.COORDINATOR,
        begins=today,
        ends=today,
        is_acting=True,
        by=Actor(held.id, new_id()),
        at=clock.now(),
    )
    return isinstance(authenticate(username=free, password=password), Account)


def _is_taken(username: str) -> bool:
    from wicketgate.domain.accounts.models import Account

    return Account.objects.filter(username=username).exists()


if __name__ == "__main__":
    sys.exit(main())
