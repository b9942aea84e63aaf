"""How accounts are found by the sign-in machinery."""

from typing import TYPE_CHECKING

from django.contrib.auth.base_user import BaseUserManager

if TYPE_CHECKING:
    from wicketgate.domain.accounts.models import Account


class Accounts(BaseUserManager["Account"]):
    """Finds accounts by username, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(username__iexact=username)
