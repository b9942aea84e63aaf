"""How Django draws our forms: set `FORM_RENDERER` to `WicketRenderer`."""

from django.forms.renderers import TemplatesSetting


class WicketRenderer(TemplatesSetting):
    """Draws `{{ form }}` with the templates in `shared/forms`; needs `django.forms` among the installed apps."""

    form_template_name = "shared/forms/form.html"
    formset_template_name = "shared/forms/formset.html"
    field_template_name = "shared/forms/field.html"
