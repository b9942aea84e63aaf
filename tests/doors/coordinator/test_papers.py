"""The recovery papers are checked back by words that are never shown or kept, and the second family waits for it."""

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from tests.families import a_family
from tests.people import CENTRE, FOUNDER, NOW, TODAY, Cast
from tests.signing_in import sign_in
from wicketgate.domain.concerns.models import Concern
from wicketgate.domain.concerns.operations import Account, raise_concern
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.people.models import Arrangement
from wicketgate.domain.policy import papers
from wicketgate.domain.policy.models import Centre, PaperCheck
from wicketgate.domain.policy.operations import note_papers_made
from wicketgate.domain.policy.papers import PapersUnchecked, newest_papers
from wicketgate.doors import clock, founding
from wicketgate.doors.web.coordinator.forms.referrals import BOTH, NO_AGENCY
from wicketgate.vault import recovery, rootkey, shares
from wicketgate.vault.chance import new_id
from wicketgate.vault.shares import Share
from wicketgate.vault.words import WORDS

WORRY = Account(kind="concern", words="She flinched when he came in.")

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def data(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of records of their own, backed up with papers whichever database the tests have."""
    settings.WICKETGATE_DATA = tmp_path
    monkeypatch.setattr(papers, "is_backed_up_elsewhere", lambda: False)
    return tmp_path


@pytest.fixture
def door(people: Cast, data: Path, client: Client) -> Iterator[Client]:
    """The coordinator of a real centre at the door."""
    Centre.objects.update(is_demonstration=False)
    with clock.held(NOW):
        sign_in(client, people.coordinator)
        yield client


def papers_made(data: Path) -> tuple[Share, Share, Share]:
    made = recovery.make(data, centre=CENTRE, root=rootkey.current(), on=TODAY)
    name = recovery.papers_of(recovery.kept(data).recipient)
    note_papers_made(name, made_on=TODAY, by=FOUNDER, at=NOW)
    return made


def boxes(share: Share) -> dict[str, str]:
    words = shares.words_of(share)
    return {f"line_{number}": word for number, word in enumerate(words[:6], 1)} | {
        "last_line": " ".join(words[6:])
    }


def sent(client: Client, answers: dict[str, str]) -> Any:
    return client.post(reverse("coordinator:papers"), answers)


def checked() -> set[int]:
    held = newest_papers(CENTRE)
    return set(held.checked) if held else set()


def test_two_papers_are_checked_by_their_words(door: Client, data: Path) -> None:
    one, _two, three = papers_made(data)

    for share in (one, three):
        assert sent(door, boxes(share)).status_code == 302

    assert checked() == {1, 3}
    assert Entry.objects.filter(event=Event.PAPER_CHECKED).count() == 2
    assert "Two papers of the newest set" in door.get(reverse("coordinator:papers")).content.decode()
    assert "papers" not in [step.code for step in founding.steps(CENTRE, on=TODAY) if not step.is_done]


def test_the_same_paper_twice_counts_once(door: Client, data: Path) -> None:
    one, _two, _three = papers_made(data)

    sent(door, boxes(one))
    sent(door, boxes(one) | {"line_1": f" {shares.words_of(one)[0].upper()} "})

    assert checked() == {1}
    assert PaperCheck.objects.count() == 1
    assert "papers" in [step.code for step in founding.steps(CENTRE, on=TODAY) if not step.is_done]


def test_the_square_of_a_paper_is_scanned_instead(door: Client, data: Path) -> None:
    _one, two, _three = papers_made(data)

    response = sent(door, {"scanned": shares.encode(two).upper()})

    assert response.status_code == 302
    assert checked() == {2}


@pytest.mark.parametrize("line", [*range(1, 7), 7])
def test_a_mistyped_letter_is_told_with_its_line_and_never_shown(door: Client, data: Path, line: int) -> None:
    one, _two, _three = papers_made(data)
    answers = boxes(one)
    field = "last_line" if line == 7 else f"line_{line}"
    answers[field] = "x" + answers[field][1:]

    page = sent(door, answers).content.decode()

    assert f"Line {line} is not as on the paper" in page
    assert not [word for words in answers.values() for word in words.split() if f'value="{word}' in page]
    assert checked() == set()


@pytest.mark.parametrize("line", [1, 4, 7])
def test_one_word_mistaken_for_another_is_told_with_its_line(door: Client, data: Path, line: int) -> None:
    one, _two, _three = papers_made(data)
    words = list(shares.words_of(one))
    place = 8 if line == 7 else line - 1
    words[place] = next(word for word in WORDS if word != words[place])
    answers = {f"line_{number}": word for number, word in enumerate(words[:6], 1)}

    page = sent(door, answers | {"last_line": " ".join(words[6:])}).content.decode()

    assert f"Line {line} is not as on the paper" in page
    assert checked() == set()


def test_a_paper_of_another_set_is_not_taken(door: Client, data: Path) -> None:
    old, _two, _three = papers_made(data)
    papers_made(data)

    typed = sent(door, boxes(old)).content.decode()
    scanned = sent(door, {"scanned": shares.encode(old)}).content.decode()
    cut = sent(door, {"scanned": shares.encode(old)[:90]}).content.decode()

    assert "not a paper of the newest set" in typed
    assert "not a paper of the newest set" in scanned
    assert "not the whole of a paper" in cut
    assert checked() == set()


def test_the_words_are_kept_nowhere(door: Client, data: Path, caplog: pytest.LogCaptureFixture) -> None:
    one, two, _three = papers_made(data)
    before = {path: path.read_bytes() for path in data.iterdir()}
    wrong = boxes(two) | {"line_2": "nonsense"}

    with caplog.at_level(logging.DEBUG):
        sent(door, boxes(one))
        sent(door, wrong)

    words = {word for share in (one, two) for word in shares.words_of(share)} | {"nonsense"}
    held = [session.session_data for session in Session.objects.all()]
    said = " ".join([caplog.text, *map(str, door.session.items()), *held])
    assert not {word for word in words if re.search(rf"[='\"]{word}\b", said)}
    assert {path: path.read_bytes() for path in data.iterdir()} == before
    assert not {word for word in words if f'"{word}"' in (data / "recovery.json").read_text()}


def test_before_there_are_papers_the_page_says_how_they_are_made(door: Client) -> None:
    page = door.get(reverse("coordinator:papers")).content.decode()

    assert "Make the papers first" in page
    assert "wicketgate recovery-papers" in page
    assert "line_1" not in page


def test_the_first_family_needs_no_papers_and_the_second_does(door: Client, data: Path, people: Cast) -> None:
    a_family(people)
    with pytest.raises(PapersUnchecked):
        a_family(people)
    one, two, _three = papers_made(data)
    sent(door, boxes(one))
    with pytest.raises(PapersUnchecked):
        a_family(people)

    sent(door, boxes(two))
    a_family(people)

    assert Arrangement.objects.filter(centre=CENTRE).count() == 2


def test_typing_in_a_second_family_leads_to_the_papers(door: Client, people: Cast) -> None:
    a_family(people)
    start = reverse("coordinator:referral_start")
    answers = {"acts_for": BOTH, "agency": NO_AGENCY, "given_notice": "on", "once": str(new_id())}

    response = door.post(start, answers, follow=True)

    assert response.redirect_chain[-1][0] == reverse("coordinator:papers")
    assert "This waits for the recovery papers" in response.content.decode()


def test_a_concern_never_waits_for_the_papers(door: Client, people: Cast) -> None:
    a_family(people)

    raise_concern(WORRY, once="a page", by=people.viewer("volunteer"), at=NOW)

    assert Concern.objects.count() == 1
    assert door.get(reverse("shared:raise_concern")).status_code == 200


def test_records_on_a_server_with_backups_of_its_own_need_none(
    door: Client, people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papers, "is_backed_up_elsewhere", lambda: True)

    a_family(people)
    a_family(people)

    assert Arrangement.objects.filter(centre=CENTRE).count() == 2


def test_a_demonstration_needs_no_papers(people: Cast, data: Path) -> None:
    a_family(people)
    a_family(people)

    assert Arrangement.objects.filter(centre=CENTRE).count() == 2


@pytest.mark.parametrize(
    ("who", "status"), [("coordinator", 200), ("chair", 200), ("team_leader", 404), ("referrer", 404)]
)
def test_only_those_who_keep_the_centres_details_see_the_page(
    people: Cast, data: Path, client: Client, who: str, status: int
) -> None:
    with clock.held(NOW):
        sign_in(client, getattr(people, who))

        assert client.get(reverse("coordinator:papers")).status_code == status
