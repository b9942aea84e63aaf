"""
One way out: a sealed value reaches a page, a file, a mail or a log by the gate alone.

Two things together show it. A closed value gives dots or fails whatever is done to it (`tests/vault`), and only the
gate opens one, with the ledger's receipt. And here: every place of the program from which anything can leave stands in
a table with its reason, so that a new one fails until somebody has said what leaves there; none of them opens a value,
and none knows whoever does. What is left is a page drawn for the viewer whom the gate was told of, a composed paper,
and a composed mail. Each rule is shown to find a leak that is planted.
"""

import ast
from collections.abc import Iterator

import pytest

from tests.census.house import called_name
from tests.census.ways_out import (
    Rule,
    calls,
    imports,
    is_answer,
    is_cookie,
    is_file_written,
    is_log_of_something,
    is_said_aloud,
    sets_header,
    taken_in,
)
from wicketgate.config import settings

LINES = "lines that hold no sealed value: numbers, codes, folders, our own sentences"
OURS = "our own files: a key, a note of folders, the databases as they are, encrypted"


DOORS = "wicketgate/doors/"
CLI, SHARED = f"{DOORS}cli/", f"{DOORS}web/shared/"
RULES: dict[str, Rule] = {
    "opens a value": Rule(
        imports("wicketgate.vault.opening"),
        {
            "wicketgate/domain/gate/operations.py": "the gate",
            "wicketgate/vault/trying.py": "the sweep: yes or no",
            "wicketgate/domain/ledger/verify.py": "the check of the ledger: fits, or does not",
        },
        "from wicketgate.vault.opening import open_values",
    ),
    "takes the room that opens, whole": Rule(
        lambda text: (
            ("wicketgate.vault", "opening") in taken_in(text)
            or ("wicketgate.vault.opening", "") in taken_in(text)
        ),
        {},
        "from wicketgate.vault import opening",
    ),
    "says whether a value opens": Rule(
        imports("wicketgate.vault.opening.which_open", "wicketgate.vault.opening.which_match"),
        {
            "wicketgate/vault/trying.py": "the sweep: yes or no",
            "wicketgate/domain/ledger/verify.py": "the check of the ledger: fits, or does not",
        },
        "from wicketgate.vault.opening import which_match",
    ),
    "handles a receipt": Rule(
        imports("wicketgate.vault.receipt"),
        {
            "wicketgate/domain/gate/operations.py": "the gate takes it",
            "wicketgate/domain/ledger/operations.py": "the ledger gives it",
            "wicketgate/vault/opening.py": "the safe asks for it",
        },
        "from wicketgate.vault.receipt import Receipt",
    ),
    "unseals": Rule(
        imports("wicketgate.vault.seal.unseal", "wicketgate.vault.seal.*"),
        {
            "wicketgate/vault/opening.py": "the safe, for the gate",
            "wicketgate/vault/renewing.py": "the safe, to seal it at once under a new key",
        },
        "from wicketgate.vault.seal import unseal",
    ),
    "answers with bytes of its own": Rule(
        calls(is_answer),
        {
            f"{SHARED}pdf.py": "a composed paper, or a file of the ledger's that names nobody",
            f"{SHARED}middleware.py": "an empty answer",
            f"{SHARED}methods.py": "an empty answer, that names three methods",
            f"{SHARED}views/trouble.py": "a drawn page; a concern that could not be kept goes back to its writer",
            f"{SHARED}views/still_open.py": "an empty answer: whether somebody is still signed in",
        },
        "return HttpResponse(person.name, content_type='text/csv')",
    ),
    "sets a cookie": Rule(
        calls(is_cookie),
        {
            f"{DOORS}web/coordinator/views/tablets.py": "random bits by which a tablet is known",
            f"{SHARED}leaf.py": "random bits that are changed on leaving",
        },
        "response.set_cookie('last', person.name)",
    ),
    "writes a header": Rule(
        sets_header,
        {f"{SHARED}middleware.py": "that nothing is kept"},
        "response['X-About'] = person.name",
    ),
    "writes a file": Rule(
        calls(is_file_written),
        {
            f"{CLI}demo.py": "what was planted in the invented centre, for its tests",
            f"{CLI}ledger.py": "an export of the ledger: it names nobody",
            f"{CLI}recovery_papers.py": "the papers that recover a key",
            f"{CLI}streams.py": "nothing: the end of a broken pipe",
            f"{DOORS}doctor/machine.py": "an empty file, to see how files are made here",
            "wicketgate/vault/disk.py": OURS,
            "wicketgate/vault/journal.py": "ids of keys that were let go of",
            "wicketgate/vault/recovery.py": "a backup, sealed; and brought back, into the databases",
            "wicketgate/vault/rootkey.py": OURS,
        },
        "path.write_text(person.name)",
    ),
    "speaks to another computer": Rule(
        imports(
            *("socket", "ssl", "http", "urllib.request", "ftplib", "asyncio", "socketserver", "requests"),
            *("xmlrpc", "webbrowser", "subprocess", "multiprocessing", "os.system", "syslog"),
        ),
        {
            "wicketgate/domain/post/line.py": "the mail server, with what `writing.py` composed",
            f"{CLI}serve.py": "to see whether a port is free",
            f"{CLI}drill.py": "a process of its own on this computer, which counts what was brought back",
        },
        "import urllib.request",
    ),
    "mails": Rule(
        imports("smtplib", "imaplib", "poplib", "email", "django.core.mail", "aiosmtplib"),
        {
            "wicketgate/domain/post/line.py": "hands over one envelope with one recipient",
            "wicketgate/domain/post/writing.py": "writes it, of a template that takes nobody's word",
        },
        "from django.core.mail import EmailMessage",
    ),
    "makes a table, an archive or a picture": Rule(
        imports(
            *("csv", "openpyxl", "xlsxwriter", "xlwt", "tablib", "pandas", "zipfile", "tarfile", "gzip"),
            *("pickle", "marshal", "shelve", "icalendar", "vobject", "typst", "segno", "PIL", "reportlab"),
        ),
        {
            "wicketgate/domain/gate/document.py": "composes papers, each for one recipient",
            "wicketgate/domain/gate/squares.py": "a checkpoint as a square on the day sheet",
            f"{CLI}paper.py": "a recovery paper's square",
            "wicketgate/domain/policy/reading/word_parts.py": "reads the centre's own policy, and writes none",
        },
        "import csv",
    ),
    "logs something that is not written there": Rule(
        calls(is_log_of_something),
        {f"{DOORS}jobs/running.py": "a job's name, a code, and where in the program an error was"},
        "logger.warning('no room for %s', person.name)",
    ),
    "says something aloud": Rule(
        calls(is_said_aloud),
        {
            f"{CLI}{name}.py": LINES
            for name in (
                *("backup", "beginning", "demo", "doctor", "drill", "drilled", "jobs", "ledger", "main"),
                *("new_centre", "opened", "papers_given"),
                *("recover", "recovery_papers", "rotate", "serve", "sweep"),
            )
        }
        | {f"{CLI}decide.py": "the law's answer to what was asked there, without any record"},
        "print(person.name)",
    ),
}
# The ways by which something leaves the program beside a page. None of them may be where values are opened.
SINKS = (
    "answers with bytes of its own", "sets a cookie", "writes a header", "writes a file", "mails",
    "speaks to another computer", "makes a table, an archive or a picture", "says something aloud",
    "logs something that is not written there",
)  # fmt: skip
OPENERS = imports("wicketgate.domain.gate.operations", "wicketgate.domain.gate.shown")
# A way out that knows somebody who opens values, itself or through others: what passes between the two.
JOBS = "starts the jobs, which give back a code; one of them opens the address that a mail goes to"
KNOWS_AN_OPENER: dict[str, str] = {
    f"{CLI}demo.py": "fills the invented centre: nothing is given back",
    f"{CLI}jobs.py": JOBS,
    f"{CLI}ledger.py": "whether a day in the hall has ended, beside other queries of it",
    f"{CLI}new_centre.py": JOBS,
    f"{CLI}serve.py": JOBS,
    f"{DOORS}jobs/running.py": JOBS,
}


