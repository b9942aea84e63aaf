"""This room, as Django knows it."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Families: people, the arrangements they are in, and each one's side."""

    name = "wicketgate.domain.people"
    label = "people"
