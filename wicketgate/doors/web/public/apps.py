"""This room, as Django knows it."""

from importlib import import_module

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """What everybody may see, and the way to sign in."""

    name = "wicketgate.doors.web.public"
    label = "public"

    def ready(self) -> None:
        """Listen to what allauth says about signing in."""
        import_module("wicketgate.doors.web.public.receivers")
