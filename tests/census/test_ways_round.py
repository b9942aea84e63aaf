"""
Nothing goes round the one way out: no opener under another name, no answer changed afterwards, no name in a mistake.

`test_one_way_out.py` knows every place from which something leaves. Here is what would leave there unseen, or open a
value without being seen to: each kind with the few programs that do it for a reason, and each shown to find a leak.
"""

import ast

import pytest

from tests.census.house import called_name, our_models
from tests.census.test_one_way_out import OPENERS
from tests.census.ways_out import Rule, imports, nodes
from tests.census.ways_round import (
    any_node,
    asks_the_gate_for_more,
    asks_the_system,
    beside_the_words,
    builds_a_query,
    changes_an_answer,
    draws_no_page,
    hands_an_answer_on,
    keeps_in_the_session,
    leads_to_a_built_address,
    names,
    names_a_file,
    raises_with_something,
    reaches_inside,
    reads_what_was_typed,
    says_more_than_a_sentence,
    says_on_a_stream,
    takes_a_room_whole,
    takes_unseal_elsewhere,
)
from wicketgate.vault.fields import sealed_fields

DOORS, WEB = "wicketgate/doors/", "wicketgate/doors/web/"
CLI, SHARED, LEDGER, VAULT = f"{DOORS}cli/", f"{WEB}shared/", "wicketgate/domain/ledger/", "wicketgate/vault/"
GATE = "wicketgate/domain/gate/operations.py"
OWN_NUMBERS = "names of our own tables and settings, and placeholders for what is asked"
SETTINGS = "where a centre lies, told to the program itself"
FOLDERS = "of a centre, a day and a number: the folders and files that the program keeps itself"
MARK = "a time, a code or random bits"
RULES: dict[str, Rule] = {
    "names what opens": Rule(
        names("open_values", "which_open", "which_match"),
        {
            GATE: "the gate",
            f"{VAULT}opening.py": "the safe",
            f"{VAULT}trying.py": "the sweep: yes or no",
            f"{LEDGER}verify.py": "the check of the ledger: fits, or does not",
        },
        "from wicketgate.vault.trying import which_open",
    ),
    "takes a closed room whole": Rule(takes_a_room_whole, {}, "import wicketgate.vault as safe"),
    "takes more from the gate than it gives": Rule(
        asks_the_gate_for_more, {}, "from wicketgate.domain.gate.operations import _open"
    ),
    "takes what unseals from whoever took it": Rule(
        any_node(takes_unseal_elsewhere), {}, "from wicketgate.vault.renewing import unseal"
    ),
    "opens a secret of signing in": Rule(
        imports("wicketgate.vault.secrets.open_text", "wicketgate.vault.secrets.*"),
        {
            "wicketgate/domain/accounts/sealed_sessions.py": "the session of whoever bears its cookie",
            f"{WEB}public/adapters.py": "the seed of a second factor, to check a code",
        },
        "from wicketgate.vault.secrets import open_text",
    ),
    "reaches inside": Rule(
        any_node(reaches_inside),
        {
            f"{LEDGER}adding.py": "the columns of an entry",
            f"{LEDGER}chain.py": "the bytes of a row as they are kept, for its digest",
            f"{SHARED}views/locked.py": "forgets who was here",
            f"{VAULT}fields.py": "the safe's own field",
            f"{VAULT}renewing.py": "the safe, to seal a value anew",
        },
        "str(object.__getattribute__(value, 'blob'))",
    ),
    "takes in a room by its name": Rule(
        imports(
            "importlib.import_module",
            "importlib.util",
            "importlib.machinery",
            "ctypes",
            "gc",
            "inspect",
            "runpy",
        ),
        {
            f"{CLI}main.py": "the command that was asked for, of a list",
            f"{WEB}public/apps.py": "the room of receivers",
            f"{DOORS}doctor/machine.py": "asks the machine whether its clock is kept in step",
        },
        "from importlib import import_module",
    ),
    "hands the making of an answer on": Rule(
        any_node(hands_an_answer_on), {}, "from django.http import HttpResponse as Answer"
    ),
    "changes an answer": Rule(
        any_node(changes_an_answer),
        {
            "wicketgate/domain/post/writing.py": "the headers of a mail, of one address and one instant",
            f"{SHARED}middleware.py": "that nothing is kept",
            f"{SHARED}only_ours.py": "what a page may use of a device",
            f"{VAULT}turning.py": "where a database lies",
        },
        "answer['X-About'] = person.name",
    ),
    "marks an answer by what is in it": Rule(
        imports(
            *("django.views.decorators.http.etag", "django.views.decorators.http.last_modified"),
            *("django.views.decorators.http.condition", "django.utils.cache", "django.utils.http.quote_etag"),
            *("django.middleware.http", "django.views.decorators.cache"),
        ),
        {},
        "from django.views.decorators.http import etag",
    ),
    "logs": Rule(
        imports("logging", "warnings", "traceback", "faulthandler"),
        {
            "wicketgate/config/log_lines.py": "leaves the words of a mistake out of the log",
            f"{DOORS}jobs/running.py": "a job's name, a code, and where in the program an error was",
            f"{DOORS}jobs/checkpoints.py": "a sentence that stands there",
            f"{DOORS}doctor/pages.py": "keeps the page that it asks for out of the log",
        },
        "from logging import getLogger as spoken",
    ),
    "holds the terminal": Rule(
        any_node(says_on_a_stream),
        {
            f"{CLI}{name}.py": "lines that hold no sealed value"
            for name in (
                *("backup", "beginning", "demo", "doctor", "drill", "drilled", "jobs", "ledger", "main"),
                *("new_centre", "opened", "papers_given", "policy", "recover", "recovery_papers", "rotate"),
                *("serve", "streams", "sweep"),
            )
        },
        "self.stdout.write(person.name)",
    ),
    "asks the system": Rule(
        any_node(asks_the_system),
        {
            "wicketgate/config/settings_test.py": SETTINGS,
            f"{CLI}beginning.py": SETTINGS,
            f"{CLI}hall.py": SETTINGS,
            f"{CLI}places.py": SETTINGS,
            f"{CLI}recover.py": SETTINGS,
            f"{VAULT}journal.py": "ids of keys that were let go of",
        },
        "os.system(f'lp {person.name}')",
    ),
    "names a file": Rule(
        any_node(names_a_file),
        {
            "wicketgate/config/settings_test.py": SETTINGS,
            **{f"{CLI}{name}.py": FOLDERS for name in ("beginning", "opened", "places", "recovery_papers")},
            **{f"{VAULT}{name}.py": FOLDERS for name in ("backup", "restore", "rootkey", "turning")},
        },
        "(folder / person.name).touch()",
    ),
    "answers with no page": Rule(
        any_node(draws_no_page),
        {f"{SHARED}pdf.py": "a composed paper, or a file of the ledger's that names nobody"},
        "render(request, 'coordinator/families.html', shown, content_type='text/csv')",
    ),
    "builds a query": Rule(
        any_node(builds_a_query),
        {
            f"{LEDGER}adding.py": OWN_NUMBERS,
            f"{LEDGER}stored.py": OWN_NUMBERS,
            f"{LEDGER}triggers.py": OWN_NUMBERS,
            f"{DOORS}doctor/database.py": OWN_NUMBERS,
            f"{DOORS}doctor/postgres.py": OWN_NUMBERS,
            f"{VAULT}renewing.py": OWN_NUMBERS,
            **{
                f"{VAULT}embedded/{name}.py": "the safe's own database"
                for name in ("base", "beginnings", "files", "pragmas", "tables")
            },
        },
        "cursor.execute(f'SELECT 1 -- {name}')",
    ),
    "keeps something in the cache": Rule(
        imports("django.core.cache"),
        {
            f"{SHARED}forms/second_factor.py": "a digest of a code that was used",
            f"{SHARED}plain_cache.py": "it is the cache, and reads nothing but JSON",
            f"{SHARED}too_many.py": "that a limit was entered",
        },
        "from django.core.cache import caches",
    ),
    "keeps something in the session": Rule(
        any_node(keeps_in_the_session),
        {
            f"{SHARED}sign_in_marks.py": MARK,
            f"{SHARED}lasting.py": MARK,
            f"{WEB}coordinator/views/tablets.py": MARK,
            f"{WEB}coordinator/views/serving.py": "a first password, for the one card on the next page",
        },
        "request.session['last'] = person.name",
    ),
    "keeps a file by way of Django": Rule(
        imports(
            *("django.core.files.storage", "django.core.files.base", "django.core.files.File"),
            *("codecs.open", "sqlite3", "mmap", "dbm"),
        ),
        {},
        "from django.core.files.storage import default_storage",
    ),
    "is called when a row is kept": Rule(
        imports("django.db.models.signals", "django.core.signals", "django.test.signals"),
        {},
        "from django.db.models.signals import pre_save",
    ),
    "is a command of Django's": Rule(
        imports("django.core.management"),
        {f"{CLI}opened.py": "the steps of the tables"},
        "from django.core.management.base import BaseCommand",
    ),
    "leads to an address that it builds": Rule(
        any_node(leads_to_a_built_address), {}, "redirect(f'/centre/families/?q={name}')"
    ),
    "builds a query of an address": Rule(
        imports("django.utils.http.urlencode", "urllib.parse.urlencode", "django.http.QueryDict"),
        {
            f"{WEB}coordinator/forms/booking.py": "reads what was sent",
            f"{WEB}coordinator/views/families.py": "a place in the list: a status, a day and a reference",
            f"{WEB}officers/views/concerns.py": "a place in the list: an instant",
            f"{SHARED}asking_again.py": "the page to go back to",
            f"{SHARED}steps.py": "the page to go back to",
        },
        "from urllib.parse import urlencode",
    ),
    "tells somebody more than a sentence": Rule(
        any_node(says_more_than_a_sentence), {}, "raise Unable(_('Here is ') + shown[person.name])"
    ),
}
# Where a mistake's text is put together although values are opened there or a page would say it.
MAY_RAISE = {
    GATE: "a reference, an item and a question's name",
    f"{SHARED}parts.py": "numbers of a table",
    f"{WEB}public/adapters.py": "an answer, and no text",
}
FILE_NAMES = {
    "f'day-sheet-{printed.sheet.number}'",
    "f'checkpoints-{localtime(request.at):%Y-%m-%d}'",
    "'letter-of-times'",
    "fetched.name",
    "told.name",
    "given.name",
}
# Codes, numbers and addresses of our own that a page holds beside its words.
IN_A_PAGE = {"code", "seconds", "done_url", "here", "back", "column", "idle_seconds", "lock_url", "home_url"}
IN_A_PAGE |= {"still_open_url"}


