"""This room, as Django knows it."""

from django.apps import AppConfig


class PolicyConfig(AppConfig):
    """The centre, its policy document, the editions it adopted, and who was told."""

    name = "wicketgate.domain.policy"
    label = "policy"
