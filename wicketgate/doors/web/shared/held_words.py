"""The words for what a family's record holds: the label of each item, and an opened value as it is read out."""

from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wicketgate.domain.people.typed_text import spoken_telephone
from wicketgate.domain.people.written import read_order, read_risks, read_terms

LABELS: dict[str, Promise] = {
    "name": gettext_lazy("Name"),
    "known_as": gettext_lazy("Other name they go by"),
    "telephone": gettext_lazy("Telephone number"),
    "email": gettext_lazy("E-mail address"),
    "address": gettext_lazy("Address"),
    "school": gettext_lazy("School or nursery"),
    "born_on": gettext_lazy("Birthday"),
    "health": gettext_lazy("Health"),
    "needs": gettext_lazy("Language or help they need"),
    "order": gettext_lazy("The court order"),
    "terms": gettext_lazy("What was asked for"),
    "risks": gettext_lazy("What this side told of risks"),
}


def in_words(item: str, text: str) -> str:
    """Return an opened value as a person reads it out."""
    if item == "telephone":
        return spoken_telephone(text)
    if item == "born_on":
        return date_format(date.fromisoformat(text), "j F Y")
    coded = {"order": _order, "terms": _terms, "risks": _risks}.get(item)
    return coded(text) if coded else text


def _order(text: str) -> str:
    order = read_order(text)
    lines = [str(order.kind.label)]
    if order.made_on:
        lines.append(_("Made on %(day)s") % {"day": date_format(order.made_on, "j F Y")})
    if order.expires_on:
        lines.append(_("In force until %(day)s") % {"day": date_format(order.expires_on, "j F Y")})
    return "\n".join(lines)


def _terms(text: str) -> str:
    terms = read_terms(text)
    return "\n".join(filter(None, (str(terms.frequency.label), terms.preferred)))


def _risks(text: str) -> str:
    risks = read_risks(text)
    told = [str(risk.label) for risk in risks.codes] or [_("They were asked, and know of none")]
    return "\n".join(filter(None, (*told, risks.words)))
