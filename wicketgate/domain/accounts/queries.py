"""Read accounts and posts."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from wicketgate.domain.accounts.models import Account, Post


def posts_held(account: UUID, *, on: date) -> QuerySet[Post]:
    """Return the posts that the account holds on `on`, both their days included."""
    return Post.objects.filter(Q(ends__isnull=True) | Q(ends__gte=on), account=account, begins__lte=on)


def roles_held(account: UUID, *, on: date) -> frozenset[str]:
    """Return the roles in which the account may act on `on`. A closed account has none."""
    if not Account.objects.filter(id=account, is_active=True).exists():
        return frozenset()
    return frozenset(posts_held(account, on=on).values_list("role", flat=True))
