"""The ledger's page: for whom the table of keys names, by post and without names; and its check."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

import verify_ledger
from tests.people import CENTRE, FOUNDER, NOW, Cast
from tests.signing_in import sign_in
from wicketgate.domain.concerns.operations import Account, raise_concern
from wicketgate.domain.ledger import checkpoints, merkle, queries, verify
from wicketgate.domain.ledger.bundle import whole
from wicketgate.domain.ledger.checkpoints import make
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.doors.web.officers.views import ledger
from wicketgate.vault import opening

pytestmark = [pytest.mark.django_db(databases=["default", "keyring"]), pytest.mark.usefixtures("held_clock")]


@pytest.mark.parametrize("who", ["coordinator", "officer", "chair"])
def test_it_says_what_happened_and_names_nobody(client: Client, people: Cast, who: str) -> None:
    sign_in(client, getattr(people, who))

    page = client.get(reverse("officers:ledger")).content.decode()

    assert "The undertaking was signed" in page
    assert "of Larkfield" not in page.replace("St Anne", "")


@pytest.mark.parametrize("who", ["volunteer", "team_leader", "referrer"])
def test_to_others_there_is_no_such_page(client: Client, people: Cast, who: str) -> None:
    sign_in(client, getattr(people, who))

    assert client.get(reverse("officers:ledger")).status_code == 404
    assert client.post(reverse("officers:verify_ledger")).status_code == 404


def test_the_button_says_that_it_holds(client: Client, people: Cast) -> None:
    sign_in(client, people.chair)

    page = client.post(reverse("officers:verify_ledger"), follow=True).content.decode()

    assert "The ledger holds" in page


def test_it_says_so_when_an_entry_was_changed(
    client: Client, people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(client, people.chair)
    # The triggers let nobody change an entry, so the check is given another idea of what the fourth one says.
    honest = merkle.leaf_hash
    monkeypatch.setattr(
        verify, "leaf_hash", lambda form: b"" if form.split(b"\n")[1] == b"4" else honest(form)
    )

    page = client.post(reverse("officers:verify_ledger"), follow=True).content.decode()

    assert "Entry 4 is the first that does not fit" in page


def test_it_says_so_when_a_detail_was_changed(
    client: Client, people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(client, people.chair)
    honest = opening.which_match
    monkeypatch.setattr(verify, "which_match", lambda pairs: [*honest(pairs)[:6], False, *honest(pairs)[7:]])

    page = client.post(reverse("officers:verify_ledger"), follow=True).content.decode()

    assert "Entry 7 is the first that does not fit" in page


def test_it_says_so_when_the_database_no_longer_guards_it(
    client: Client, people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(client, people.chair)
    monkeypatch.setattr(ledger, "missing_triggers", lambda: ["ledger_entry_no_update"])

    page = client.post(reverse("officers:verify_ledger"), follow=True).content.decode()

    assert "no longer guards the ledger" in page


class TestCheckpoints:
    """The file for a second device, and what the page says of the last checkpoint."""

    def test_the_file_is_signed_and_holds_no_entry(
        self, client: Client, people: Cast, tmp_path: Path
    ) -> None:
        make(by=FOUNDER, at=NOW - timedelta(days=1))
        sign_in(client, people.chair)

        answer = client.post(reverse("officers:checkpoints_file"))
        file = tmp_path / "checkpoints.txt"
        file.write_bytes(answer.content)
        told = verify_ledger.read(str(file))

        assert answer["Content-Disposition"] == 'attachment; filename="checkpoints-2026-11-21.txt"'
        assert verify_ledger.main([str(file)]) == 0
        assert (len(told["checkpoint"]), told["entry"], told["inclusion"]) == (2, [], [])
        assert b"Larkfield" not in answer.content
        assert b"concern" not in answer.content
        assert Entry.objects.filter(event=Event.CHECKPOINTS_TAKEN_OUT).count() == 1

    def test_two_of_one_day_are_of_the_same_size(self, client: Client, people: Cast) -> None:
        sign_in(client, people.coordinator)
        taken = client.post(reverse("officers:checkpoints_file")).content

        raise_concern(
            Account(kind="concern", words="x"), once="a page", by=people.viewer("volunteer"), at=NOW
        )

        assert client.post(reverse("officers:checkpoints_file")).content == taken

    def test_it_is_a_witness_of_the_whole_ledger(self, client: Client, people: Cast, tmp_path: Path) -> None:
        sign_in(client, people.officer)
        kept, export = tmp_path / "kept.txt", tmp_path / "export.txt"
        kept.write_bytes(client.post(reverse("officers:checkpoints_file")).content)
        export.write_text("".join(whole(CENTRE)), encoding="utf-8")

        assert verify_ledger.main([str(export), "--witness", str(kept)]) == 0
        lines = export.read_text(encoding="utf-8").splitlines(keepends=True)
        export.write_text("".join(lines[:1] + lines[2:]), encoding="utf-8")
        assert verify_ledger.main([str(export), "--witness", str(kept)]) == 1

    def test_a_ledger_that_was_changed_is_not_signed_and_the_page_says_so(
        self, client: Client, people: Cast, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        make(by=FOUNDER, at=NOW)
        sign_in(client, people.chair)
        for module in (checkpoints, queries):
            monkeypatch.setattr(module, "tree_of", lambda _centre: merkle.Tree([b"0" * 32] * 999))

        page = client.post(reverse("officers:checkpoints_file"), follow=True).content.decode()

        assert "No checkpoint was signed" in page
        assert "No checkpoint can be signed" in page
        assert not Entry.objects.filter(event=Event.CHECKPOINTS_TAKEN_OUT).exists()

    @pytest.mark.parametrize("who", ["volunteer", "team_leader", "referrer"])
    def test_others_have_no_such_file(self, client: Client, people: Cast, who: str) -> None:
        sign_in(client, getattr(people, who))

        assert client.post(reverse("officers:checkpoints_file")).status_code == 404


def test_looking_changes_nothing_and_a_link_checks_nothing(client: Client, people: Cast) -> None:
    sign_in(client, people.chair)

    assert client.get(reverse("officers:verify_ledger")).status_code == 405
    assert client.get(reverse("officers:checkpoints_file")).status_code == 405


@pytest.mark.parametrize("before", ["nonsense", "00000000-0000-0000-0000-000000000000", "9" * 400])
def test_it_takes_any_page_mark(client: Client, people: Cast, before: str) -> None:
    sign_in(client, people.chair)

    assert client.get(reverse("officers:ledger"), {"before": before}).status_code == 200
