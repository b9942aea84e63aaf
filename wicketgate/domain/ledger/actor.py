"""Who does something, as the ledger knows them: a token, never a name."""

from dataclasses import dataclass
from uuid import UUID

# The token of what the program does by itself, and of whoever has not signed in.
NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Actor:
    """The centre and the token of whoever acts. The token stands for an account, and tells nothing of it."""

    centre: UUID
    token: UUID