def ours(programs: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in programs.items() if name.startswith("wicketgate/")}


@pytest.mark.parametrize("name", RULES)
def test_everything_that_can_leave_is_known_with_its_reason(programs: dict[str, str], name: str) -> None:
    rule = RULES[name]
    found = {file for file, text in ours(programs).items() if rule.finds(text)}

    assert found - set(rule.may) == set(), f"this {name}: say in RULES what leaves there, and why it may"
    assert set(rule.may) - found == set(), "take these out of RULES: nothing of the kind is there"


@pytest.mark.parametrize("name", RULES)
def test_a_leak_that_is_planted_is_found(name: str) -> None:
    assert RULES[name].finds(RULES[name].leak)


@pytest.mark.parametrize(
    ("name", "leak"),
    [
        ("opens a value", "from wicketgate.vault.opening import open_values as look"),
        ("opens a value", "from wicketgate.vault.opening import *"),
        ("opens a value", "from wicketgate.vault.opening import _open"),
        ("writes a file", "open(path, mode).write(name)"),
        ("logs something that is not written there", "self.logger.warning('no room for %s', name)"),
        ("takes the room that opens, whole", "import wicketgate.vault.opening"),
        ("takes the room that opens, whole", "import wicketgate.vault.opening as o"),
        ("handles a receipt", "from wicketgate.vault.receipt import *"),
        ("answers with bytes of its own", "from django import http\nhttp.JsonResponse({'name': name})"),
        ("answers with bytes of its own", "StreamingHttpResponse(lines())"),
        ("answers with bytes of its own", "django.http.FileResponse(file)"),
        ("writes a file", "with open(path, 'w') as file: file.write(name)"),
        ("writes a file", "path.open(mode='ab')"),
        ("writes a file", "os.open(path, os.O_RDWR)"),
        ("writes a file", "tempfile.NamedTemporaryFile()"),
        ("writes a header", "response.headers['X-About'] = name"),
        ("speaks to another computer", "from urllib import request"),
        ("speaks to another computer", "from http.client import HTTPSConnection"),
        ("mails", "import smtplib as post"),
        ("mails", "from django.core import mail"),
        ("mails", "from email.mime.multipart import MIMEMultipart"),
        ("makes a table, an archive or a picture", "from openpyxl.workbook import Workbook"),
        ("logs something that is not written there", "logger.exception(name)"),
        ("logs something that is not written there", "logger.info(f'{name} came')"),
        ("logs something that is not written there", "logger.info('came', extra={'name': name})"),
        ("logs something that is not written there", "logging.getLogger(__name__).error('%s', name)"),
        ("says something aloud", "sys.stderr.writelines(names)"),
    ],
)
def test_a_leak_in_another_dress_is_found(name: str, leak: str) -> None:
    assert RULES[name].finds(leak)


