"""Receive a request, confirm who asks, and answer it."""

from wicketgate.domain.disclosures.operations.answering import refuse_by_letter, release_attendance
from wicketgate.domain.disclosures.operations.preparing import confirm_identity, match_family
from wicketgate.domain.disclosures.operations.printing import Paper, fetch_paper
from wicketgate.domain.disclosures.operations.receiving import ask_for_attendance, record_request

__all__ = [
    "Paper",
    "ask_for_attendance",
    "confirm_identity",
    "fetch_paper",
    "match_family",
    "record_request",
    "refuse_by_letter",
    "release_attendance",
]
