"""What leaks elsewhere and isn't here at all: certificates kept, files destroyed, papers from elsewhere."""

import ast
import shutil
from base64 import b64encode
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.urls import reverse

from tests.asking import Field
from tests.census.house import ROOT, called_name, our_models, where
from tests.domain.gate.papers import text_of
from tests.doors.incidents.playing import everything_kept
from tests.people import TODAY, Cast
from tests.signing_in import signed_in
from wicketgate.domain.gate import document
from wicketgate.domain.gate.templates import TEMPLATES, Template
from wicketgate.vault.models import SubjectKey

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
PASSPORT = b"\x89PNG\r\n\x1a\n a passport that somebody scanned"
GOLDEN = ROOT / "tests" / "domain" / "gate" / "documents"
TAKES_A_FILE = {"FileField", "ImageField", "MultipleFileField", "FilePathField"}
DESTROYS = {"destroy"}
PRINTS_ALL = '#import "paper.typ": *\n#show: paper\n= #given.title\n#given.address\n'

# The one box for a file takes the centre's own published policy; its text is read, and the file is not kept.
MAY_TAKE_A_FILE = {"wicketgate/doors/web/coordinator/forms/policy.py"}
# Pages of a referral, whose values have just moved to the family's own records or were never sent.
MAY_DESTROY = {"wicketgate/domain/referrals/operations/typing_in.py"}


def programs(planted: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return every program file of the product by its path, with those that a test plants."""
    files = (ROOT / "wicketgate").rglob("*.py")
    return {path.relative_to(ROOT).as_posix(): path.read_text() for path in files} | dict(planted or {})


def naming(words: set[str], planted: Mapping[str, str] | None = None) -> Iterator[str]:
    """Yield where one of `words` is called, or handed on to be called."""
    for name, text in programs(planted).items():
        for node in ast.walk(ast.parse(text)):
            is_called = isinstance(node, ast.Call) and called_name(node) in words
            is_handed_on = isinstance(node, ast.Attribute) and node.attr in words
            if is_called or is_handed_on:
                yield where(name, node)


def files_of(places: Iterator[str]) -> set[str]:
    return {place.partition(":")[0] for place in places}


def test_incident_identity_documents_kept(people: Cast) -> None:
    kept = {field.name for model in our_models() for field in model._meta.get_fields() if _is_file(field)}

    assert kept == set()
    assert files_of(naming(TAKES_A_FILE)) == MAY_TAKE_A_FILE
    officer, one = signed_in(people, "officer"), reverse("officers:check", args=[people.volunteer.id])
    page = officer.get(one).content.decode()
    told = {"level": "enhanced", "outcome": "suitable", "certificate": SimpleUploadedFile("c.png", PASSPORT)}
    told |= {f"decided_on_{part}": getattr(TODAY, part) for part in ("day", "month", "year")}
    before = everything_kept()
    answer = officer.post(one, told | {"scan": SimpleUploadedFile("passport.png", PASSPORT)})
    kept_now = everything_kept()

    assert 'name="certificate"' in page
    assert 'type="file"' not in page
    assert answer.status_code == 302
    assert kept_now != before
    assert not any(form in kept_now for form in (PASSPORT, b64encode(PASSPORT), PASSPORT.hex().encode()))


def test_control_a_box_for_a_passport_is_found() -> None:
    planted = {"wicketgate/doors/web/officers/forms/passport.py": "passport = forms.ImageField()"}

    assert files_of(naming(TAKES_A_FILE, planted)) == MAY_TAKE_A_FILE | set(planted)


def _is_file(field: object) -> bool:
    return isinstance(field, models.FileField)


def test_incident_files_shredded_without_a_list(people: Cast, field: Field) -> None:
    officer = signed_in(people, "officer")
    before = SubjectKey.objects.count()

    pressed = officer.post(reverse("officers:due"), {"dispose": field.family.id.hex, "all": "on"})
    page = officer.get(reverse("officers:due")).content.decode()

    assert pressed.status_code in (200, 405)
    assert SubjectKey.objects.count() == before
    assert field.family.id.hex not in page
    assert files_of(naming(DESTROYS)) == MAY_DESTROY


def test_control_a_program_that_destroys_is_found() -> None:
    planted = {"wicketgate/doors/jobs/tidy.py": "keyring.destroy(centre=centre, subject=subject)"}

    assert files_of(naming(DESTROYS, planted)) == MAY_DESTROY | set(planted)


def untested() -> set[str]:
    """Return the papers that nobody has compared with the one they ought to be."""
    return set(TEMPLATES) - {path.stem for path in GOLDEN.glob("*.txt")}


def test_incident_redaction_tool_from_elsewhere_used_untested() -> None:
    assert untested() == set()
    assert list(naming({"redact", "redacted", "black_out", "blackout"})) == []
    with pytest.raises(KeyError):
        document.compose("copied", {})


def test_control_a_paper_from_elsewhere_is_found_to_be_untested(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    take_any_paper(monkeypatch, tmp_path, "copied", PRINTS_ALL)
    told = dict.fromkeys(("title", "centre", "service", "reference"), "Copied") | {"address": "14 Quince Row"}

    assert "14 Quince Row" in text_of(document.compose("copied", told))
    assert untested() == {"copied"}


def take_any_paper(monkeypatch: pytest.MonkeyPatch, folder: Path, name: str, source: str) -> None:
    """Let the program compose a paper that came from elsewhere."""
    documents = folder / "documents"
    shutil.copytree(document._FOLDER, documents)
    (documents / f"{name}.typ").write_text(source)
    monkeypatch.setitem(TEMPLATES, name, Template(frozenset({"address"})))
    monkeypatch.setattr(document, "_FOLDER", documents)
