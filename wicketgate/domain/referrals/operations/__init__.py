"""Refer a family, and decide on a referral."""

from wicketgate.domain.referrals.operations.agencies import record_agency, record_contact
from wicketgate.domain.referrals.operations.deciding import accept, decline, match_halves, part_halves
from wicketgate.domain.referrals.operations.known import name_known
from wicketgate.domain.referrals.operations.typing_in import begin, discard, remove_page, save_page, send

__all__ = [
    "accept",
    "begin",
    "decline",
    "discard",
    "match_halves",
    "name_known",
    "part_halves",
    "record_agency",
    "record_contact",
    "remove_page",
    "save_page",
    "send",
]
