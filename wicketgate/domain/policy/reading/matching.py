"""Which rules a paragraph seems to state, by the table in rules.toml and nothing else."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from wicketgate.domain.policy.reading.document import RULES

_GAP = "(?:[^ .]+ ){0,8}?"


@dataclass(frozen=True, slots=True)
class _Phrase:
    pattern: re.Pattern[str]
    weight: int


def rules_in(text: str) -> Mapping[str, tuple[str, ...]]:
    """Return the rules that the text seems to state, each with the words that say so."""
    words = normalised(text)
    table, enough = _table()
    found = {rule: _found(table[rule], words) for rule in RULES}
    return {rule: evidence for rule, (weight, evidence) in found.items() if weight >= enough}


def normalised(text: str) -> str:
    """Return the bare words in lower case, a space around each, and " . " where a sentence ends."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = re.sub("n['’]t\\b|(?<=can)not\\b", " not", plain)
    plain = re.sub("['’‘`]", "", plain)
    plain = re.sub(r"(?<=\w)[.!?;]+(?=\s|$)", " . ", plain)
    words = re.findall(r"[^\W_]+|(?<= )\.(?= )", plain)
    return f" {' '.join(words)} "


def _found(phrases: tuple[_Phrase, ...], words: str) -> tuple[int, tuple[str, ...]]:
    """Return the weight of all phrases that hold, and the words of those that speak for the rule."""
    held = [
        (phrase.weight, match[0].strip()) for phrase in phrases if (match := phrase.pattern.search(words))
    ]
    evidence = dict.fromkeys(found for weight, found in held if weight > 0)
    return sum(weight for weight, _ in held), tuple(evidence)


@cache
def _table() -> tuple[Mapping[str, tuple[_Phrase, ...]], int]:
    data = tomllib.loads(resources.files(__package__).joinpath("rules.toml").read_text("utf-8"))
    return {rule: _phrases(data[rule], data["weights"]) for rule in RULES}, data["enough"]


def _phrases(lists: Mapping[str, list[str]], weights: Mapping[str, int]) -> tuple[_Phrase, ...]:
    return tuple(_Phrase(_pattern(line), weights[name]) for name, lines in lists.items() for line in lines)


def _pattern(line: str) -> re.Pattern[str]:
    """Turn "not ... discuss*|disclose*" into a pattern over normalised words."""
    return re.compile("(?<= )" + "".join(_part(part) for part in line.split(" ")))


def _part(part: str) -> str:
    if part == "...":
        return _GAP
    return "(?:" + "|".join(_word(word) for word in part.split("|")) + ") "


def _word(word: str) -> str:
    return re.escape(word).replace(r"\*", r"[^ .]*").replace("_", " ")