def sinks(programs: dict[str, str]) -> dict[str, str]:
    files = {file for name in SINKS for file in RULES[name].may}
    return {file: text for file, text in ours(programs).items() if file in files}


def openers(programs: dict[str, str]) -> set[str]:
    return {file for file, text in ours(programs).items() if OPENERS(text)}


def test_no_way_out_opens_a_value_itself(programs: dict[str, str]) -> None:
    assert len(openers(programs)) > 20
    assert sinks(programs).keys() & openers(programs) == set()


def test_no_way_out_knows_whoever_opens_a_value(programs: dict[str, str]) -> None:
    opening = openers(programs) - {"wicketgate/domain/gate/operations.py"}
    known = _acquaintances(ours(programs))
    knowing = {file for file in sinks(programs) if _knows_through_others(file, known) & opening}

    assert knowing - set(KNOWS_AN_OPENER) == set(), "let a room between them compose what leaves"
    assert set(KNOWS_AN_OPENER) - knowing == set(), "take these out of KNOWS_AN_OPENER"


def test_a_way_out_that_opens_or_knows_an_opener_is_found(programs: dict[str, str]) -> None:
    planted = {
        "wicketgate/doors/cli/lists.py": "from wicketgate.domain.people.lists import everybody\n",
        "wicketgate/domain/people/lists.py": "from wicketgate.domain.people.queries.family import family\n",
    }
    known = _acquaintances(ours(programs) | planted)

    assert known["wicketgate/doors/cli/lists.py"] == {"wicketgate/domain/people/lists.py"}
    assert _knows_through_others("wicketgate/doors/cli/lists.py", known) & openers(programs)
    assert OPENERS("from wicketgate.domain.gate.operations import reveal")
    assert OPENERS("from wicketgate.domain.gate import operations")


