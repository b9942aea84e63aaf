"""Notice a postcode, a telephone number or an e-mail address in a concern: pointed out afterwards, never in the way."""

import unicodedata

from wicketgate.domain.ledger.refusals import Unable
from wicketgate.domain.people import typed_text


def points_to_somewhere(words: str) -> bool:
    """Return whether `words` seem to tell where somebody is, or how to reach them: what a note of a family refuses."""
    plain = "".join(character for character in words if unicodedata.category(character)[0] not in "CM")
    try:
        typed_text.note(plain, longest=len(plain))
    except Unable:
        return True
    return False
