"""Set one share as a paper to be printed: letters to be typed, and the same as a square to be scanned."""

from datetime import date

import segno
from django.utils.translation import gettext as _

from wicketgate.domain.gate.document import compose
from wicketgate.domain.policy import queries as policy
from wicketgate.vault.shares import SHARES, Share, encode


def paper(share: Share, *, holder: str, on: date) -> bytes:
    """Return the PDF of `share` for its holder. It holds no more than the share, the centre's name and the day."""
    centre = policy.centre()
    *lines, check = encode(share).splitlines()
    fields = {
        "title": _("Recovery paper %(number)s of %(all)s") % {"number": share.number, "all": SHARES},
        "centre": "" if centre is None else centre.name,
        "service": _("Keep this safe, away from the computer"),
        "reference": _("Paper %(number)s") % {"number": share.number},
        "holder": holder,
        "made_on": f"{on.day} {on:%B %Y}",
        "lines": lines,
        "check": check,
        "square": square(share),
        "words": _words(),
    }
    return compose("recovery-paper", fields)


def square(share: Share) -> str:
    """Return the share as a QR code in SVG. Scanned, it gives the very text that is printed above it."""
    drawn = segno.make(encode(share).upper(), error="m", micro=False).svg_inline(border=4)
    # As a part of a page it goes without its name space; as a picture of its own it needs one.
    return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


def _words() -> dict[str, object]:
    return {
        "holder": _("For"),
        "made_on": _("Made on"),
        "square": _("The same letters and words as a square to scan"),
        "lead": [
            _(
                "Any two of the three papers bring back the centre’s records from a backup. One alone tells nothing."
            ),
            _("Tell nobody what is on it, take no picture of it, and never keep two papers in one place."),
        ],
        "closing": [
            _(
                "To bring the centre back on another computer: wicketgate recover, with the disk of the backups and "
                "two of these papers."
            ),
            _(
                "When you give up your post, tell the coordinator, so that new papers are made. Then shred this one."
            ),
        ],
    }
