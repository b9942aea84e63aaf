"""The one box for where somebody's own notes go."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wicketgate.domain.post.address import LONGEST
from wicketgate.doors.web.shared.plain_text import EmailBox


class OwnNotesForm(forms.Form):
    """One e-mail address. What is kept already is not shown: whoever looks over a shoulder learns nothing."""

    email = EmailBox(
        label=_("Your e-mail address"),
        help_text=_(
            "One address that only you read. If others read it too, they see that something waits for you."
        ),
        longest=LONGEST,
    )
