"""This room, as Django knows it."""

from django.apps import AppConfig


class CoordinatorConfig(AppConfig):
    """The pages of one audience."""

    name = "wicketgate.doors.web.coordinator"
    label = "coordinator"
