"""The safe, as Django knows it."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """The safe."""

    name = "wicketgate.vault"
    label = "vault"
