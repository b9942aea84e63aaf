"""The ways in which an operation says no."""

from uuid import UUID

from wicketgate.clauses.decision import Decision


class Refused(Exception):
    """
    A clause refuses. The refusal is in the ledger before whoever asked sees this.

    `subject` is whom the question was about; `decision` holds the rule, the reason and the next step.
    """

    def __init__(self, decision: Decision, *, subject: UUID, edition_id: str = "") -> None:
        super().__init__(f"{decision.ask}: {decision.reason.code}")
        self.decision = decision
        self.subject = subject
        self.edition_id = edition_id
        self.is_entered = False


class Unable(Exception):
    """
    What was asked can't be done as things stand, whoever asks; nothing was written.

    `sentence` is translated, says what was expected, what came and what to do next, and names nobody.
    `field` is the field of the form it concerns, when one does.
    """

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class Overtaken(Unable):
    """Somebody else changed the same thing first; nothing was written."""


class AlreadySent(Exception):
    """This very form was sent before, and did its work then; nothing was written. `mark` is the form's."""

    def __init__(self, mark: str) -> None:
        super().__init__("This form was sent before.")
        self.mark = mark


class NotFound(Exception):
    """There is no such thing, or it is not this viewer's: the two are never told apart."""
