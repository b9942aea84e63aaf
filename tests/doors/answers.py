"""What a page answered: its words, its links and its forms, as a person or a program could read them."""

import io
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.http import HttpResponseBase
from pypdf import PdfReader

NEVER_SENT = {"submit", "button", "reset", "image"}


@dataclass(slots=True)
class Form:
    """One form of a page: where it leads, how, and what its fields hold as the page gives them."""

    action: str
    method: str
    values: dict[str, str] = field(default_factory=dict)
    typed: set[str] = field(default_factory=set)


class Answered(HTMLParser):
    """The links and forms of one page."""

    def __init__(self, address: str, source: str) -> None:
        super().__init__()
        self.address, self.links, self.forms = address, [], []  # type: tuple[str, list[str], list[Form]]
        self._form: Form | None = None
        self._select = ""
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        if tag == "a" and "href" in held:
            self.links.append(_inside(self.address, held["href"]))
        elif tag == "form":
            where = _inside(self.address, held.get("action", ""))
            self._form = Form(where, held.get("method", "get").lower())
            self.forms.append(self._form)
        elif self._form is not None:
            self._field(self._form, tag, held)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None

    def _field(self, form: Form, tag: str, held: dict[str, str]) -> None:
        name, kind = held.get("name", ""), held.get("type", "text")
        if tag == "option":
            form.values.setdefault(self._select, held.get("value", ""))
            if "selected" in held or not form.values[self._select]:
                form.values[self._select] = held.get("value", "")
        elif tag in ("select", "textarea") and name:
            self._select = name
            form.typed |= {name} if tag == "textarea" else set()
            if tag == "textarea":
                form.values[name] = ""
        elif tag in ("input", "button") and name:
            self._input(form, name, kind if tag == "input" else "hidden", held)

    def _input(self, form: Form, name: str, kind: str, held: dict[str, str]) -> None:
        if kind in ("radio", "checkbox"):
            form.values.setdefault(name, held.get("value", "on"))
        elif kind not in NEVER_SENT:
            form.values[name] = held.get("value", "")
            # A password is never shown back, and the box for a file can't be.
            form.typed |= {name} if kind not in ("hidden", "password", "file") else set()


def read(address: str, response: HttpResponseBase) -> Answered:
    """Return the links and forms of an answer; none where it is no page."""
    is_page = response.get("Content-Type", "").startswith("text/html")
    return Answered(address, content_of(response).decode() if is_page else "")


def content_of(response: HttpResponseBase) -> bytes:
    """Return the body, whether it came at once or in pieces."""
    return b"".join(response) if response.streaming else response.content  # type: ignore[attr-defined]


def everything_in(response: HttpResponseBase) -> bytes:
    """Return all that an answer carries: status line, headers, cookies, body, and a PDF's words and properties."""
    lines = [f"{name}: {value}" for name, value in response.items()]
    lines += [cookie.OutputString() for cookie in response.cookies.values()]
    body = content_of(response)
    if response.get("Content-Type") == "application/pdf":
        paper = PdfReader(io.BytesIO(body))
        lines += [page.extract_text() for page in paper.pages] + [
            str(paper.metadata),
            str(paper.xmp_metadata),
        ]
    return "\n".join([str(getattr(response, "reason_phrase", "")), *lines, ""]).encode() + body


def _inside(address: str, href: str) -> str:
    whole = urlsplit(urljoin(address, href))
    return "" if whole.netloc else whole.path + (f"?{whole.query}" if whole.query else "")
