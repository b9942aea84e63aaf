"""Every template is used, and every one that is used is there."""

import re
from pathlib import Path

import allauth

ALLAUTH = Path(allauth.__file__).parent / "templates"
# Django asks for these by itself.
ASKED_FOR_BY_DJANGO = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}
NAMED = re.compile(r"""["']([\w/.-]+\.(?:html|txt))["']""")


def test_every_template_is_used(texts: dict[str, str]) -> None:
    templates = _templates(texts)
    named = {
        word for name, text in texts.items() if name.startswith("wicketgate/") for word in NAMED.findall(text)
    }
    ours_for_allauth = {name for name in templates if (ALLAUTH / name).is_file()}

    unused = templates - named - ours_for_allauth - ASKED_FOR_BY_DJANGO

    assert len(templates) > 20
    assert unused == set(), "render, include or extend these somewhere, or take them away"


def test_every_template_that_is_named_is_there(texts: dict[str, str]) -> None:
    templates = _templates(texts)
    doors = [text for name, text in texts.items() if name.startswith("wicketgate/doors/web/")]
    named = {word for text in doors for word in NAMED.findall(text) if "/" in word}

    missing = {name for name in named - templates if not (ALLAUTH / name).is_file()}

    assert named
    assert missing == set(), "there is no such template"


def test_no_template_takes_text_for_markup(texts: dict[str, str]) -> None:
    trusting = re.compile(
        r"\|\s*safe\b|\{%\s*autoescape\s+off|\bmark_safe\b|\bformat_html_join\b|\|\s*safeseq\b"
    )
    pages = {name: text for name, text in texts.items() if name.startswith("wicketgate/doors/")}
    found = [name for name, text in pages.items() if trusting.search(text)]

    assert found == [], "what somebody typed must never become markup"


def test_no_template_holds_a_script_or_a_style(texts: dict[str, str]) -> None:
    inline = re.compile(r"<script(?![^>]*\bsrc=)|<style\b|\sstyle=|\son[a-z]+=\s*[\"']", re.IGNORECASE)
    pages = {name: text for name, text in texts.items() if "/templates/" in name}

    assert pages
    assert [name for name, text in pages.items() if inline.search(text)] == [], (
        "the browser is told to run none"
    )


def _templates(texts: dict[str, str]) -> set[str]:
    return {name.rpartition("/templates/")[2] for name in texts if "/templates/" in name}