def _acquaintances(ours: dict[str, str]) -> dict[str, set[str]]:
    """Return which of our programs each takes something from."""
    files = {_module(file): file for file in ours}
    return {file: {files[each] for each in _known(text) & files.keys()} for file, text in ours.items()}


def _knows_through_others(file: str, known: dict[str, set[str]]) -> set[str]:
    found, waiting = {file}, [file]
    while waiting:
        fresh = known[waiting.pop()] - found
        found |= fresh
        waiting += fresh
    return found - {file}


def _module(file: str) -> str:
    return file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _known(text: str) -> set[str]:
    return {each for module, name in taken_in(text) for each in (module, f"{module}.{name}")}


def test_a_mail_is_written_of_what_the_gate_composed_and_of_nothing_else(programs: dict[str, str]) -> None:
    """Whoever writes a mail takes its words from the list of templates; whoever hands it over takes only envelopes."""
    writing = _known(programs["wicketgate/domain/post/writing.py"])
    carrying = _known(programs["wicketgate/domain/post/line.py"])

    assert {each for each in writing if each.startswith("wicketgate.domain.gate")} == {
        "wicketgate.domain.gate.mail",
        "wicketgate.domain.gate.mail.Words",
        "wicketgate.domain.gate.mail.compose_mail",
    }
    assert not any(each.startswith("wicketgate.domain.gate") for each in carrying)
    handed = [
        ast.unparse(node)
        for node in ast.walk(ast.parse(programs["wicketgate/domain/post/line.py"]))
        if isinstance(node, ast.Call) and called_name(node) in {"rcpt", "data", "sendmail", "send_message"}
    ]
    assert sorted(handed) == ["self.smtp.rcpt(recipient)", "smtp.data(content)"]


def test_whoever_sends_mail_is_the_outbox_alone(programs: dict[str, str]) -> None:
    using = {
        file
        for file, text in ours(programs).items()
        if any(
            each.startswith(("wicketgate.domain.post.line", "wicketgate.domain.post.writing"))
            for each in _known(text)
        )
    }

    assert using == {
        "wicketgate/domain/post/line.py",
        "wicketgate/domain/post/operations.py",
        "wicketgate/domain/post/sending.py",
    }


def test_nothing_that_others_wrote_can_mail_by_itself() -> None:
    """Django can mail errors with all that a page held, and allauth what happens to a sign-in: neither has a way."""
    assert settings.EMAIL_BACKEND == "django.core.mail.backends.dummy.EmailBackend"
    for name in ("ADMINS", "MANAGERS", "EMAIL_HOST_USER", "EMAIL_HOST_PASSWORD"):
        assert not getattr(settings, name, None), name
    handlers = {handler["class"] for handler in settings.LOGGING["handlers"].values()}  # type: ignore[attr-defined]
    assert handlers == {"logging.StreamHandler"}


def _lines(programs: dict[str, str]) -> Iterator[str]:
    for file, text in ours(programs).items():
        yield from (f"{file}: {line.strip()}" for line in text.splitlines())


def test_a_closed_value_is_never_asked_for_its_bytes_outside_the_safe(programs: dict[str, str]) -> None:
    asking = {
        line for line in _lines(programs) if ".blob" in line and not line.startswith("wicketgate/vault/")
    }

    assert asking == set(), "ciphertext leaves with the database and its backups, and by no other way"
