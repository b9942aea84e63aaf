"""What can be wrong with a file that is offered as a policy document, each as a letter."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wicketgate.domain.policy.reading.document import Document


def gettext_noop(sentence: str) -> str:
    """Mark a sentence for the message catalogue; the door translates it."""
    return sentence


@dataclass(frozen=True, slots=True)
class Letter:
    """What was expected, what came, and what to do next: sentences with named places."""

    expected: str
    got: str
    next_step: str


_POLICY = gettext_noop("a centre's confidentiality policy as a .txt, .md or .docx file")
_SAVE_AS = gettext_noop(
    "Open it in the program it was made with, save it as .docx or .txt, and choose that file."
)
_SAVE_AGAIN = gettext_noop("Open it in Word or LibreOffice, save it again as .docx, and choose the new file.")

LETTERS = {
    "kind_unknown": Letter(_POLICY, gettext_noop("a file ending in “%(ending)s”"), _SAVE_AS),
    "pdf": Letter(_POLICY, gettext_noop("a PDF, whose paragraphs cannot be read reliably"), _SAVE_AS),
    "old_word": Letter(_POLICY, gettext_noop("a Word file of the old .doc kind"), _SAVE_AS),
    "other_office": Letter(_POLICY, gettext_noop("a file of another office program"), _SAVE_AS),
    "misnamed_zip": Letter(
        gettext_noop("plain text in a file named .txt or .md"),
        gettext_noop("a Word document or other packed file under that name"),
        gettext_noop("If it is a Word document, rename it to end in .docx and choose it again."),
    ),
    "too_large": Letter(
        gettext_noop("a file of at most %(most)s"),
        gettext_noop("a file of %(size)s"),
        gettext_noop("A policy is a few pages. Choose the policy alone, without pictures, and try again."),
    ),
    "too_many_paragraphs": Letter(
        gettext_noop("a policy of at most %(most)s paragraphs"),
        gettext_noop("a document with more"),
        gettext_noop("Choose the policy alone, without other documents, and try again."),
    ),
    "empty": Letter(
        _POLICY,
        gettext_noop("a file without any words in it"),
        gettext_noop("Open the file to see whether the words are there, then choose the right one."),
    ),
    "not_text": Letter(
        gettext_noop("plain text that people can read"),
        gettext_noop("bytes that are not text, from position %(position)s"),
        gettext_noop("Save the policy as .docx, or as .txt with the encoding UTF-8, and choose that file."),
    ),
    "not_a_zip": Letter(
        gettext_noop("a Word document (.docx)"),
        gettext_noop("a .docx file that is damaged or of another kind"),
        _SAVE_AGAIN,
    ),
    "part_missing": Letter(
        gettext_noop("a Word document (.docx)"),
        gettext_noop("a packed file without the part that holds the words"),
        _SAVE_AGAIN,
    ),
    "part_damaged": Letter(
        gettext_noop("a Word document (.docx)"),
        gettext_noop("a .docx file whose part “%(part)s” is damaged"),
        _SAVE_AGAIN,
    ),
    "part_too_large": Letter(
        gettext_noop("a .docx file that unpacks to at most %(most)s"),
        gettext_noop("a part “%(part)s” that unpacks to more"),
        _SAVE_AGAIN,
    ),
    "part_declares": Letter(
        gettext_noop("a Word document (.docx), which declares no document type or entities"),
        gettext_noop("a part “%(part)s” that does, which can hide an attack"),
        gettext_noop(
            "Do not use this file. Ask whoever sent it for a fresh copy saved by Word or LibreOffice."
        ),
    ),
    "locked": Letter(
        gettext_noop("a Word document (.docx) without a password"),
        gettext_noop("a .docx file that is locked with a password"),
        gettext_noop("Open it in Word with its password, save a copy without one, and choose the copy."),
    ),
    "not_a_policy": Letter(
        gettext_noop(
            "a confidentiality policy: paragraphs about reports, attendance, addresses, checks or records"
        ),
        gettext_noop("a document in which no paragraph seems to state any of the ten rules"),
        gettext_noop(
            "This does not look like a confidentiality policy. Look at what was read, and choose the right file."
        ),
    ),
    "unreadable": Letter(
        gettext_noop("a file that can be opened"),
        gettext_noop("no file there, or one that this account may not read"),
        gettext_noop("Check the name and the folder, and try again."),
    ),
}


@dataclass(eq=False)
class DocumentError(Exception):
    """
    The file cannot be taken as a policy document.

    `code` is a key of LETTERS, `params` fill its places; neither ever holds words of the
    document or the file's name. `document` is what was read, where something was.
    """

    code: str
    params: dict[str, str] = field(default_factory=dict)
    document: "Document | None" = None

    def letter(self, translate: Callable[[str], str] = gettext_noop) -> Letter:
        """Return the three sentences, translated, with their places filled."""
        letter = LETTERS[self.code]
        fill = [translate(part) % self.params for part in (letter.expected, letter.got, letter.next_step)]
        return Letter(*fill)

    def __str__(self) -> str:
        letter = self.letter()
        return f"Expected {letter.expected}; got {letter.got}. {letter.next_step}"
