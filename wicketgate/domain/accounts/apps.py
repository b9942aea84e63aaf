"""This room, as Django knows it."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who can sign in, and which post they hold from when to when."""

    name = "wicketgate.domain.accounts"
    label = "accounts"
