"""Read families' records, each read told who looks."""

from wicketgate.domain.people.queries.quota import LOOKS_A_DAY, quota_left

__all__ = ["LOOKS_A_DAY", "quota_left"]
