"""This room, as Django knows it."""

from django.apps import AppConfig


class GateConfig(AppConfig):
    """The one way out."""

    name = "wicketgate.domain.gate"
    label = "gate"
