"""What a password may not be, besides short: one that was breached, our own words, or the one before."""

import re
from math import inf
from typing import Any

from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from wicketgate.domain.accounts.models import Account
from wicketgate.domain.policy.queries import centre, centre_with

# Whoever guesses at a centre's passwords begins with these, and with the words of the centre's own name.
OUR_WORDS = (
    "wicket", "gate", "child", "children", "contact", "centre", "center", "family", "families", "saturday",
    "coordinator", "team", "leader", "volunteer", "safeguarding", "officer", "chair", "minister", "trustee",
    "referrer", "agency", "password", "welcome", "church", "hall",
)  # fmt: skip
SHORTEST_WORD = 4  # letters of a word of the centre's name: shorter ones stand in everything
LEFT_AT_LEAST = 8  # characters, once all those words are taken out
TOGETHER = 2  # so many breached passwords one after the other are no better than one
OVER_AND_OVER = re.compile(r"(.{1,6}?)\1+", re.DOTALL)
_COUNTED = "".join(map(str, range(100)))
_ROUND = "1234567890" * 20
COUNTING = (_COUNTED, _ROUND, _ROUND[::-1])


class NotBreached(CommonPasswordValidator):
    """
    Refuses what stands in Django's list of passwords from breaches, and what two of them make, with any digits between.

    The list is of short ones for the most part: whoever must type twelve characters types two of those, or a few signs
    over and over, or counts.
    """

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError for a password that a program tries in its first minutes."""
        super().validate(password, user)
        if self._is_of_the_list(password.lower()) or _is_typed_by_itself(re.sub(r"\s", "", password)):
            raise ValidationError(self.get_error_message(), code="password_too_common")

    def _is_of_the_list(self, password: str) -> bool:
        return self._fewest(re.sub(r"[\W\d_]", "", password)) <= TOGETHER and not _is_digits(password)

    def _fewest(self, letters: str) -> float:
        """Return of how few passwords of the list these letters are made, or infinity where they are not."""
        fewest: list[float] = [0, *(inf for _letter in letters)]
        for end in range(1, len(letters) + 1):
            whole = (start for start in range(end) if letters[start:end] in self.passwords)
            fewest[end] = min((fewest[start] + 1 for start in whole), default=inf)
        return fewest[-1]


class NotOurOwnWords:
    """Refuses a password that is the centre's name or the program's words, with a digit or two."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError where too little is left once the words that anybody would try are taken out."""
        left = password.lower()
        for word in sorted(_words(user), key=len, reverse=True):
            left = left.replace(word, "")
        if len(re.sub(r"\s", "", left)) < LEFT_AT_LEAST:
            raise ValidationError(self.get_help_text(), code="password_of_our_own_words")

    def get_help_text(self) -> str:
        """Return the rule as a sentence."""
        return _(
            "A password made of the centre’s own words is one of the first that anybody would try. "
            "Take three or four words that have nothing to do with the centre."
        )


class NotTheOneBefore:
    """Refuses to choose the password anew that one has: a first password came on a card that others may have read."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError for the password that `user` has now."""
        if user is not None and user.password and check_password(password, user.password):
            raise ValidationError(self.get_help_text(), code="password_as_before")

    def get_help_text(self) -> str:
        """Return the rule as a sentence."""
        return _("This is the password that you have now. Choose another.")


def _is_typed_by_itself(signs: str) -> bool:
    return OVER_AND_OVER.fullmatch(signs) is not None or any(signs in counted for counted in COUNTING)


def _is_digits(password: str) -> bool:
    return re.sub(r"\s", "", password).isdigit()


def _words(user: Any) -> set[str]:
    held = centre_with(user.centre) if isinstance(user, Account) else centre()
    name = re.split(r"[\W\d_]+", held.name.lower()) if held else []
    return {*OUR_WORDS, *(word for word in name if len(word) >= SHORTEST_WORD)}
