"""Forty cases of "may this person see this family?", the same for every engine, with the answer of each."""

from dataclasses import dataclass
from datetime import date
from itertools import product

SIGNED = date(2026, 1, 3)


@dataclass(frozen=True, slots=True)
class Case:
    """One case: plain facts, and whether the family may be seen."""

    role: str
    signed: bool
    knows: bool
    waived: bool
    on_duty: bool

    @property
    def allowed(self) -> bool:
        """The answer, as the drawn table of `tests/clauses/test_undertaking.py` has it."""
        if (self.knows and not self.waived) or not self.signed:
            return False
        return self.role in {"coordinator", "safeguarding_officer"} or (
            self.role in {"volunteer", "team_leader"} and self.on_duty
        )


_ROLES = ("coordinator", "team_leader", "volunteer", "safeguarding_officer", "chair")
# Whether they know the family, and whether an officer has agreed to it. Nobody unsigned gets as far as a wall.
_WALLS = ((False, False), (True, False), (True, True))
CASES = tuple(
    Case(role, signed, knows, waived, on_duty)
    for role, signed, (knows, waived), on_duty in product(_ROLES, (True, False), _WALLS, (True, False))
    if signed or not knows
)
assert len(CASES) == 40
