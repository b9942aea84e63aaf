"""
The pages of docs/reference, written from the program itself: `python -m tests.census.reference`.

They hold what must not change unnoticed: which address opens with which key, which label seals which field, how long
every record is kept. A census fails when a page and the program have drifted apart.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

AGAIN = "Look at the difference; if it is meant, run: python -m tests.census.reference"


def page(name: str) -> str:
    """Return the text of one page, by its file's name."""
    return "\n".join(PAGES[name]()) + "\n"


def write() -> None:
    """Write every page."""
    from tests.census.house import REFERENCE

    REFERENCE.mkdir(parents=True, exist_ok=True)
    for name in PAGES:
        (REFERENCE / name).write_text(page(name), encoding="utf-8")


def _addresses() -> Iterator[str]:
    from tests.census.house import addresses
    from wicketgate.domain.accounts.roles import KEYS

    yield from _head(
        "Addresses",
        "Which page opens with which key, and whose post has it. `open` needs no sign-in and shows nothing of anybody.",
        ("address", "audience", "key", "posts"),
    )
    for name, pattern in sorted(addresses(), key=lambda each: each[0]):
        key = getattr(pattern.callback, "key", None)
        posts = ", ".join(sorted(KEYS[key])) if key else "everybody"
        yield _row((f"`{name}`", audience_of(name), key or "open", posts))


def audience_of(name: str) -> str:
    """Return the audience of an address: its namespace, or the sign-in for those that django-allauth names."""
    return name.partition(":")[0] if ":" in name else "sign-in"


def _sealed() -> Iterator[str]:
    from tests.census.house import our_models
    from wicketgate.domain.gate.items import ITEMS
    from wicketgate.vault.fields import sealed_fields

    yield from _head(
        "Sealed fields",
        "A label is bound into every value sealed under it. It is never changed and never used again.",
        ("label", "field", "whose key", "item", "class", "opened by"),
    )
    fields = [(field, model) for model in our_models() for field in sealed_fields(model)]
    for field, model in sorted(fields, key=lambda each: each[0].label):
        item = ITEMS[field.item]
        opened = ", ".join(sorted(item.opened_by))
        place = f"{model._meta.label}.{field.name}"
        yield _row((f"`{field.label}`", place, field.subject, field.item, item.item_class, opened))


def _retention() -> Iterator[str]:
    from wicketgate.domain.retention.schedule import SCHEDULE
    from wicketgate.domain.retention.uses import USED_AS

    yield from _head(
        "How long records are kept",
        "From `wicketgate/domain/retention/schedule.py`. The periods are those of the centre’s own policy.",
        ("record", "rule"),
    )
    for label, rule in SCHEDULE.items():
        yield _row((label, _said(rule)))
    yield from ("", "## What counts as a use", "", _row(("event", "as the law reads it")), _row(("---",) * 2))
    for event, word in USED_AS.items():
        yield _row((str(event.value), word or "no event of a record"))


def _said(rule: object) -> str:
    from wicketgate.domain.retention.schedule import GoesWith, Kept, Lasting, Passing

    match rule:
        case Kept(kinds):
            return f"as the policy keeps: {', '.join(kinds)}"
        case GoesWith(what):
            return f"goes with {what}"
        case Passing(ends):
            return f"until {ends}" if not ends.startswith("never") else ends
        case Lasting(why):
            return f"stays: {why}"
    raise TypeError(f"{rule!r} is no rule of retention/schedule.py")


def _doctor() -> Iterator[str]:
    from wicketgate.doors.doctor.examination import ASSERTIONS

    yield from _head(
        "What the doctor asserts", DOCTOR, ("code", "what should be so", "what to do where it is not")
    )
    for assertion in ASSERTIONS:
        yield _row((f"`{assertion.code}`", str(assertion.claim), str(assertion.advice)))


def _head(title: str, words: str, columns: Iterable[str]) -> Iterator[str]:
    columns = tuple(columns)
    yield from (f"# {title}", "", words, "", _row(columns), _row(["---"] * len(columns)))


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _asvs() -> Iterator[str]:
    from tests.census import asvs

    yield from asvs.page()


DOCTOR = """`wicketgate doctor` says it for somebody to read, `wicketgate doctor --json` for another program, and the
page “Is all well?” for the chair, the coordinator and the trustees. It ends with 0 where all is green or amber, with 1
where something is red or nothing could be looked at, and with 2 when it was asked wrongly.

The JSON is one object: `form` (1), `at` (an instant in UTC), `centre` (its id, or null where the records don’t open),
`demonstration`, `worst`, `counts` (how many of each state) and `findings`, the worst first. A finding has `code`,
`state` (`red`, `amber`, `green`, `not_applicable`), `claim`, `found` and `advice`, empty where there is nothing
to do. Within one form the keys, the codes and the states never change their meaning; sentences may be improved, and
codes added. No finding holds a name, or a folder of anybody’s own."""
PAGES = {
    "doctor.md": _doctor,
    "addresses.md": _addresses,
    "sealed-fields.md": _sealed,
    "retention.md": _retention,
    "asvs.md": _asvs,
}

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wicketgate.config.settings_test")
    import django

    django.setup()
    write()
