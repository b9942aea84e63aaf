"""Receive a request, confirm who asks, and answer it."""

from wicketgate.domain.disclosures.operations.answering import refuse_by_letter, release_attendance
from wicketgate.domain.disclosures.operations.own_lists import (
    agree_to_own_list,
    ask_for_own_list,
    confirm_own_list,
    stop_own_list,
)
from wicketgate.domain.disclosures.operations.preparing import confirm_identity, match_family
from wicketgate.domain.disclosures.operations.printing import Paper, fetch_paper
from wicketgate.domain.disclosures.operations.receiving import ask_for_attendance, record_request
from wicketgate.domain.disclosures.operations.telling import Proofs, give_proofs, tell_own_list

__all__ = [
    "Paper",
    "Proofs",
    "agree_to_own_list",
    "ask_for_attendance",
    "ask_for_own_list",
    "confirm_identity",
    "confirm_own_list",
    "fetch_paper",
    "give_proofs",
    "match_family",
    "record_request",
    "refuse_by_letter",
    "release_attendance",
    "stop_own_list",
    "tell_own_list",
]
