"""This room, as Django knows it."""

from django.apps import AppConfig


class PostConfig(AppConfig):
    """The outbox."""

    name = "wicketgate.domain.post"
    label = "post"
