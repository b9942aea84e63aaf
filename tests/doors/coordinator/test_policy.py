"""The centre's policy in the coordinator's pages: brought in, checked, adopted, reviewed, and told."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.domain.policy.reading.word_files import docx
from tests.people import CENTRE, NOW, TODAY, Cast, cast
from tests.signing_in import sign_in
from wicketgate.domain.policy.models import AdoptedEdition, EditionDraft, PolicyDocument
from wicketgate.domain.policy.queries import edition_in_force, own_words
from wicketgate.domain.policy.reading import fingerprint_of, read, recognition
from wicketgate.doors import clock

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

DOCUMENTS = Path(__file__).parents[2] / "domain" / "policy" / "documents"
OWN = "01-plain-numbers.txt"
PAGES = ["policy", "policy_bring_in", "policy_review", "policy_told"]


@pytest.fixture
def people() -> Iterator[Cast]:
    with clock.held(NOW):
        yield cast()


@pytest.fixture
def door(people: Cast, client: Client) -> Client:
    sign_in(client, people.coordinator)
    return client


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let our own document be the one that Withington's edition was made from."""
    content = (DOCUMENTS / OWN).read_bytes()
    fingerprints = {"withington": fingerprint_of(read(OWN, content))}
    monkeypatch.setattr(recognition, "known", lambda: fingerprints)


def bring_in(client: Client, name: str = OWN, content: bytes | None = None) -> Any:
    content = (DOCUMENTS / OWN).read_bytes() if content is None else content
    file = SimpleUploadedFile(name, content)
    return client.post(reverse("coordinator:policy_bring_in"), {"file": file})


def begin(client: Client) -> EditionDraft:
    bring_in(client)
    document = PolicyDocument.objects.get()
    client.post(reverse("coordinator:policy_document", args=[document.id]), {"base": "withington"})
    return EditionDraft.objects.get()


def at(name: str, *parts: object) -> str:
    return reverse(f"coordinator:{name}", args=parts)


def sign_again(client: Client) -> None:
    client.post(reverse("shared:sign_undertaking"), {"promise": "on"})


def said(response: Any) -> str:
    return str(response.content.decode())


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("who", "status"),
    [
        pytest.param("coordinator", 200, id="the coordinator, who may"),
        pytest.param("chair", 200, id="the chair, who may"),
        pytest.param("team_leader", 404, id="the team leader, who almost may"),
        pytest.param("referrer", 404, id="a referrer, a stranger here"),
    ],
)
def test_the_policy_is_kept_by_the_coordinator_and_the_chair(
    people: Cast, client: Client, page: str, who: str, status: int
) -> None:
    sign_in(client, getattr(people, who))

    assert client.get(at(page)).status_code == status


def test_whoever_keeps_the_policy_finds_its_pages_and_everybody_else_the_copy(
    people: Cast, client: Client
) -> None:
    sign_in(client, people.coordinator)
    keeper = said(client.get(at("policy")))
    sign_in(client, people.team_leader)
    reader = said(client.get(reverse("shared:raise_concern")))

    assert f'href="{at("policy")}"' in keeper
    assert f'href="{at("policy")}"' not in reader
    assert f'href="{reverse("shared:policy")}"' in reader


def test_the_copy_for_whoever_asks_is_there_without_a_sign_in_and_can_be_printed(
    people: Cast, client: Client
) -> None:
    page = said(client.get(reverse("shared:policy")))

    assert "Last gone over in March 2024" in page
    assert "data-print" in page or "Print" in page


def test_what_was_read_is_shown_with_the_rule_that_each_paragraph_seems_to_say(door: Client) -> None:
    response = bring_in(door)

    page = said(door.get(response["Location"]))
    assert "We write no reports on what took place" in page
    assert "Last reviewed: 2025-05" in page
    assert "not one that we know" in page


def test_a_paragraph_that_matches_nothing_says_so(door: Client) -> None:
    content = (DOCUMENTS / OWN).read_bytes() + b"\n11. The kettle is descaled in spring.\n"

    page = said(door.get(bring_in(door, content=content)["Location"]))

    assert page.count("Not matched") == 1


