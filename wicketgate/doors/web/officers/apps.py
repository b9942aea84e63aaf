"""This room, as Django knows it."""

from django.apps import AppConfig


class OfficersConfig(AppConfig):
    """The pages of one audience."""

    name = "wicketgate.doors.web.officers"
    label = "officers"
