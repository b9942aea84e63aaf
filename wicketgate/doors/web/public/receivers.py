"""What happens when allauth says that somebody signed in, could not, or changed how they sign in."""

from typing import Any

from allauth.account.signals import (
    authentication_step_completed,
    password_changed,
    user_logged_in,
)
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest

from wicketgate.domain.accounts import signing_in
from wicketgate.domain.accounts.models import Account
from wicketgate.domain.accounts.signing_in import actor_of
from wicketgate.doors import clock
from wicketgate.doors.web.shared import sign_in_marks as marks


@receiver(authentication_step_completed)
def note_step(*, request: HttpRequest, method: str, **kwargs: Any) -> None:
    """Keep the instant of a second factor; a password typed anew begins without one."""
    if method == "mfa":
        marks.note_second_factor(request, at=clock.now())
    elif method == "password":
        marks.forget_second_factor(request)


@receiver(user_logged_in)
def note_sign_in(*, request: HttpRequest, user: Account, **kwargs: Any) -> None:
    """A full sign-in began."""
    marks.begin(request, at=clock.now())
    marks.note_tablet(request, centre=user.centre)
    signing_in.record_sign_in(user, by=actor_of(user), at=clock.now())


@receiver(user_logged_out)
def note_sign_out(*, request: HttpRequest, user: Account | None, **kwargs: Any) -> None:
    """Somebody signed out, or was signed out."""
    if isinstance(user, Account):
        signing_in.record_sign_out(user, tablet=marks.tablet(request), by=actor_of(user), at=clock.now())


@receiver(password_changed)
def note_password(*, user: Account, **kwargs: Any) -> None:
    """Somebody chose a password of their own."""
    signing_in.record_own_password(user, by=actor_of(user), at=clock.now())


@receiver(authentication_failed)
def note_wrong_code(*, user: Account, **kwargs: Any) -> None:
    """The password was right and the code was not."""
    signing_in.record_failed_code(user, at=clock.now())


@receiver(authenticator_added)
def note_added(*, request: HttpRequest, user: Account, authenticator: Any, **kwargs: Any) -> None:
    """Setting up an app or a passkey shows that one has it: that counts as having used it."""
    if authenticator.type != authenticator.Type.RECOVERY_CODES:
        marks.note_second_factor(request, at=clock.now())
    _enter_change(user, "added", authenticator)


@receiver(authenticator_removed)
def note_removed(*, user: Account, authenticator: Any, **kwargs: Any) -> None:
    """An app, a passkey or a code card was taken away."""
    _enter_change(user, "removed", authenticator)


@receiver(authenticator_reset)
def note_renewed(*, user: Account, authenticator: Any, **kwargs: Any) -> None:
    """A new code card took the place of the old one."""
    _enter_change(user, "renewed", authenticator)


def _enter_change(account: Account, what: str, authenticator: Any) -> None:
    by, at = actor_of(account), clock.now()
    signing_in.record_second_factor(account, what=what, kind=str(authenticator.type), by=by, at=at)
