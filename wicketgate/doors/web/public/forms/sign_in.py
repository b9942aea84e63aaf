"""Signing in by username and password, and changing the password: allauth's forms in our words."""

from typing import Any

from allauth.account.forms import ChangePasswordForm as AllauthChangePasswordForm
from allauth.account.forms import LoginForm
from django import forms
from django.utils.translation import gettext_lazy as _

from wicketgate.doors.web.shared import sign_in_marks as marks

MOST_LETTERS = 200  # argon2 hashes any length: a longer one is a mistake or an attack


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth ships no types
    """Username and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = _name_field("off" if self._is_on_tablet() else "username")
        self.fields["password"] = _password_field(_("Password"), "current-password")
        self.order_fields(["login", "password"])

    def _is_on_tablet(self) -> bool:
        # There the browser would offer the usernames of all who ever signed in to whoever comes after.
        return self.request is not None and marks.TABLET_COOKIE in self.request.COOKIES


class ChangePasswordForm(AllauthChangePasswordForm):  # type: ignore[misc]  # allauth ships no types
    """The password as it is, and the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["oldpassword"], _("The password you have now"), "")
        _say(
            self.fields["password1"],
            _("A new password"),
            _(
                "At least 12 letters. Three or four words that have nothing to do with each other make a good one."
            ),
        )
        _say(self.fields["password2"], _("The new password once more"), "")


def _name_field(autocomplete: str) -> forms.CharField:
    attributes = {"autocomplete": autocomplete, "autocapitalize": "none", "spellcheck": "false"}
    return forms.CharField(label=_("Username"), max_length=60, widget=forms.TextInput(attributes))


def _password_field(label: Any, autocomplete: str) -> forms.CharField:
    widget = forms.PasswordInput({"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=MOST_LETTERS, strip=False, widget=widget)


def _say(field: forms.Field, label: Any, hint: Any) -> None:
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs["maxlength"] = str(MOST_LETTERS)
