"""Every sentence that a person reads is in the catalogue, and the catalogue holds no other."""

import ast
import re
from collections.abc import Iterator

from tests.census import catalogue
from tests.census.house import called_name, where

# What may stand in a template outside a sentence: names and signs that are the same in every language.
SAME_EVERYWHERE = {"Wicket Gate", "999", "101", "NHS", "CAFCASS", "PIN", "DBS"}
# A tag, a sentence between tags, a comment; and the names of a page's styles, which nobody reads.
TAGS = re.compile(
    r"\{%\s*block body_class\s*%\}[^{]*"
    r"|\{%\s*comment.*?endcomment\s*%\}"
    r"|\{%\s*blocktrans(?:late)?\b.*?\{%\s*endblocktrans(?:late)?\s*%\}"
    r"|\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}",
    re.DOTALL,
)
SPOKEN = re.compile(r"""\b(?:aria-label|title|alt|placeholder|aria-description)="([^"]*)\"""")
MARKUP = re.compile(r"<(?:script|style)\b.*?</(?:script|style)>|<[^>]*>", re.DOTALL)
A_WORD = re.compile(r"[^\W\d_]{2,}")
# Arguments that a person reads.
READ = {"label", "help_text", "empty_label", "initial_words", "verbose_name"}
SAYS = {"Unable", "Overtaken", "ValidationError"}


def test_the_catalogue_is_as_the_program() -> None:
    committed = set(catalogue.sentences(catalogue.CATALOGUE.read_text(encoding="utf-8")))
    gathered = set(catalogue.sentences(catalogue.gathered()))

    assert len(gathered) > 100
    assert gathered - committed == set(), f"new sentences: {catalogue.AGAIN}"
    assert committed - gathered == set(), f"sentences that nobody says any more: {catalogue.AGAIN}"


def test_every_word_of_a_template_is_in_a_sentence(texts: dict[str, str]) -> None:
    templates = {name: text for name, text in texts.items() if "/templates/" in name}
    bare = {name: words for name, text in templates.items() if (words := _bare_words(text))}

    assert len(templates) > 20
    assert bare == {}, "put them in {% translate %} or {% blocktranslate %}"


def test_what_a_program_says_to_a_person_is_a_sentence(programs: dict[str, str]) -> None:
    ours = {
        name: text
        for name, text in programs.items()
        if name.startswith("wicketgate/") and "/migrations/" not in name
    }
    bare = {
        where(name, call)
        for name, text in ours.items()
        for call in ast.walk(ast.parse(text))
        if isinstance(call, ast.Call) and any(_is_words(said) for said in _said(call))
    }

    assert len(ours) > 100
    assert bare == set(), "say it through gettext: _(“…”)"


def _bare_words(text: str) -> list[str]:
    plain = TAGS.sub(" ", text)
    spoken = " ".join(SPOKEN.findall(plain))
    words = f"{MARKUP.sub(' ', plain)} {spoken}"
    for name in SAME_EVERYWHERE:
        words = words.replace(name, " ")
    words = re.sub(r"&\w+;", " ", words)
    return A_WORD.findall(words)


def _said(call: ast.Call) -> Iterator[ast.expr]:
    if called_name(call) != "SealedText":
        yield from (keyword.value for keyword in call.keywords if keyword.arg in READ)
    if called_name(call) in SAYS:
        yield from call.args[:1]


def _is_words(node: ast.expr) -> bool:
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return isinstance(node, ast.JoinedStr) or (is_text and bool(A_WORD.search(str(node.value))))  # type: ignore[attr-defined]


def test_the_look_at_templates_sees_what_it_should() -> None:
    assert _bare_words('<p aria-label="Go on">{% translate "Good" %} {{ name }} Bare</p>') == [
        "Bare",
        "Go",
        "on",
    ]
    assert (
        _bare_words('{% blocktranslate %}Good {{ x }}{% endblocktranslate %}{% if a == "word" %}1{% endif %}')
        == []
    )
