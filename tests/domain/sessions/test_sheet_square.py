"""A printed day sheet bears the newest checkpoint as a square: scanned, it is a witness that the verifier takes."""

from collections.abc import Mapping
from pathlib import Path

import pytest

import verify_ledger
from tests.domain.gate.papers import roles_of, text_of
from tests.domain.sessions.saturday import a_place, at, open_hall
from tests.families import a_family
from tests.people import CENTRE, FOUNDER, NOW, Cast, cast
from tests.squares import scanned
from wicketgate.domain.gate.composing import compose_document
from wicketgate.domain.gate.squares import square
from wicketgate.domain.ledger.bundle import whole
from wicketgate.domain.ledger.checkpoints import make, newest
from wicketgate.domain.sessions.models import OpeningDay
from wicketgate.domain.sessions.operations import print_day_sheet, sheets

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def day(people: Cast) -> OpeningDay:
    (day,) = open_hall(people)
    a_place(people, a_family(people), [day])
    return day


def printed(people: Cast, day: OpeningDay, monkeypatch: pytest.MonkeyPatch) -> tuple[bytes, str]:
    """Print the sheet, and return the PDF with the square that it was composed from."""
    given: list[Mapping[str, object]] = []
    proper = compose_document

    def noticing(template: str, fields: Mapping[str, object], **kwargs: object) -> object:
        given.append(fields)
        return proper(template, fields, **kwargs)  # type: ignore[arg-type]  # what it was given, passed on

    monkeypatch.setattr(sheets, "compose_document", noticing)
    by = people.viewer("team_leader")
    pdf = print_day_sheet(day.id, number=1, with_needs=False, by=by, at=at("09:00")).pdf
    return pdf, str(given[0]["square"])


def test_scanned_it_is_the_newest_checkpoint(
    people: Cast, day: OpeningDay, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(by=FOUNDER, at=NOW)
    make(by=FOUNDER, at=NOW)

    pdf, drawn = printed(people, day, monkeypatch)

    last = newest(CENTRE)
    assert last is not None
    assert scanned(drawn) == last.note
    assert "It names nobody" in text_of(pdf)
    assert roles_of(pdf).count("/Figure") == 1


def test_the_verifier_takes_what_was_scanned_as_a_witness(
    people: Cast, day: OpeningDay, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    make(by=FOUNDER, at=NOW)
    _pdf, drawn = printed(people, day, monkeypatch)
    kept, export = tmp_path / "photographed.txt", tmp_path / "export.txt"
    kept.write_text(scanned(drawn), encoding="utf-8")
    export.write_text("".join(whole(CENTRE)), encoding="utf-8")

    assert verify_ledger.main([str(export), "--witness", str(kept)]) == 0
    lines = export.read_text(encoding="utf-8").splitlines(keepends=True)
    export.write_text("".join(lines[:4]), encoding="utf-8")
    assert verify_ledger.main([str(export), "--witness", str(kept)]) == 1


def test_before_the_first_checkpoint_there_is_no_square(
    people: Cast, day: OpeningDay, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf, drawn = printed(people, day, monkeypatch)

    assert drawn == ""
    assert "It names nobody" not in text_of(pdf)


@pytest.mark.parametrize("length", [190, 220, 250, 280])
def test_any_text_of_a_checkpoints_length_is_read_back(length: int) -> None:
    text = ("wicketgate/11112222\n1310\n— ÄÖ/+=" * 30)[:length]

    assert scanned(square(text)) == text
    assert square(text) == square(text)
