"""
Why a row may outlast a person it points at.

A relation that cascades goes with the person. Every other relation at somebody, and every bare id of one, has its
reason here; `tests/census/test_relations.py` fails for one that has none, and for a reason whose relation is gone.
"""

BY_WHOM = "the account stays, emptied of its name, while anything that it did is still kept"
OTHER_ROOM = "its records are in a room above, which lets go of it first"

EXPLAINED: dict[str, str] = {
    "people.Member.person": "a person goes with the last arrangement they are in, and not before",
    "people.Wall.waived_by": BY_WHOM,
    "volunteers.Volunteer.account": "the volunteer’s record is let go of first, the account behind it",
    "volunteers.Undertaking.account": "it goes with the volunteer’s record, and the account last",
    "volunteers.Duty.account": "it goes with the volunteer’s record, and the account last",
    "volunteers.Check.decided_by": BY_WHOM,
    "accounts.Post.account": "who held a post when is part of what the ledger means; it goes just before the account",
    "referrals.Contact.account": "the contact is let go of first, the account behind it",
    "referrals.Referral.typed_by": BY_WHOM,
    "referrals.ReferralPage.typed_by": BY_WHOM,
    "concerns.Concern.raised_by": BY_WHOM,
    "opening.Presence.entered_by": BY_WHOM,
    "opening.DaySheet.printed_by": BY_WHOM,
    "disclosures.AttendanceRequest.asked_by": BY_WHOM,
    "disclosures.AttendanceRequest.confirmed_by": BY_WHOM,
    "disclosures.Answer.answered_by": BY_WHOM,
    "disclosures.OwnList.asked_by": BY_WHOM,
    "disclosures.OwnList.confirmed_by": BY_WHOM,
    "disclosures.OwnList.second_by": BY_WHOM,
}

# Bare ids: they lead to a row of a room that this one may not know, or stand for somebody without naming them.
BARE: dict[str, str] = {
    "vault.SubjectKey.subject": "the key is destroyed with its subject: that is how the record is let go of",
    "ledger.Entry.actor": "a token that stands for an account, and tells nothing once the account is gone",
    "ledger.Entry.subject": "a random id, and the key that shuts the entry’s detail when it is destroyed",
    "accounts.Account.token": "it stands for the account in the ledger, and goes with the account",
    "accounts.Account.stamp": "a random mark of the sign-ins that there are; it goes with the account",
    "policy.Told.whom": "goes with the record of whoever was told: " + OTHER_ROOM,
    "people.Side.agency": "the side goes with its arrangement; an agency is " + OTHER_ROOM,
    "people.ReferringAgency.agency": "the row goes with its arrangement; an agency is " + OTHER_ROOM,
    "concerns.Concern.arrangement": "a concern holds the arrangement it names, so the arrangement never goes first",
    "referrals.Referral.once": "the mark of one filled-in form; it goes with the referral",
    "referrals.ReferralPage.once": "the mark of one filled-in form; it goes with the page",
    "referrals.ReferralPage.known": "the page goes with its referral, when it is accepted at the latest",
    "disclosures.AttendanceRequest.sent_once": "the mark of one filled-in form; it goes with the request",
    "post.Mail.to": "an account: it goes when it is sent or given up, within weeks",
    "post.Mail.about": "the record that caused it; it goes when it is sent or given up, within weeks",
    "disclosures.OwnList.sent_once": "the mark of one filled-in form; it goes with the list",
    "disclosures.Answer.about": "whose key seals what a statement was composed from; the answer goes with its request",
    "jobs.Scheduled.holder": "a random mark of one process of the program, gone when the job ends",
}
