"""The server that mail is handed to, where one is set."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wicketgate.doors.doctor.assertion import Assertion, Seen, green, judged, not_applicable, red
from wicketgate.doors.doctor.installed import Installed

PRIVATE = {"implicit", "starttls"}


def usable(_installed: Installed) -> Seen:
    """Settings that can't be used send nothing, and nobody would notice."""
    if settings.WICKETGATE_MAIL_PROBLEM:
        return red(_("What is set can’t be used."))
    if settings.WICKETGATE_MAIL is None:
        return not_applicable(_("No mail server is set."))
    return green(_("What is set can be used."))


def private_way(_installed: Installed) -> Seen:
    """Nobody on the way can read along."""
    server = settings.WICKETGATE_MAIL
    if server is None:
        return not_applicable(_("No mail server is set."))
    is_private = server.tls in PRIVATE
    found = _("It is reached by TLS.") if is_private else _("It is reached without TLS.")
    return judged(found, is_well=is_private)


_SERVER = gettext_lazy(
    "Look at the file of mail settings beside the key, and write “tls” as implicit or starttls."
)

ASSERTIONS = (
    Assertion("mail.usable", gettext_lazy("The mail settings can be used"), _SERVER, usable),
    Assertion("mail.private_way", gettext_lazy("Mail leaves by TLS"), _SERVER, private_way),
)
