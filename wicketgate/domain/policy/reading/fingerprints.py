"""Fingerprints of the documents that shipped editions were made from: digests, never their words."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import resources

from wicketgate.domain.policy.reading.document import Document
from wicketgate.domain.policy.reading.reviewed import without_dates


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The digests of one document's opening and of its paragraphs, by their numbers."""

    opening: tuple[str, ...]
    paragraphs: Mapping[str, str]


def fingerprint_of(document: Document) -> Fingerprint:
    """Return the fingerprint of a document, as known.toml holds it."""
    numbered = {one.number: text_digest(one.text) for one in document.paragraphs if one.number}
    return Fingerprint(tuple(text_digest(one.text) for one in document.opening), numbered)


def text_digest(text: str) -> str:
    """
    Return the SHA-256 of a text's bare words; its dates are left out, so that a new review doesn't change it.

    known.toml holds what this gave when the shipped editions were made: another way of counting would forget them.
    """
    plain = re.sub("['’‘`]", "", unicodedata.normalize("NFKC", without_dates(text)).casefold())
    return sha256(" ".join(re.findall(r"[^\W_]+", plain)).encode()).hexdigest()


@cache
def known() -> Mapping[str, Fingerprint]:
    """Return the fingerprints that come with the program, by the id of their edition."""
    data = tomllib.loads(resources.files(__package__).joinpath("known.toml").read_text("utf-8"))
    return {name: Fingerprint(tuple(one["opening"]), one["paragraphs"]) for name, one in data.items()}
