"""
What "used" means, decided here, once for every kind of event (clause 8).

The law knows which words are a use of a record and which are not: looking, searching and printing never are.
An event that concerns no family, volunteer or agency is no event of a record, and has no word.
"""

from typing import get_args

from wicketgate.clauses.disposal import NotUse, Use
from wicketgate.domain.ledger.events import Event

WORDS = frozenset((*get_args(Use), *get_args(NotUse)))

USED_AS: dict[Event, str | None] = {
    # Looking is no use: a record can't be kept for ever by opening it once a year.
    Event.REFUSED: "view",
    Event.PAGE_SHOWN: "view",
    Event.VALUE_REVEALED: "view",
    Event.PEOPLE_SEARCHED: "search",
    Event.CONCERN_READ: "view",
    Event.DAY_SHEET_PRINTED: "print",
    Event.DAY_SHEET_RETURNED: None,
    # The centre, its policy and signing in
    Event.CENTRE_FOUNDED: None,
    Event.CENTRE_CHANGED: None,
    Event.CENTRE_RESTORED: None,
    Event.KEYS_SWEPT: None,
    Event.BACKUP_WRITTEN: None,
    Event.DRILL_HELD: None,
    Event.CHECKPOINT_MADE: None,
    Event.ROOT_ROTATED: None,
    Event.KEYS_ROTATED: None,
    Event.PAPERS_MADE: None,
    Event.PAPER_CHECKED: None,
    Event.ACCOUNT_OPENED: "created",
    Event.ACCOUNT_CLOSED: None,
    Event.SIGNED_IN: None,
    Event.SIGN_IN_FAILED: None,
    Event.NOTHING_THERE: None,
    Event.NOT_OFFERED: None,
    Event.SIGNED_OUT: None,
    Event.SECOND_FACTOR_CHANGED: None,
    Event.PASSWORD_CHANGED: None,
    Event.SIGN_INS_ENDED: None,
    Event.TABLET_ENROLLED: None,
    Event.TABLET_RETIRED: None,
    Event.PIN_SET: None,
    Event.PIN_RESUMED: None,
    Event.POST_BEGUN: "duty",
    Event.POST_ENDED: None,
    Event.DOCUMENT_READ: None,
    Event.EDITION_DRAFTED: None,
    Event.EDITION_ADOPTED: None,
    Event.REVIEW_RECORDED: None,
    Event.TOLD_OF_POLICY: "communication",
    # Those who serve
    Event.UNDERTAKING_SIGNED: "undertaking",
    Event.UNDERTAKING_WITHDRAWN: "undertaking",
    Event.VOLUNTEER_RECORDED: "correction",
    Event.CHECK_DECIDED: "dbs_decision",
    Event.DUTY_ARRANGED: "duty",
    Event.FAMILY_KNOWN: None,
    Event.WALL_WAIVED: None,
    Event.WALL_CLOSED: None,
    # Families and who referred them
    Event.PERSON_RECORDED: "correction",
    Event.ARRANGEMENT_MADE: "referral",
    Event.ARRANGEMENT_CHANGED: "correction",
    Event.AGENCY_RECORDED: "correction",
    Event.REFERRAL_SAVED: "referral",
    Event.REFERRAL_SENT: "referral",
    Event.REFERRAL_DISCARDED: None,
    Event.REFERRAL_MATCHED: "referral",
    Event.REFERRAL_ACCEPTED: "referral",
    Event.REFERRAL_DECLINED: "referral",
    # The hall
    Event.OPENING_DAY_ARRANGED: None,
    Event.OPENING_DAY_CANCELLED: None,
    Event.BOOKING_MADE: "booking",
    Event.BOOKING_CANCELLED: "cancellation",
    Event.TIMES_TOLD: "communication",
    Event.ARRIVAL_RECORDED: "attendance",
    Event.DEPARTURE_RECORDED: "attendance",
    Event.ATTENDANCE_UNDONE: "correction",
    Event.ABSENCE_RECORDED: "cancellation",
    Event.PAPER_TIMES_ENTERED: "attendance",
    # What is asked for, and what is told
    Event.REQUEST_RECEIVED: "request",
    Event.REQUEST_MATCHED: "request",
    Event.IDENTITY_CONFIRMED: "request",
    Event.ATTENDANCE_RELEASED: "disclosure",
    Event.LETTER_COMPOSED: "communication",
    Event.DOCUMENT_FETCHED: "print",
    Event.GIVEN_OUT_ASKED: "request",
    Event.GIVEN_OUT_GATHERED: "view",
    Event.GIVEN_OUT_AGREED: "view",
    Event.GIVEN_OUT_TOLD: "disclosure",
    Event.CHECKPOINTS_TAKEN_OUT: None,
    Event.CONCERN_RAISED: "concern",
    # A note that something waits tells nothing, so it uses nothing.
    Event.MAIL_QUEUED: "reminder",
    Event.MAIL_SENT: "reminder",
    Event.MAIL_FAILED: "reminder",
    Event.MAIL_CLEARED: "reminder",
    Event.MAIL_ADDRESS_CHANGED: None,
}
