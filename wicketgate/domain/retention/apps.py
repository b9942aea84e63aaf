"""This room, as Django knows it."""

from django.apps import AppConfig


class RetentionConfig(AppConfig):
    """How long each record is kept, and the letting go."""

    name = "wicketgate.domain.retention"
    label = "retention"
