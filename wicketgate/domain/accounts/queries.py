"""Read accounts, posts and second factors."""

from datetime import date
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Q, QuerySet

from wicketgate.domain.accounts.models import Account, Post
from wicketgate.domain.accounts.roles import WITH_SECOND_FACTOR
from wicketgate.domain.ledger.refusals import NotFound

_MEANS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def account_in(centre: UUID, account_id: UUID) -> Account:
    """Return an account of the centre. Raises NotFound for another's and for none alike."""
    account = Account.objects.filter(id=account_id, centre=centre).first()
    if account is None:
        raise NotFound
    return account


def posts_held(account: UUID, *, on: date) -> QuerySet[Post]:
    """Return the posts that the account holds on `on`, both their days included."""
    return Post.objects.filter(Q(ends__isnull=True) | Q(ends__gte=on), account=account, begins__lte=on)


def roles_held(account: UUID, *, on: date) -> frozenset[str]:
    """Return the roles in which the account may act on `on`. A closed account has none."""
    held = posts_held(account, on=on).filter(account__is_active=True)
    return frozenset(held.values_list("role", flat=True))


def has_second_factor(account: UUID) -> bool:
    """Return whether the account has an app or a passkey set up. A code card alone is none."""
    return bool(Authenticator.objects.filter(user_id=account, type__in=_MEANS).exists())


def needs_second_factor(roles: frozenset[str]) -> bool:
    """Return whether somebody who holds these roles must prove who they are by a second means."""
    return bool(roles & WITH_SECOND_FACTOR)


def may_lose(account: UUID, *, authenticator: int, on: date) -> bool:
    """Return whether the account may take away that second factor: where its posts need one, never the last."""
    others = Authenticator.objects.filter(user_id=account, type__in=_MEANS).exclude(pk=authenticator)
    return others.exists() or not needs_second_factor(roles_held(account, on=on))


def has_passkey(account: UUID) -> bool:
    """Return whether the account has a passkey set up."""
    return bool(Authenticator.objects.filter(user_id=account, type=Authenticator.Type.WEBAUTHN).exists())


class PostsByToken:
    """The posts of some actors of the ledger, gathered in two queries."""

    def __init__(self, tokens: set[UUID]) -> None:
        accounts = dict(Account.objects.filter(token__in=tokens).values_list("id", "token"))
        self._posts: dict[UUID, list[Post]] = {}
        for post in Post.objects.filter(account__in=accounts).order_by("role"):
            self._posts.setdefault(accounts[post.account_id], []).append(post)

    def held(self, token: UUID, *, on: date) -> tuple[str, ...]:
        """Return the posts held on a day by whoever the token stands for."""
        return tuple(post.role for post in self._posts.get(token, ()) if _is_held(post, on=on))


def _is_held(post: Post, *, on: date) -> bool:
    return post.begins <= on and (post.ends is None or on <= post.ends)
