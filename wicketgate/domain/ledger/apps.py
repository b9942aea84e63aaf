"""This room, as Django knows it."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """What was done, by whom and when; it can be added to and never changed."""

    name = "wicketgate.domain.ledger"
    label = "ledger"
