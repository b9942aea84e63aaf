"""Fill in a form so that it does its work: believable words for whatever somebody types."""

from tests.doors.answers import Form

# By the name of a box.
WORDS = {
    "name": "Robin Ashe",
    "username": "robin.ashe",
    "known_as": "Robin",
    "label": "the hall’s second tablet",
    "words": "She was quiet.",
    "minute": "Minute 4",
    "email": "robin@example.org",
    "telephone": "07700 900599",
    "switchboard": "0161 496 0555",
    "school": "Larkfield Primary",
    "family": "Marsh",
    "reference": "RA 118",
    "address": "4 Candle Street\nLarkfield\nLK1 2AB",
    "opens_at": "10:00",
    "closes_at": "12:00",
    "begins_at": "10:00",
    "ends_at": "11:00",
    "needs": "A seat near the door",
    "health": "Asthma",
}
# What lies behind us; every other date is one to come.
PAST = {
    "reviewed_on",
    "held_on",
    "decided_on",
    "born_on",
    "address_confirmed_on",
    "made_on",
    "rung_on",
}
# A page fills these in with today, on which the hall is open already.
TODAY = {"day_day", "day_month", "day_year"}
_BEHIND = {"day": "14", "month": "11", "year": "2026"}
_TO_COME = {"day": "6", "month": "3", "year": "2027"}
_LATER = {"day": "3", "month": "4", "year": "2027"}


def filled(form: Form) -> dict[str, str]:
    """Return what a form sends when somebody has filled it in."""
    return {
        name: value if value and name not in TODAY else _word(form, name)
        for name, value in form.values.items()
    }


def _word(form: Form, name: str) -> str:
    whole, _, part = name.rpartition("_")
    if part in _TO_COME:
        return _day(form, whole)[part]
    if name == "text":
        # The last part of the address says what is written.
        return WORDS.get(form.action.strip("/").rpartition("/")[2], WORDS["words"])
    return WORDS.get(name, "")


def _day(form: Form, name: str) -> dict[str, str]:
    if name == "until" and "items" not in form.values:
        return _LATER
    return _BEHIND if name in PAST | {"since", "until"} else _TO_COME
