"""This room, as Django knows it."""

from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    """Agencies, and the referrals by which families come."""

    name = "wicketgate.domain.referrals"
    label = "referrals"
