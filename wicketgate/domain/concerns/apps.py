"""This room, as Django knows it."""

from django.apps import AppConfig


class ConcernsConfig(AppConfig):
    """Concerns, incidents and accidents, which can always be written."""

    name = "wicketgate.domain.concerns"
    label = "concerns"
