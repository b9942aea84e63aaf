"""How what was noticed in a text is called on a page: by its kind, never by what was written."""

from django.utils.translation import gettext as _

from wicketgate.domain.people.noticing import Kind


def noticed_words(kind: Kind) -> str:
    """Return what one kind is called."""
    called = {
        Kind.ADDRESS: _("an address"),
        Kind.POSTCODE: _("a postcode"),
        Kind.TELEPHONE: _("a telephone number"),
        Kind.EMAIL: _("an e-mail address"),
        Kind.CAR: _("the registration of a car"),
        Kind.INSURANCE: _("a National Insurance number"),
    }
    return called[kind]
