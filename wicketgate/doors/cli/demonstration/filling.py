"""Fill an empty demonstration: everybody who serves, the agencies, and the families, by the pages' own operations."""

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from importlib.resources import files
from uuid import UUID

from allauth.mfa.totp.internal.auth import TOTP

from wicketgate.clauses.edition import load_shipped, write
from wicketgate.domain.accounts.models import Account, Role
from wicketgate.domain.accounts.operations import end_post
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.question import LONDON
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.people.models import Arrangement
from wicketgate.domain.policy.models import Centre
from wicketgate.domain.policy.operations import adopt_edition, bring_in, found_centre
from wicketgate.domain.policy.queries import edition_in_force
from wicketgate.domain.policy.reading import read
from wicketgate.domain.volunteers.operations import (
    decide_check,
    sign_undertaking,
    welcome,
    withdraw_undertaking,
)
from wicketgate.domain.volunteers.queries import standing
from wicketgate.doors.cli.demonstration.serving import PASSWORD, SERVING, Server
from wicketgate.vault.chance import new_id

DAYS_BEFORE = 400
# The policy was last looked at this long ago: the demonstration shows an overdue review rather than hide one.
MONTHS_SINCE_REVIEW = 20
UNDERTAKING = "I promise not to discuss or disclose anything about a family that comes to the centre."


@dataclass(slots=True)
class Filled:
    """The invented centre as it grows: who is in it, by the names that the cast's own tables give them."""

    seed: str
    day: date
    centre: UUID
    accounts: dict[str, Account] = field(default_factory=dict)
    agencies: dict[str, UUID] = field(default_factory=dict)
    arrangements: dict[str, Arrangement] = field(default_factory=dict)

    def viewer(self, username: str, role: Role, *, at: datetime) -> Viewer:
        """Return a member of the cast at the door at `at`, with a second factor just given."""
        account = self.accounts[username]
        viewer = Viewer(Actor(self.centre, account.token), account.id, role, second_factor_at=at)
        return standing(viewer, on=at.astimezone(LONDON).date())

    def coordinator(self, at: datetime) -> Viewer:
        """Return the coordinator at the door."""
        return self.viewer("coordinator", Role.COORDINATOR, at=at)


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happens in the invented year, and when."""

    at: datetime
    happens: Callable[[], object]


def at_the_hall(day: date, clock: str) -> datetime:
    """Return the instant of a clock time in the hall."""
    return datetime.combine(day, time.fromisoformat(clock), tzinfo=LONDON)


def found(seed: str, day: date) -> Filled:
    """Begin the centre, adopt its policy, and welcome everybody who serves, each in their state."""
    filled = Filled(seed=seed, day=day, centre=new_id())
    begun = day - timedelta(days=DAYS_BEFORE)
    founder = Actor(filled.centre, new_id())
    found_centre(
        centre_id=filled.centre,
        name="Larkfield Child Contact Centre",
        data_controller="The trustees of Larkfield Child Contact Centre",
        hall="Saint Brannock’s Hall, Candle Street, Larkfield",
        is_demonstration=True,
        by=founder,
        at=at_the_hall(begun, "09:00"),
    )
    Centre.objects.filter(id=filled.centre).update(telephone="01632 960 100", opening_weeks="every")
    for minutes, server in enumerate(SERVING):
        _welcome(filled, server, begun, founder, at_the_hall(begun, "09:05") + timedelta(minutes=minutes))
    _adopt(filled, begun)
    for minutes, server in enumerate(SERVING):
        _sign_and_check(filled, server, begun, at_the_hall(begun, "10:00") + timedelta(minutes=minutes))
    return filled


def totp_secret(seed: str, username: str) -> str:
    """Return the base32 seed of a member's codes. It is printed: in a demonstration it guards nobody."""
    return base64.b32encode(hashlib.sha256(f"{seed}/{username}".encode()).digest()[:20]).decode()


def open_sign_in(account: Account, seed: str) -> None:
    """Let a member of the cast sign in at once: their own password, and codes from the printed seed."""
    account.must_change_password = False
    account.save(update_fields=["must_change_password"])
    TOTP.activate(account, totp_secret(seed, account.username))


def some_leave(filled: Filled) -> Happening:
    """Return the evening, some weeks ago, on which those are let go who left or took their promise back."""
    at = at_the_hall(filled.day - timedelta(days=40), "19:00")
    return Happening(at, lambda: _let_go(filled, at))


def _welcome(filled: Filled, server: Server, begun: date, founder: Actor, at: datetime) -> None:
    filled.accounts[server.username] = account = welcome(
        username=server.username,
        name=server.name,
        password=PASSWORD,
        role=server.role,
        begins=begun,
        ends=None,
        by=founder,
        at=at,
    )
    open_sign_in(account, filled.seed)


def _adopt(filled: Filled, begun: date) -> None:
    at = at_the_hall(begun, "09:45")
    content = (files(__package__) / "policy.txt").read_bytes()
    document = bring_in(read("policy.txt", content), content=content, by=filled.coordinator(at), at=at)
    base = load_shipped("withington")
    about = replace(
        base.edition,
        id="larkfield",
        centre="Larkfield Child Contact Centre",
        last_reviewed=_months_before(filled.day, MONTHS_SINCE_REVIEW),
    )
    actor = filled.coordinator(at).actor
    adopt_edition(write(replace(base, edition=about)), document=document, on=begun, by=actor, at=at)


def _sign_and_check(filled: Filled, server: Server, begun: date, at: datetime) -> None:
    account, by = filled.accounts[server.username], filled.coordinator(at)
    if server.signed != "no":
        edition = edition_in_force(filled.centre, on=begun)
        sign_undertaking(account, edition=edition, words=UNDERTAKING, on=begun, by=by.actor, at=at)
    if server.check != "none":
        _check(filled, server, begun, at)


def _check(filled: Filled, server: Server, begun: date, at: datetime) -> None:
    decider = "chair" if server.role == Role.SAFEGUARDING_OFFICER else "officer"
    role = Role.CHAIR if decider == "chair" else Role.SAFEGUARDING_OFFICER
    decide_check(
        filled.accounts[server.username].id,
        level="enhanced",
        outcome="pending" if server.check == "pending" else "suitable",
        decided_on=begun - timedelta(days=1000 if server.check == "lapsed" else 30),
        by=filled.viewer(decider, role, at=at),
        at=at,
    )


def _let_go(filled: Filled, at: datetime) -> None:
    on = at.astimezone(LONDON).date()
    for server in SERVING:
        account, by = filled.accounts[server.username], filled.coordinator(at)
        if server.signed == "withdrawn":
            withdraw_undertaking(account.id, on=on, by=by.actor, at=at)
        if server.has_left:
            for post in account.posts.all():
                end_post(post.id, on=on, by=by.actor, at=at)


def _months_before(day: date, months: int) -> date:
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(years, month + 1, 1)