@pytest.mark.parametrize(
    ("name", "content", "letter"),
    [
        pytest.param("policy.txt", b"", "The file is empty", id="an empty file"),
        pytest.param("policy.txt", b" \n \n", "a file without any words in it", id="a file of spaces"),
        pytest.param(
            "policy.txt", b"The kettle is descaled in spring.", "no paragraph seems", id="not a policy"
        ),
        pytest.param("policy.txt", b"a" * 50_000_000, "a file of 50.0 MB", id="50 MB"),
        pytest.param("policy.docx", docx("<w:p/>")[:200], "damaged", id="a damaged Word document"),
        pytest.param("policy.pdf", b"%PDF-1.7", "a PDF, whose paragraphs", id="a PDF"),
        pytest.param("policy.exe", b"MZ", "ending in “.exe”", id="a program"),
        pytest.param("policy.txt", b"\xff\xfe\x00\xd8 policy", "Got", id="bytes that are no text"),
    ],
)
def test_a_file_that_is_no_policy_is_a_letter_and_nothing_is_kept(
    door: Client, name: str, content: bytes, letter: str
) -> None:
    response = bring_in(door, name, content)

    assert response.status_code == 200
    assert letter in said(response)
    assert not PolicyDocument.objects.exists()


def test_a_document_that_is_no_policy_is_shown_as_it_was_read(door: Client) -> None:
    page = said(bring_in(door, "policy.txt", b"The kettle is descaled in spring."))

    assert "What was read" in page
    assert "The kettle is descaled in spring." in page


def test_each_value_stands_beside_its_paragraph(door: Client) -> None:
    draft = begin(door)

    page = said(door.get(at("policy_edition", draft.id)))

    assert "Nobody&#x27;s address, phone number" in page
    assert "Who must sign before they see a family?" in page
    assert "Enhanced" in page.replace("enhanced", "Enhanced")


def test_the_form_sent_twice_adopts_once(door: Client) -> None:
    draft = begin(door)
    before = AdoptedEdition.objects.count()
    adoption = {"version": draft.version, "minute": ""}

    first = door.post(at("policy_edition", draft.id), adoption)
    sign_again(door)
    second = door.post(at("policy_edition", draft.id), adoption)

    assert first.status_code == 302
    assert second.status_code == 404
    assert AdoptedEdition.objects.count() == before + 1
    assert own_words(CENTRE, "keeping", on=TODAY).text.startswith("Papers about families")


def test_a_new_edition_asks_everybody_to_sign_again(door: Client) -> None:
    draft = begin(door)

    door.post(at("policy_edition", draft.id), {"version": draft.version, "minute": ""})

    response = door.get(at("policy"))
    assert response.status_code == 302
    assert response["Location"] == reverse("shared:sign_undertaking")


def rule_answers(draft: EditionDraft, **changed: object) -> dict[str, object]:
    held: dict[str, object] = {
        "version": draft.version,
        "rules.dbs.paragraph": "6",
        "rules.dbs.summary": "Everyone has an enhanced check.",
        "dbs.level": "enhanced",
        "dbs.result_viewers": ["chair"],
        "dbs.recheck_months": "36",
        "dbs.grace_days": "0",
    }
    return held | {key.replace("__", "."): value for key, value in changed.items()}


def test_a_value_is_changed_and_kept(door: Client) -> None:
    draft = begin(door)

    response = door.post(at("policy_rule", draft.id, "dbs"), rule_answers(draft, dbs__recheck_months="24"))

    assert response.status_code == 302
    assert EditionDraft.objects.get().choices["dbs.recheck_months"] == 24


@pytest.mark.parametrize(
    ("rule", "answers", "letter"),
    [
        pytest.param(
            "dbs",
            {"dbs.result_viewers": []},
            "Who sees the result? Expected at least one",
            id="nobody sees the result of a check",
        ),
        pytest.param("dbs", {"dbs.recheck_months": "0"}, "a whole number from 1", id="no months"),
        pytest.param("dbs", {"dbs.recheck_months": "soon"}, "Enter a whole number", id="a number in words"),
        pytest.param(
            "dbs", {"dbs.level": "none"}, "not one of the available choices", id="a level there isn't"
        ),
        pytest.param(
            "dbs", {"rules.dbs.paragraph": "99"}, "not one of the available", id="a paragraph there isn't"
        ),
    ],
)
def test_a_value_that_the_law_refuses_is_a_letter_at_its_place_and_nothing_is_kept(
    door: Client, rule: str, answers: dict[str, object], letter: str
) -> None:
    draft = begin(door)

    response = door.post(at("policy_rule", draft.id, rule), rule_answers(draft) | answers)

    assert response.status_code == 200
    assert letter in said(response)
    assert EditionDraft.objects.get().version == draft.version