def ours(programs: dict[str, str]) -> dict[str, str]:
    return {
        name: text
        for name, text in programs.items()
        if name.startswith("wicketgate/") and "/migrations/" not in name
    }


@pytest.mark.parametrize("name", RULES)
def test_nothing_goes_round_but_for_a_reason(programs: dict[str, str], name: str) -> None:
    found = {file for file, text in ours(programs).items() if RULES[name].finds(text)}

    assert found - set(RULES[name].may) == set(), f"this {name}: say in RULES why it may, or do without"
    assert set(RULES[name].may) - found == set(), "take these out of RULES: nothing of the kind is there"


LEAKS = (
    ("names what opens", "gate.open_values(values, receipt)"),
    ("names what opens", "getattr(gate, 'open_values')"),
    ("takes a closed room whole", "from wicketgate import vault"),
    ("takes a closed room whole", "import wicketgate.vault"),
    ("takes a closed room whole", "from wicketgate.vault import seal"),
    ("takes a closed room whole", "from wicketgate.domain.gate import operations as gate"),
    ("takes more from the gate than it gives", "from wicketgate.domain.gate.operations import open_values"),
    ("takes more from the gate than it gives", "from wicketgate.domain.gate.operations import *"),
    ("takes what unseals from whoever took it", "renewing.unseal(blob, key=key, place=place)"),
    ("reaches inside", "getattr(gate, 'open_' + 'values')"),
    ("reaches inside", "attrgetter(f'{item}.text')(person)"),
    ("reaches inside", "sys.modules['wicketgate.vault.opening']"),
    ("reaches inside", "reveal.__globals__['open_values']"),
    ("reaches inside", "__import__('openpyxl').Workbook().save(name)"),
    ("takes in a room by its name", "import importlib.util"),
    ("hands the making of an answer on", "answer = partial(HttpResponse, content_type='text/csv')"),
    ("hands the making of an answer on", "class Csv(HttpResponse): pass"),
    ("hands the making of an answer on", "from django.template.response import TemplateResponse"),
    ("changes an answer", "response.headers.setdefault('X-About', name)"),
    ("changes an answer", "response.headers |= {'X-About': name}"),
    ("changes an answer", "response.cookies['last'] = name"),
    ("changes an answer", "response.reason_phrase = name"),
    ("changes an answer", "response.content += name"),
    ("changes an answer", "response.write(name)"),
    ("changes an answer", "leaving['ETag'] = name"),
    ("marks an answer by what is in it", "from django.views.decorators.http import condition"),
    ("logs", "import logging as aloud"),
    ("logs", "from warnings import warn"),
    ("logs", "import traceback"),
    ("holds the terminal", "from sys import stdout as out"),
    ("holds the terminal", "say = print"),
    ("asks the system", "os.write(1, name.encode())"),
    ("asks the system", "os.environ['LAST'] = name"),
    ("asks the system", "os.execvp('lp', [name])"),
    ("names a file", "shutil.copyfile(paper, folder / person.name)"),
    ("keeps something in the session", "request.session.update(last=name)"),
    ("leads to an address that it builds", "redirect('/?q=' + name)"),
    ("leads to an address that it builds", "HttpResponseRedirect('/?q={}'.format(name))"),
    ("tells somebody more than a sentence", "messages.success(request, person.name)"),
    ("tells somebody more than a sentence", "raise Unable(_('%(name)s is here') % {'name': name})"),
    ("tells somebody more than a sentence", "raise Overtaken(f'{name} was first')"),
    ("tells somebody more than a sentence", "messages.error(request, f'{name} is here')"),
)


