"""How Django knows the shared parts of the pages."""

from django.apps import AppConfig
from django.forms import Field
from django.utils.translation import gettext_lazy as _


class SharedConfig(AppConfig):
    """The templates, the tags and the stylesheet that every audience's pages use."""

    name = "wicketgate.doors.web.shared"
    label = "shared"

    def ready(self) -> None:
        """Say "Please answer this." where Django says "This field is required.": nobody here knows what a field is."""
        Field.default_error_messages["required"] = _("Please answer this.")
