"""Sign somebody of the cast in: quickly with Django's client, or with all that the pages ask for."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.mfa.utils import decrypt
from django.test import Client

from tests.people import NOW, Cast
from wicketgate.domain.accounts.models import Account


def settle(account: Account) -> str:
    """Let the account have chosen its password and set up an app; return the app's secret."""
    Account.objects.filter(id=account.id).update(must_change_password=False)
    held = Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).first()
    if held is not None:
        return str(decrypt(held.data["secret"]))
    secret = generate_totp_secret()
    TOTP.activate(account, secret)
    return str(secret)


def sign_in(client: Client, account: Account, *, at: datetime = NOW) -> None:
    """Sign `account` in without the pages, with a second factor given at `at`. Hold the clock near `at` yourself."""
    settle(account)
    client.force_login(Account.objects.get(id=account.id))
    session = client.session
    session["signed_in_at"] = session["second_factor_at"] = session["touched_at"] = at.isoformat()
    session.save()


def signed_in(people: Cast, who: str, *, at: datetime = NOW) -> Client:
    """Return a browser of its own in which somebody of the cast is signed in."""
    client = Client()
    sign_in(client, getattr(people, who), at=at)
    return client
