"""This room, as Django knows it."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """What the program does by itself, and when it did it last."""

    name = "wicketgate.doors.jobs"
    label = "jobs"
