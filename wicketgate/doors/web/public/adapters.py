"""What allauth asks of us: how somebody signs in, and how the seeds of second factors are sealed."""

from typing import Any, NoReturn
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wicketgate.domain.accounts import signing_in
from wicketgate.domain.accounts.models import Account
from wicketgate.domain.accounts.queries import may_lose
from wicketgate.domain.accounts.second_factors import PURPOSE
from wicketgate.doors import clock
from wicketgate.doors.web.shared.too_many import too_many
from wicketgate.doors.web.shared.whose import centre_here
from wicketgate.vault.secrets import open_text, seal_text

TOO_MANY = frozenset({"too_many_login_attempts", "rate_limited"})


class SignIn(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """A username and a password, typed at one page; nobody signs themselves up, and nothing goes by e-mail."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _(
            "The username and the password don’t fit together. Look at both again. "
            "If you have lost your password, the coordinator can give you a new one at the hall."
        ),
        "enter_current_password": _("This isn’t the password that you sign in with now. Type it again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("shared:home")

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing: our pages say what has happened themselves."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send nothing: no e-mail leaves about a sign-in."""

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        """Return the sentence for `code`; too many tries are answered at once, by a page of their own."""
        if code in TOO_MANY:
            _refuse_for_now()
        if code == "enter_current_password" and isinstance(context.request.user, Account):
            signing_in.record_failed_own_password(context.request.user, at=clock.now())
        error: ValidationError = super().validation_error(code, *args)
        return error

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # By the name that is guessed at, alone: allauth adds the host, which a guesser can send with any port.
        return str(credentials.get("username", "")).lower()

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        held = centre_here(request)
        if held is not None:
            signing_in.record_failed_sign_in(
                str(credentials.get("username", "")), centre=held.id, at=clock.now()
            )


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """Seals the seeds of second factors, and keeps the last of them."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _(
            "That code doesn’t fit. Wait for the next one in your app and type that, or use a code from your code card."
        ),
        "cannot_delete_authenticator": _(
            "You need a second way to prove who you are. Set up another one first, then take this one away."
        ),
    }

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002 - allauth's own word
        """Return what stands in the box for a passkey's name: the device is what its owner will know it by."""
        return gettext("This computer")

    def encrypt(self, text: str) -> str:
        return seal_text(PURPOSE, text)

    def decrypt(self, encrypted_text: str) -> str:
        return open_text(PURPOSE, encrypted_text)

    def get_totp_issuer(self) -> str:
        held = centre_here(context.request)
        return held.name if held else "Wicket Gate"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        host = urlsplit(f"//{context.request.get_host()}").hostname or ""
        return {"id": host, "name": self.get_totp_issuer()}

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        account = authenticator.user
        assert isinstance(account, Account)
        return may_lose(account.id, authenticator=authenticator.pk, on=clock.today())

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send nothing: no e-mail leaves about a sign-in."""


def _refuse_for_now() -> NoReturn:
    raise ImmediateHttpResponse(too_many(context.request))
