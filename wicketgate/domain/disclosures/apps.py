"""This room, as Django knows it."""

from django.apps import AppConfig


class DisclosuresConfig(AppConfig):
    """Requests for information, and what was released or refused."""

    name = "wicketgate.domain.disclosures"
    label = "disclosures"
