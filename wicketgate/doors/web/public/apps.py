"""This room, as Django knows it."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """The pages of one audience."""

    name = "wicketgate.doors.web.public"
    label = "public"
