"""This room, as Django knows it."""

from django.apps import AppConfig


class ReferrerConfig(AppConfig):
    """The pages of one audience."""

    name = "wicketgate.doors.web.referrer"
    label = "referrer"