def test_remarks_and_dates_to_come_are_below_the_floor(door: Client) -> None:
    draft = begin(door)
    page = door.get(at("policy_rule", draft.id, "attendance"))
    form = page.context["form"]
    answers = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}

    response = door.post(
        at("policy_rule", draft.id, "attendance"), answers | {"attendance.items": ["date", "future_date"]}
    )

    assert "Expected only date, time, who_attended, absence_reason, got future_date." in said(response)
    assert "The floor" in said(response)


def test_two_people_changing_one_rule_do_not_write_over_each_other(door: Client) -> None:
    draft = begin(door)
    door.post(at("policy_rule", draft.id, "dbs"), rule_answers(draft, dbs__recheck_months="24"))

    late = door.post(at("policy_rule", draft.id, "dbs"), rule_answers(draft, dbs__recheck_months="12"))

    assert "somebody else changed it" in said(late)
    assert EditionDraft.objects.get().choices["dbs.recheck_months"] == 24


def test_what_is_less_strict_asks_for_the_committees_minute(door: Client) -> None:
    draft = begin(door)
    door.post(at("policy_rule", draft.id, "dbs"), rule_answers(draft, dbs__recheck_months="60"))
    version = EditionDraft.objects.get().version
    before = AdoptedEdition.objects.count()

    without = door.post(at("policy_edition", draft.id), {"version": version, "minute": ""})
    shown = said(without)
    with_one = door.post(at("policy_edition", draft.id), {"version": version, "minute": "item 4"})

    assert "These values are less strict" in shown
    assert "60 (we start from: 36)" in shown
    assert "Write the number of the committee’s minute" in shown
    assert with_one.status_code == 302
    assert AdoptedEdition.objects.count() == before + 1


def test_a_known_document_shows_only_its_differences_and_takes_one_confirmation(
    door: Client, known: None
) -> None:
    response = bring_in(door)
    draft = EditionDraft.objects.get()

    page = said(door.get(response["Location"]))
    door.post(response["Location"], {"version": draft.version, "minute": ""})

    assert response["Location"] == at("policy_edition", draft.id)
    assert "Nothing differs" in page
    assert "Only the month of its last review is another: 2025-05" in page
    assert own_words(CENTRE, "reports", on=TODAY).text.startswith("We write no reports")


def test_a_known_document_that_was_changed_shows_what_changed(door: Client, known: None) -> None:
    content = (DOCUMENTS / OWN).read_bytes().replace(b"three years", b"two years")

    page = said(door.get(bring_in(door, content=content)["Location"]))

    assert "but it was changed" in page
    assert "nobody has needed for two years" in page


def test_a_document_without_a_date_of_review_is_adopted_only_when_somebody_wrote_one(door: Client) -> None:
    content = (DOCUMENTS / OWN).read_bytes().replace(b"Last reviewed: May 2025.", b"")
    document = door.post(bring_in(door, content=content)["Location"], {"base": "withington"})
    draft = EditionDraft.objects.get()
    before = AdoptedEdition.objects.count()

    refused = door.post(document["Location"], {"version": draft.version, "minute": ""})
    answers = {
        "version": draft.version,
        "rules.review.paragraph": "10",
        "rules.review.summary": "Every year.",
        "edition.last_reviewed_day": "2",
        "edition.last_reviewed_month": "6",
        "edition.last_reviewed_year": "2026",
        "edition.review_every_months": "12",
    }
    door.post(at("policy_rule", draft.id, "review"), answers)
    held = EditionDraft.objects.get()
    door.post(document["Location"], {"version": held.version, "minute": ""})

    assert "When was the policy last reviewed?" in said(refused)
    assert AdoptedEdition.objects.count() == before + 1
    assert edition_in_force(CENTRE, on=TODAY).edition.last_reviewed.isoformat() == "2026-06-02"


@pytest.mark.parametrize("page", ["policy_document", "policy_edition"])
def test_another_centres_document_and_draft_are_not_there(door: Client, page: str) -> None:
    draft = begin(door)
    EditionDraft.objects.update(centre=draft.id)
    PolicyDocument.objects.update(centre=draft.id)
    held = {"policy_document": draft.document_id, "policy_edition": draft.id}[page]

    assert door.get(at(page, held)).status_code == 404
