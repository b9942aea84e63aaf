"""
How long every record is kept: one line a model, for the committee to read.

`tests/census/test_models.py` fails for a model without a line and for a line without a model. The periods are not
here: they are the edition's, in its table `retention`. `docs/reference/retention.md` is written from this page.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kept:
    """Kept for as long as the edition keeps one of these `kinds`, and let go of by clause 8."""

    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoesWith:
    """Let go of together with what it belongs to, never before and never after."""

    what: str


@dataclass(frozen=True, slots=True)
class Passing:
    """Kept for a short while by nature, and gone by itself: what ends it."""

    ends: str


@dataclass(frozen=True, slots=True)
class Lasting:
    """Kept for as long as there is a centre, and why."""

    why: str


Rule = Kept | GoesWith | Passing | Lasting
FAMILY, VOLUNTEER, AGENCY = ("family",), ("volunteer",), ("agency",)
NOBODY = "it holds nothing about anybody"

SCHEDULE: dict[str, Rule] = {
    # The families
    "people.Arrangement": Kept(FAMILY),
    "people.Person": GoesWith("the last arrangement that they are in"),
    "people.Side": GoesWith("its arrangement"),
    "people.Member": GoesWith("its arrangement"),
    "people.ReferringAgency": GoesWith("its arrangement"),
    "people.Wall": GoesWith("its arrangement"),
    "people.KeepApart": GoesWith("the first of its two arrangements to go"),
    "referrals.Referral": Kept(FAMILY),
    "referrals.ReferralPage": GoesWith("its referral"),
    "opening.Booking": GoesWith("its arrangement"),
    "opening.Window": GoesWith("its booking"),
    "opening.Presence": GoesWith("its booking"),
    "opening.OpeningDay": Lasting("a day on which a hall was open; " + NOBODY),
    "opening.DaySheet": Lasting("the number of a sheet, and that it came back to be shredded; " + NOBODY),
    # What is told and written
    "concerns.Concern": Kept(("concern", "incident", "accident", "complaint")),
    "disclosures.AttendanceRequest": Kept(("disclosure",)),
    "disclosures.Answer": GoesWith("the request that it answers"),
    "disclosures.OwnList": GoesWith("the person whom it is about"),
    # Those who serve, and those who refer
    "volunteers.Volunteer": Kept(VOLUNTEER),
    "volunteers.Undertaking": GoesWith("the volunteer’s record: a promise outlasts the one who left"),
    "volunteers.Check": Kept(("dbs_check",)),
    "volunteers.Duty": GoesWith("the volunteer’s record"),
    "referrals.Agency": Kept(AGENCY),
    "referrals.Contact": GoesWith("its agency"),
    # Signing in
    "accounts.Account": GoesWith("the record of the volunteer or of the agency’s contact whose it is"),
    "accounts.Post": GoesWith("the account that held it"),
    "accounts.Tablet": Lasting("a device of the centre’s own; " + NOBODY),
    "accounts.Pin": Passing("the end of the opening day, or the end of the sign-in that began it"),
    "sessions.Session": Passing("twelve hours, or signing out"),
    "mfa.Authenticator": GoesWith("the account whose second factor it is"),
    "account.EmailAddress": Passing("never written: nobody signs in or resets a password by e-mail"),
    "account.EmailConfirmation": Passing("never written: nobody signs in or resets a password by e-mail"),
    "post.Mail": Passing("being sent, or fourteen days after it was given up"),
    # The centre and its policy
    "policy.Centre": Lasting("the centre itself"),
    "policy.PolicyDocument": Lasting("what was promised, and when; " + NOBODY),
    "policy.AdoptedEdition": Lasting("decisions of years ago name the edition that they were made under"),
    "policy.EditionDraft": Lasting("what the committee looked at before it adopted an edition; " + NOBODY),
    "policy.Review": Lasting("that the policy was gone over each year"),
    "policy.PaperSet": Lasting("which recovery papers open which backups; " + NOBODY),
    "policy.PaperCheck": Lasting("that a recovery paper was read back; " + NOBODY),
    "policy.Told": GoesWith("the record of whoever was told"),
    # The ledger and the safe
    "ledger.Entry": Lasting(
        "nothing is ever taken out of it; its detail is shut for good when its subject’s key goes"
    ),
    "ledger.Checkpoint": Lasting("what the centre signed, and others outside hold copies of; " + NOBODY),
    "ledger.Sent": Passing("being sent, with the next night’s sweep"),
    "vault.SubjectKey": GoesWith(
        "the record that it opens: destroying the key is what lets go of the record"
    ),
    "vault.KeyTurn": Lasting("when everybody’s keys were made anew; " + NOBODY),
    "retention.Damaged": Passing("the next sweep, which says anew what is damaged"),
    "jobs.Scheduled": Lasting("when the program did last what it does by itself; " + NOBODY),
    # Django's own
    "auth.Group": Passing("never written: posts take its place"),
    "auth.Group_permissions": Passing("never written: posts take its place"),
    "auth.Permission": Lasting("a list of the program’s tables; " + NOBODY),
    "contenttypes.ContentType": Lasting("a list of the program’s tables; " + NOBODY),
}
