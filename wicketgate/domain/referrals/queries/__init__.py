"""Read referrals and agencies, each read told who looks."""

from wicketgate.domain.referrals.queries.typed import (
    OwnReferral,
    TypedPage,
    own_referrals,
    referral_to_type,
    still_missing,
    typed_page,
    what_was_typed,
)

__all__ = [
    "OwnReferral",
    "TypedPage",
    "own_referrals",
    "referral_to_type",
    "still_missing",
    "typed_page",
    "what_was_typed",
]
