"""Every event that the ledger can hold happens somewhere, has a sentence, and is a use of a record or not."""

import ast

from wicketgate.domain.ledger.events import Event
from wicketgate.domain.retention.uses import USED_AS, WORDS

EVENTS, USES = "wicketgate/domain/ledger/events.py", "wicketgate/domain/retention/uses.py"


def test_every_event_happens_somewhere(programs: dict[str, str]) -> None:
    happening = {
        node.attr
        for name, text in programs.items()
        if name.startswith("wicketgate/") and name not in (EVENTS, USES)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "Event"
    }

    assert len(happening) > 20
    assert set(Event.names) - happening == set(), f"enter these somewhere, or take them out of {EVENTS}"


def test_every_event_has_a_sentence() -> None:
    sentences = [str(event.label) for event in Event]

    assert all(len(sentence.split()) >= 3 for sentence in sentences)
    assert len(set(sentences)) == len(sentences), "two events read alike"


def test_every_event_is_a_use_or_is_not() -> None:
    assert set(Event) - set(USED_AS) == set(), f"say in {USES} whether these are a use of a record (clause 8)"
    assert {word for word in USED_AS.values() if word} - WORDS == set(), "the law has no such word"
