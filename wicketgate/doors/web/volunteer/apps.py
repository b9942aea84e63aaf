"""This room, as Django knows it."""

from django.apps import AppConfig


class VolunteerConfig(AppConfig):
    """The pages of one audience."""

    name = "wicketgate.doors.web.volunteer"
    label = "volunteer"
