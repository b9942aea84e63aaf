"""How accounts are found by the sign-in machinery."""

from typing import TYPE_CHECKING

from django.contrib.auth.base_user import BaseUserManager

if TYPE_CHECKING:
    from wicketgate.domain.accounts.models import Account


class Accounts(BaseUserManager["Account"]):
    """Finds accounts by username, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        # As tries are counted: a database would take a long s for an s, and the tries of each would be others.
        return self.get(username=(username or "").lower())
