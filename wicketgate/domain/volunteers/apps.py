"""This room, as Django knows it."""

from django.apps import AppConfig


class VolunteersConfig(AppConfig):
    """Those who serve: their undertakings, checks and duties."""

    name = "wicketgate.domain.volunteers"
    label = "volunteers"
