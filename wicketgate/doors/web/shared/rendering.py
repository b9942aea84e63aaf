"""How Django draws our forms: set `FORM_RENDERER` to `WicketRenderer`."""

from typing import Any

from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest


class WicketRenderer(TemplatesSetting):
    """Draws `{{ form }}` with the templates in `shared/forms`; needs `django.forms` among the installed apps."""

    form_template_name = "shared/forms/form.html"
    formset_template_name = "shared/forms/formset.html"
    field_template_name = "shared/forms/field.html"

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """Draw a form or a field; what is typed or ticked is not for the browser to remember or to bring back."""
        if "widget" in context:
            _forget(context["widget"])
        return super().render(template_name, context, request)


def _forget(widget: dict[str, Any]) -> None:
    if not widget.get("is_hidden"):
        widget["attrs"].setdefault("autocomplete", "off")
    for part in widget.get("subwidgets", ()):
        _forget(part)
