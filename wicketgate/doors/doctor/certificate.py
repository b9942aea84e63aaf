"""The certificate by which a tablet in the hall knows the centre's computer, where the pages leave it."""

import stat
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wicketgate.config.installation import Installation
from wicketgate.doors.doctor import modes
from wicketgate.doors.doctor.assertion import Assertion, Seen, in_full, judged, not_applicable, red
from wicketgate.doors.doctor.installed import CannotLook, Installed
from wicketgate.vault.certificate import Certificate, read

SOON = timedelta(days=30)


def in_time(installed: Installed) -> Seen:
    """A certificate that has lapsed is refused by every browser."""
    held = _held()
    if held is None:
        return _here_only()
    found = _("It is good until %(day)s.") % {"day": in_full(held.ends)}
    if not held.begins <= installed.at <= held.ends:
        return red(_("It has lapsed, or is not good yet: it ends on %(day)s.") % {"day": in_full(held.ends)})
    return judged(found, is_well=held.ends - installed.at > SOON, otherwise="amber")


def of_this_name(_installed: Installed) -> Seen:
    """A browser refuses one that was made for another name."""
    held = _held()
    if held is None:
        return _here_only()
    is_ours = held.is_for(_served().host or "")
    found = _("It was made for this name.") if is_ours else _("It was made for another name.")
    return judged(found, is_well=is_ours)


def fits_its_key(_installed: Installed) -> Seen:
    """Nothing can be served with a certificate and another one's key."""
    held = _held()
    if held is None:
        return _here_only()
    fits = held.fits(_key_file())
    return judged(_("It fits its key.") if fits else _("It does not fit its key."), is_well=fits)


def key_is_shut(_installed: Installed) -> Seen:
    """Whoever has the certificate's key can pass for the centre's computer."""
    if _held() is None:
        return _here_only()
    if not modes.knows_rights():
        return not_applicable(_("This system keeps the rights of files in another way."))
    mode = stat.S_IMODE(_key_file().stat().st_mode)
    is_shut = not mode & 0o077
    found = _("Only its owner can read it.") if is_shut else _("Other accounts of this computer can read it.")
    return judged(found, is_well=is_shut)


def _held() -> Certificate | None:
    path = _served().certificate
    return read(path) if path is not None else None


def _served() -> Installation:
    served: Installation = settings.INSTALLATION
    return served


def _key_file() -> Path:
    path = _served().certificate_key
    if path is None:
        raise CannotLook
    return path


def _here_only() -> Seen:
    return not_applicable(_("The pages are served on this computer only."))


_RENEW = gettext_lazy(
    "Get a new certificate, and open the pages with it: wicketgate serve --host NAME --certificate FILE"
)

ASSERTIONS = (
    Assertion(
        "certificate.in_time",
        gettext_lazy("The certificate has not lapsed, and will not within 30 days"),
        _RENEW,
        in_time,
    ),
    Assertion(
        "certificate.of_this_name",
        gettext_lazy("The certificate was made for the name of the pages"),
        _RENEW,
        of_this_name,
    ),
    Assertion("certificate.fits_its_key", gettext_lazy("The certificate fits its key"), _RENEW, fits_its_key),
    Assertion(
        "certificate.key_is_shut",
        gettext_lazy("Only the account that runs the program can read the certificate’s key"),
        gettext_lazy("Run “chmod 600” on the certificate’s key."),
        key_is_shut,
    ),
)
