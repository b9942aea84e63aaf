"""First name and initial: what stands on the hall's tablet and on the day sheet. Pure."""

import unicodedata


def short_name(name: str, known_as: str = "") -> str:
    """
    Return a first name and the initial of the last, such as `Zoë M.`

    A name of one part stands alone. What somebody is known as comes in the place of their first name.
    """
    parts = unicodedata.normalize("NFC", name).split()
    known = unicodedata.normalize("NFC", known_as).split()
    first = " ".join(known) or (parts[0] if parts else "")
    return f"{first} {_initial(parts[-1])}." if len(parts) > 1 else first


def _initial(word: str) -> str:
    letters = [place for place, char in enumerate(word) if char.isalpha()]
    if not letters:
        return word[:1]
    first = letters[0]
    # A letter and the marks that belong to it: some have no single composed character.
    marks = "".join(_marks_after(word, first))
    return word[first].upper() + marks


def _marks_after(word: str, place: int) -> list[str]:
    marks = []
    for char in word[place + 1 :]:
        if not unicodedata.combining(char):
            break
        marks.append(char)
    return marks
