"""Codes from an app or from the code card, and passkeys: allauth's forms in our words."""

import hashlib
from typing import Any

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# A code is good for its own half minute and one more on either side; within that it works once.
SECONDS_A_CODE_LIVES = 120


def code_field(label: Any, hint: Any = "") -> forms.CharField:
    """Return the box for a code of six digits, or of eight from the code card; spaces in it do no harm."""
    attributes = {
        "autocomplete": "one-time-code",
        "inputmode": "numeric",
        "class": "box-8",
        "spellcheck": "false",
    }
    return forms.CharField(label=label, help_text=hint, max_length=20, widget=forms.TextInput(attributes))


class _OnceOnly:
    """Takes each code of an app once, however often it is sent while it is good."""

    user: Any

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]  # allauth's form comes after this class
        digest = hashlib.sha256(f"{self.user.pk} {_as_one(code)}".encode()).hexdigest()
        if not cache.add(f"code-used-{digest}", "y", timeout=SECONDS_A_CODE_LIVES):
            raise ValidationError(
                _("That code has been used. Wait for the next one in your app and type that.")
            )
        return code


def _as_one(code: str) -> str:
    # As allauth takes it: spaces and dashes do no harm, and make no other code of one that was used.
    return "".join(sign for sign in code if sign.isalnum())


class CodeForm(_OnceOnly, AuthenticateForm):  # type: ignore[misc]  # allauth ships no types
    """The second step of signing in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = code_field(
            _("The code from your app"),
            _("Six digits. Or eight digits from your code card, each of which works once."),
        )


class FreshCodeForm(_OnceOnly, ReauthenticateForm):  # type: ignore[misc]  # allauth ships no types
    """A fresh code from somebody who has signed in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = code_field(
            _("The code from your app"),
            _("Six digits. Or eight digits from your code card, each of which works once."),
        )


class FirstCodeForm(_OnceOnly, ActivateTOTPForm):  # type: ignore[misc]  # allauth ships no types
    """The first code of an app, which shows that it is set up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = code_field(_("The six digits that the app shows now"))


class AddPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth ships no types
    """A passkey or security key, with a word to know it by."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = forms.CharField(
            label=_("A word to know it by"),
            help_text=_("Such as “my telephone” or “the blue key”."),
            max_length=40,
            required=False,
        )
