"""Refer a family, and decide on a referral."""

from wicketgate.domain.referrals.operations.deciding import accept, decline, match_halves
from wicketgate.domain.referrals.operations.typing_in import begin, discard, remove_page, save_page, send

__all__ = ["accept", "begin", "decline", "discard", "match_halves", "remove_page", "save_page", "send"]
