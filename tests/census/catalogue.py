"""
The message catalogue, gathered by gettext from every page and program: `python -m tests.census.catalogue`.

It writes wicketgate/locale/en_GB/LC_MESSAGES/django.po, from which another language is begun. A census fails when a
sentence is in the program and not in the catalogue, or the other way round. Line numbers are left out: they would
change with every edit.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

WICKETGATE = Path(__file__).resolve().parents[2] / "wicketgate"
CATALOGUE = WICKETGATE / "locale" / "en_GB" / "LC_MESSAGES" / "django.po"
AGAIN = "run: python -m tests.census.catalogue"
HEAD = """# Every sentence of Wicket Gate, in the English it was written in. Gathered by the program: never edited.
msgid ""
msgstr ""
"Project-Id-Version: wicketgate\\n"
"Language: en_GB\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
LEFT_OUT = shutil.ignore_patterns("__pycache__", "locale", "migrations", "static")


def gathered() -> str:
    """Return the catalogue of the program as it stands, made in a folder of its own."""
    from django.core.management import call_command

    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "wicketgate"
        shutil.copytree(WICKETGATE, copy, ignore=LEFT_OUT)
        (copy / "locale").mkdir()
        with chdir(copy):
            call_command(
                "makemessages",
                locale=["en_GB"],
                no_wrap=True,
                no_obsolete=True,
                add_location="file",
                verbosity=0,
            )
        made = (copy / "locale/en_GB/LC_MESSAGES/django.po").read_text(encoding="utf-8")
    return HEAD + made.partition("\n\n")[2]


def write() -> None:
    """Write the catalogue."""
    text = gathered()
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_text(text, encoding="utf-8")


def sentences(catalogue: str) -> Iterator[str]:
    """Yield every sentence of a catalogue."""
    for block in re.split(r"\n\n+", catalogue):
        found = re.search(r'^msgid ((?:".*"\n?)+)', block, re.MULTILINE)
        if found:
            yield "".join(ast.literal_eval(line) for line in found.group(1).splitlines())


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wicketgate.config.settings_test")
    import django

    django.setup()
    write()
