"""
Has this person the key? One table, which a committee can read.

It says which pages a post can open. Whether the policy allows what is asked there is another question: a clause's.
"""

from wicketgate.domain.accounts.models import Role

C, T, V = Role.COORDINATOR, Role.TEAM_LEADER, Role.VOLUNTEER
S, H, M, R = Role.SAFEGUARDING_OFFICER, Role.CHAIR, Role.MINISTER, Role.REFERRER
TR = Role.TRUSTEE

EVERYONE = frozenset(Role)

KEYS: dict[str, frozenset[Role]] = {
    # what can be opened            whose post opens it
    "own password": EVERYONE,
    "own sign-in": EVERYONE,
    "the first page": EVERYONE,
    "raise a concern": EVERYONE,
    "read the policy": EVERYONE,
    "sign the undertaking": EVERYONE - {R},
    "the day in the hall": frozenset({C, T}),
    "the day, to look at": frozenset({C, T, V}),
    "print the day sheet": frozenset({C, T}),
    "ring someone due today": frozenset({C, T}),
    "the families": frozenset({C}),
    "referrals to decide": frozenset({C}),
    "bookings and times": frozenset({C}),
    "requests to answer": frozenset({C}),
    "agencies": frozenset({C}),
    "the rota": frozenset({C}),
    "accounts and posts": frozenset({C, H}),
    "the centre's policy": frozenset({C, H}),
    "the centre's details": frozenset({C, H}),
    "concerns to read": frozenset({S, H}),
    "checks to decide": frozenset({S, H}),
    "walls to agree": frozenset({S, H, M}),
    "what is due to be let go of": frozenset({S, H}),
    "the ledger": frozenset({C, S, H, TR}),
    "refer a family": frozenset({R}),
    "ask for attendance": frozenset({R}),
}

# Whoever can see a family, or type one in, proves who they are by a second means as well.
WITH_SECOND_FACTOR = EVERYONE - {M, TR}


def opens(role: str, key: str) -> bool:
    """Return whether a post in `role` opens `key`. Raises KeyError for a key that is not in the table."""
    return role in KEYS[key]