@pytest.mark.parametrize(("name", "leak"), [*((name, rule.leak) for name, rule in RULES.items()), *LEAKS])
def test_a_leak_that_goes_round_is_found(name: str, leak: str) -> None:
    assert RULES[name].finds(leak)


def test_no_door_asks_the_gate_itself(programs: dict[str, str]) -> None:
    doors = {file: text for file, text in ours(programs).items() if file.startswith(DOORS)}

    assert len(doors) > 100
    assert {file for file, text in doors.items() if OPENERS(text)} == set(), "call a query of the domain"


def test_no_mistake_is_raised_with_what_was_opened(programs: dict[str, str]) -> None:
    """A mistake's text reaches the log, and a page that is not there would say it."""
    rooms = {file: text for file, text in ours(programs).items() if file.startswith(WEB) or OPENERS(text)}
    found = {file for file, text in rooms.items() if any_node(raises_with_something)(text)}

    assert len(rooms) > 100
    assert found == set(MAY_RAISE)
    assert any_node(raises_with_something)("raise Http404(name)")
    assert any_node(raises_with_something)("raise ValueError(f'no family of {shown[person.name]}')")


def test_what_was_typed_is_taken_out_of_its_field_by_nobody(programs: dict[str, str]) -> None:
    sealed = {field.name for model in our_models() for field in sealed_fields(model)}
    found = {file for file, text in ours(programs).items() if reads_what_was_typed(sealed)(text)}

    assert len(sealed) > 10
    assert {file for file in found if not file.startswith(VAULT)} == set()
    assert reads_what_was_typed(sealed)("instance.note = instance.name.text")


def test_no_file_is_named_after_anybody(programs: dict[str, str]) -> None:
    given = {
        ast.unparse(keyword.value)
        for text in ours(programs).values()
        for node in nodes(text)
        if isinstance(node, ast.Call) and called_name(node) in {"pdf_response", "text_response"}
        for keyword in node.keywords
        if keyword.arg == "name"
    }

    assert given == FILE_NAMES, "a file's name stays in the list of what was fetched"


def test_a_page_holds_nothing_beside_its_words(texts: dict[str, str]) -> None:
    pages = {name: text for name, text in texts.items() if "/templates/" in name}
    found = {name: list(beside_the_words(text, IN_A_PAGE)) for name, text in pages.items()}

    assert len(pages) > 50
    assert {name: held for name, held in found.items() if held} == {}


@pytest.mark.parametrize(
    "leak",
    [
        "<!-- {{ family.address }} -->",
        "{% debug %}",
        "<a href=\"{% url 'coordinator:families' %}?who={{ name }}\">",
        '<p data-who="{{ name }}">',
    ],
)
def test_a_leak_beside_the_words_of_a_page_is_found(leak: str) -> None:
    assert list(beside_the_words(leak, IN_A_PAGE))
