"""The scripts that a page runs: few, our own, and writing nothing but text."""

import re
from pathlib import Path

import pytest

from tests.census.conftest import ROOT

STATIC = sorted((ROOT / "wicketgate" / "doors").rglob("static/**/*.js"))
# django-allauth's own, which puts a passkey's bytes into text and back.
PAGES = sorted((ROOT / "wicketgate" / "doors").rglob("templates/**/*.html"))
AS_MARKUP = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser|setHTML"
)
RUN = re.compile(r"\beval\(|new Function|setTimeout\(\s*[\"'`]|setInterval\(\s*[\"'`]|javascript:|import\(")
KEPT = re.compile(
    r"localStorage|sessionStorage|indexedDB|document\.cookie|caches\.|serviceWorker|openDatabase"
)
# Tabs of our own speak to each other on a BroadcastChannel, which no other origin hears; a window is never spoken to.
FROM_ELSEWHERE = re.compile(
    r"(?:window|parent|opener|top|contentWindow|source)\.postMessage|onmessage"
    r"|(?:window|self|document)\.addEventListener\(\s*[\"']message|XMLHttpRequest|WebSocket|EventSource|https?://"
)
CHANGED = re.compile(
    r"__proto__|prototype\[|Object\.assign\(|\.prototype\b|\bfor\s*\(\s*(?:const|let|var)\s+\w+\s+in\b"
)
PLUGIN = re.compile(r"<(?:object|embed|applet|iframe|frame|frameset|portal)\b", re.IGNORECASE)


@pytest.mark.parametrize("path", STATIC, ids=lambda path: path.name)
def test_scripts_write_text_and_never_markup(path: Path) -> None:
    assert AS_MARKUP.findall(path.read_text(encoding="utf-8")) == []
    assert RUN.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", STATIC, ids=lambda path: path.name)
def test_scripts_use_nothing_of_these_kinds(path: Path) -> None:
    script = path.read_text(encoding="utf-8")

    assert KEPT.findall(script) == []
    assert FROM_ELSEWHERE.findall(script) == []
    assert CHANGED.findall(script) == []
    assert '"use strict"' in script


def test_the_look_at_scripts_sees_what_it_should() -> None:
    assert len(STATIC) >= 4
    assert AS_MARKUP.search("box.innerHTML = words")
    assert KEPT.search("localStorage.setItem('a', 1)")
    assert FROM_ELSEWHERE.search("parent.postMessage('a', '*')")
    assert FROM_ELSEWHERE.search("window.addEventListener('message', take)")
    assert CHANGED.search("held['__proto__'] = x")
    assert PLUGIN.search("<OBJECT data='x.swf'>")


def test_no_page_holds_a_plugin() -> None:
    assert len(PAGES) > 80
    assert [path.name for path in PAGES if PLUGIN.search(path.read_text(encoding="utf-8"))] == []
