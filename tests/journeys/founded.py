"""A centre that has only been founded: nobody has signed anything, no policy is adopted, no family is known."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from tests.people import CENTRE, FOUNDER, PASSWORD
from wicketgate.domain.accounts.models import Account, Role
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.policy.operations import found_centre
from wicketgate.domain.referrals.operations.agencies import record_agency, record_contact
from wicketgate.domain.volunteers.operations import welcome

EVENING = datetime(2026, 11, 2, 18, 0, tzinfo=UTC)
NAME = "Withington Child Contact Centre"
OURS, OTHERS = "Harmer & Moss, solicitors", "Brook & Vale, solicitors"


@dataclass(frozen=True, slots=True)
class Founded:
    """Who can sign in on that first evening: three who serve, and the contacts of two agencies."""

    coordinator: Account
    team_leader: Account
    officer: Account
    agency: Account
    other_agency: Account


def founded() -> Founded:
    """Found the centre, open the accounts of those who serve, and record two agencies that were rung."""
    found_centre(
        centre_id=CENTRE,
        name=NAME,
        data_controller="The trustees of Withington Methodist Church",
        hall="The church hall, Wilmslow Road",
        is_demonstration=False,
        by=FOUNDER,
        at=EVENING,
    )
    coordinator = _serves("coordinator", "Ana Ó Briain", Role.COORDINATOR)
    return Founded(
        coordinator=coordinator,
        team_leader=_serves("leader", "Jean Kelly", Role.TEAM_LEADER),
        officer=_serves("officer", "Ruth Adeyemi", Role.SAFEGUARDING_OFFICER),
        agency=_rung(OURS, "harmer", "01632 960123", by=coordinator),
        other_agency=_rung(OTHERS, "brook", "01632 960124", by=coordinator),
    )


def _serves(username: str, name: str, role: Role) -> Account:
    return welcome(
        username=username,
        name=name,
        password=PASSWORD,
        role=role,
        begins=date(2026, 1, 3),
        ends=None,
        by=FOUNDER,
        at=EVENING,
    )


def _rung(agency: str, username: str, switchboard: str, *, by: Account) -> Account:
    viewer = Viewer(Actor(CENTRE, by.token), by.id, Role.COORDINATOR, EVENING)
    recorded = record_agency(name=agency, kind="solicitor", switchboard=switchboard, by=viewer, at=EVENING)
    contact = record_contact(
        recorded.id,
        name="Sunniva Harmer",
        telephone="",
        rung_on=EVENING.date(),
        username=username,
        password=PASSWORD,
        by=viewer,
        at=EVENING,
    )
    assert contact.account is not None
    return contact.account
