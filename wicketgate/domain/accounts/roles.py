"""
Has this person the key? One table, which a committee can read.

It says which pages a post can open. Whether the policy allows what is asked there is another question: a clause's.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

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
    "own lists": frozenset({C}),
    "agencies": frozenset({C}),
    "the rota": frozenset({C}),
    "the hall's tablets": frozenset({C}),
    "accounts and posts": frozenset({C, H}),
    "the centre's policy": frozenset({C, H}),
    "the centre's details": frozenset({C, H}),
    "concerns to read": frozenset({S, H}),
    "checks to decide": frozenset({C, S, H}),  # a centre's own document says which of them; clause 6 asks it
    "walls to agree": frozenset({S, H, M}),
    "own lists to agree to": frozenset({S, H}),
    "what is due to be let go of": frozenset({S, H}),
    "the ledger": frozenset({C, S, H, TR}),
    "how the records are kept": frozenset({C, S, H}),
    "how the centre stands": frozenset({C, H, TR}),
    "refer a family": frozenset({R}),
    "ask for attendance": frozenset({R}),
}

# What each key opens, as the committee reads it.
WORDS: dict[str, str | Promise] = {
    "own password": _("Choose a password of their own"),
    "own sign-in": _("Set up a second factor and a code card"),
    "the first page": _("Sign in"),
    "raise a concern": _("Raise a concern"),
    "read the policy": _("Read the policy"),
    "sign the undertaking": _("Sign the undertaking"),
    "the day in the hall": _("Record who comes and leaves"),
    "the day, to look at": _("See who is due today"),
    "print the day sheet": _("Print the day sheet"),
    "ring someone due today": _("Ring somebody who is due today"),
    "the families": _("The families"),
    "referrals to decide": _("Accept or decline a referral"),
    "bookings and times": _("Book families in, and give them their times"),
    "requests to answer": _("Answer what agencies ask for"),
    "own lists": _("Tell somebody what was given out about them"),
    "agencies": _("The agencies"),
    "the rota": _("The rota"),
    "the hall's tablets": _("Make a device the hall’s tablet"),
    "accounts and posts": _("Open accounts, give posts and end them"),
    "the centre's policy": _("Bring in the policy and adopt it"),
    "the centre's details": _("Change the centre’s details"),
    "concerns to read": _("Read concerns"),
    "checks to decide": _("Decide DBS checks, where the policy names the post"),
    "walls to agree": _("Agree that somebody who knows a family may see it"),
    "own lists to agree to": _("Agree that somebody is told what was given out about them"),
    "what is due to be let go of": _("See what is due to be destroyed"),
    "the ledger": _("Read the ledger"),
    "how the records are kept": _("See how backups and sweeps stand"),
    "how the centre stands": _("See whether all is well with the program and its records"),
    "refer a family": _("Refer a family"),
    "ask for attendance": _("Ask when a family came"),
}

# Whoever sees no family still reads who looked at what, or agrees that a wall comes down.
WITH_SECOND_FACTOR = EVERYONE


def opens(role: str, key: str) -> bool:
    """Return whether a post in `role` opens `key`. Raises KeyError for a key that is not in the table."""
    return role in KEYS[key]
