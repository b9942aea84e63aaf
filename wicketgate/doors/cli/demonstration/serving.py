"""Those who serve at the invented centre, each in a state of their own, and the agencies' contacts."""

from dataclasses import dataclass

from wicketgate.domain.accounts.models import Role
from wicketgate.domain.referrals.models import AgencyKind

# One for all of them: they guard nobody.
PASSWORD = "lantern gravel otter pew"  # noqa: S105 - of the demonstration, printed at every start


@dataclass(frozen=True, slots=True)
class Server:
    """
    Somebody who serves, or a trustee.

    `check` is how the DBS check stands: cleared, pending, lapsed or none. `signed` is yes, no or withdrawn.
    """

    username: str
    name: str
    role: Role
    check: str = "cleared"
    signed: str = "yes"
    is_on_duty_today: bool = False
    has_left: bool = False
    knows: str = ""
    state: str = ""


SERVING = (
    Server("coordinator", "Margaret Ellingworth", Role.COORDINATOR, state="runs the centre"),
    Server(
        "leader", "Desmond Achebe-Farrow", Role.TEAM_LEADER, is_on_duty_today=True, state="in charge today"
    ),
    Server("officer", "Ruth Castellane", Role.SAFEGUARDING_OFFICER, state="reads concerns, decides checks"),
    Server("chair", "Alistair Pomfret-Osei", Role.CHAIR, state="chairs the committee"),
    Server("trustee", "Winifred Halloran", Role.TRUSTEE, check="none", signed="no", state="a trustee"),
    # Eight volunteers, in every state that a volunteer can be in.
    Server(
        "rosa",
        "Rosa Quillfeather",
        Role.VOLUNTEER,
        is_on_duty_today=True,
        state="cleared, signed, on duty today",
    ),
    Server("hugo", "Hugo Tattersall-Mbeki", Role.VOLUNTEER, state="cleared and signed, not on duty today"),
    Server(
        "mei",
        "Mei-Lin Ravensworth",
        Role.VOLUNTEER,
        signed="no",
        state="cleared, has not signed the undertaking",
    ),
    Server(
        "piotr", "Piotr Underhill", Role.VOLUNTEER, check="pending", state="signed, the DBS check is not back"
    ),
    Server(
        "edith",
        "Edith Vanterpool",
        Role.VOLUNTEER,
        check="lapsed",
        state="signed, the DBS check is out of date",
    ),
    Server(
        "samir", "Samir Goldacre", Role.VOLUNTEER, signed="withdrawn", state="has taken the undertaking back"
    ),
    Server("clara", "Clara Wintersgill", Role.VOLUNTEER, has_left=True, state="has left"),
    Server(
        "joan",
        "Joan Merriweather",
        Role.VOLUNTEER,
        is_on_duty_today=True,
        knows="yew",
        state="on duty today, knows one of the families due",
    ),
)


@dataclass(frozen=True, slots=True)
class Office:
    """An agency that refers families, and its contact, who signs in."""

    code: str
    name: str
    kind: AgencyKind
    switchboard: str
    username: str
    contact: str
    telephone: str


OFFICES = (
    Office("hartley", "Hartley & Moss Solicitors", AgencyKind.SOLICITOR, "+441632960101",
           "hartley", "Imogen Vasquez-Reid", "+447700900701"),
    Office("bridge", "Bridge Street Family Mediation", AgencyKind.MEDIATOR, "+441632960202",
           "bridge", "Cornelius Abara", "+447700900702"),
    Office("council", "Larkfield Council, Children’s Services", AgencyKind.LOCAL_AUTHORITY, "+441632960303",
           "council", "Henrietta Oduya", "+447700900703"),
)  # fmt: skip
