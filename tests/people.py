"""
The cast: a few invented people whom every test knows.

A coordinator; a team leader; a volunteer who has signed and one who has not; the safeguarding officer; the chair;
a referrer, and the referrer of somebody else's family. Their passwords are all the same, and long.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from wicketgate.clauses.edition import load_shipped, write
from wicketgate.domain.accounts.models import Account, Role
from wicketgate.domain.accounts.operations import begin_post, open_account
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.policy.models import Centre
from wicketgate.domain.policy.operations import adopt_edition, found_centre
from wicketgate.domain.policy.queries import edition_in_force
from wicketgate.domain.volunteers.models import Duty
from wicketgate.domain.volunteers.operations import decide_check, put_on_duty, sign_undertaking
from wicketgate.domain.volunteers.queries import standing

# A Saturday on which the hall is open, at half past ten in the morning.
TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)
BEFORE = date(2026, 1, 3)
PASSWORD = "a-long-password-of-the-tests"

CENTRE = UUID(int=0x11111111_2222_3333_4444_555555555555)
FOUNDER = Actor(CENTRE, UUID(int=0x99999999_2222_3333_4444_555555555555))


@dataclass(frozen=True, slots=True)
class Cast:
    """The centre and everybody in it."""

    centre: Centre
    coordinator: Account
    team_leader: Account
    volunteer: Account
    unsigned: Account
    officer: Account
    chair: Account
    referrer: Account
    other_referrer: Account

    def viewer(self, name: str, *, role: str | None = None, second_factor: datetime | None = NOW) -> Viewer:
        """Return the named member of the cast at the door, with a fresh second factor unless another is given."""
        account: Account = getattr(self, name)
        post = account.posts.first()
        assert post is not None
        viewer = Viewer(Actor(CENTRE, account.token), account.id, role or post.role, second_factor)
        return standing(viewer, on=TODAY)


def cast() -> Cast:
    """Found the centre on Withington's edition, open everybody's account, and put the hall's people on duty today."""
    centre = found_centre(
        centre_id=CENTRE,
        name="Larkfield Child Contact Centre",
        data_controller="The trustees of Larkfield Child Contact Centre",
        hall="St Anne's Hall, Larkfield",
        is_demonstration=True,
        by=FOUNDER,
        at=NOW,
    )
    adopt_edition(write(load_shipped("withington")), document=None, on=BEFORE, by=FOUNDER, at=NOW)
    everybody = {name: _someone(name, role) for name, role in ROLES.items()}
    for name in ("coordinator", "team_leader", "volunteer", "officer", "chair"):
        _sign(everybody[name])
    for name in CHECKED:
        _clear(everybody[name], by=everybody["chair" if name == "officer" else "officer"])
    for name in ("team_leader", "volunteer"):
        put_on_duty(everybody[name], day=TODAY, role=ROLES[name], by=FOUNDER, at=NOW)
    # On the rota since before the edition that she has not signed.
    Duty(centre=CENTRE, account=everybody["unsigned"], day=TODAY, role=Role.VOLUNTEER).save()
    return Cast(centre=centre, **everybody)


ROLES = {
    "coordinator": Role.COORDINATOR,
    "team_leader": Role.TEAM_LEADER,
    "volunteer": Role.VOLUNTEER,
    "unsigned": Role.VOLUNTEER,
    "officer": Role.SAFEGUARDING_OFFICER,
    "chair": Role.CHAIR,
    "referrer": Role.REFERRER,
    "other_referrer": Role.REFERRER,
}

CHECKED = ("coordinator", "team_leader", "volunteer", "unsigned", "officer", "chair")


def _someone(username: str, role: Role) -> Account:
    account = open_account(
        username=username, name=f"{username.title()} of Larkfield", password=PASSWORD, by=FOUNDER, at=NOW
    )
    begin_post(account, role=role, begins=BEFORE, by=FOUNDER, at=NOW)
    return account


def _sign(account: Account) -> None:
    edition = edition_in_force(CENTRE, on=TODAY)
    sign_undertaking(account, edition=edition, words="the words", on=BEFORE, by=FOUNDER, at=NOW)


def _clear(account: Account, *, by: Account) -> None:
    post = by.posts.get()
    decider = Viewer(Actor(CENTRE, by.token), by.id, post.role)
    decide_check(account.id, level="enhanced", outcome="suitable", decided_on=BEFORE, by=decider, at=NOW)
