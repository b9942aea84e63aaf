"""A concern is read by the post it goes to, for a purpose, with a fresh second factor; nobody else knows of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.people import NOW, Cast, cast
from wicketgate.domain.concerns.asking import READ_IN_A_DAY
from wicketgate.domain.concerns.models import Concern
from wicketgate.domain.concerns.operations import Account, raise_concern, read_concern
from wicketgate.domain.concerns.queries import concerns, known_to
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.refusals import NotFound, Refused
from wicketgate.vault.chance import new_id

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
WORDS = "He said that she must not tell."


@pytest.fixture
def people() -> Cast:
    return cast()


def a_concern(people: Cast, **said: str) -> Concern:
    account = Account(**{"kind": "concern", "words": WORDS, **said})
    raise_concern(account, once="a page", by=people.viewer("volunteer"), at=NOW)
    return Concern.objects.get()


ABOUT_OFFICER = {"about_post": "safeguarding_officer"}


@pytest.mark.parametrize(
    ("who", "said", "knows"),
    [
        pytest.param("officer", {}, True, id="the officer knows of a worry"),
        pytest.param("officer", {"about_post": "coordinator"}, True, id="and of one about the coordinator"),
        pytest.param("officer", ABOUT_OFFICER, False, id="but not of one about the officer"),
        pytest.param("officer", {"kind": "complaint", **ABOUT_OFFICER}, False, id="nor of such a complaint"),
        pytest.param("chair", ABOUT_OFFICER, True, id="which goes to the chair"),
        pytest.param("chair", {"kind": "complaint"}, True, id="who also hears complaints"),
        pytest.param("chair", {"kind": "complaint", "about_post": "chair"}, False, id="not about the chair"),
        pytest.param("chair", {}, False, id="and knows of no other worry"),
        pytest.param("coordinator", {}, False, id="the coordinator knows of none"),
        pytest.param("coordinator", {"kind": "incident"}, False, id="whatever its kind"),
        pytest.param("volunteer", {}, False, id="nor does whoever wrote it, once it is sent"),
        pytest.param("referrer", {}, False, id="nor an agency's contact"),
    ],
)
def test_who_knows_of_it(people: Cast, who: str, said: dict[str, str], knows: bool) -> None:
    concern, viewer = a_concern(people, **said), people.viewer(who)

    listed = concerns(viewer, at=NOW)

    assert [line.id for line in listed] == ([concern.id] if knows else [])
    assert known_to(viewer, at=NOW) == ({concern.id} if knows else set())
    if knows:
        assert read_concern(concern.id, purpose="follow_up", by=viewer, at=NOW).words == WORDS
    else:
        with pytest.raises(NotFound):
            read_concern(concern.id, purpose="follow_up", by=viewer, at=NOW)


def test_an_officer_who_is_also_the_chair_never_knows_of_one_about_themselves(people: Cast) -> None:
    post = people.chair.posts.get()
    post.account = people.officer
    post.save()
    a_concern(people, **ABOUT_OFFICER)

    assert known_to(people.viewer("officer", role="chair"), at=NOW) == set()


@pytest.mark.parametrize(
    ("who", "said", "name"),
    [
        pytest.param("officer", {}, "Volunteer of Larkfield", id="the officer sees whom to ask back"),
        pytest.param(
            "chair", {"kind": "complaint"}, "", id="the chair, who sees no names, sees the post alone"
        ),
    ],
)
def test_who_wrote_it(people: Cast, who: str, said: dict[str, str], name: str) -> None:
    concern = a_concern(people, **said)

    opened = read_concern(concern.id, purpose="follow_up", by=people.viewer(who), at=NOW)

    assert opened.written_by == name


def test_reading_is_entered_and_marks_it_read(people: Cast) -> None:
    concern = a_concern(people)

    read_concern(concern.id, purpose="first_reading", by=people.viewer("officer"), at=NOW)

    entry = Entry.objects.get(event=Event.CONCERN_READ)
    assert (entry.subject, entry.actor) == (concern.id, people.officer.token)
    assert Concern.objects.get().read_at == NOW


@pytest.mark.parametrize(
    ("minutes", "purpose", "reason"),
    [
        pytest.param(None, "follow_up", "second_factor_not_fresh", id="no second factor"),
        pytest.param(6, "follow_up", "second_factor_not_fresh", id="one of six minutes ago"),
        pytest.param(1, "", "no_purpose", id="no purpose"),
    ],
)
def test_what_is_missing_is_refused_and_entered(
    people: Cast, minutes: int | None, purpose: str, reason: str
) -> None:
    concern = a_concern(people)
    given = None if minutes is None else NOW - timedelta(minutes=minutes)
    viewer = replace(people.viewer("officer"), second_factor_at=given)

    with pytest.raises(Refused) as refused:
        read_concern(concern.id, purpose=purpose, by=viewer, at=NOW)

    assert refused.value.decision.reason.code == reason
    assert Entry.objects.filter(event=Event.REFUSED, subject=concern.id).count() == 1
    assert Concern.objects.get().read_at is None


def test_nobody_reads_more_in_a_day_than_a_person_can(people: Cast) -> None:
    concern, viewer = a_concern(people), people.viewer("officer")
    for _ in range(READ_IN_A_DAY):
        read_concern(concern.id, purpose="follow_up", by=viewer, at=NOW)

    with pytest.raises(Refused) as refused:
        read_concern(concern.id, purpose="follow_up", by=viewer, at=NOW)

    assert refused.value.decision.reason.code == "no_quota_left"


def test_an_officer_who_is_also_the_coordinator_never_knows_of_one_about_either(people: Cast) -> None:
    post = people.coordinator.posts.get()
    post.account = people.officer
    post.save()
    concern = a_concern(people, about_post="coordinator")

    assert known_to(people.viewer("officer", role="safeguarding_officer"), at=NOW) == set()
    assert known_to(people.viewer("chair"), at=NOW) == {concern.id}


def test_whoever_was_the_officer_then_does_not_know_of_it_as_the_chair_now(people: Cast) -> None:
    a_concern(people, **ABOUT_OFFICER)
    later = NOW + timedelta(days=30)
    people.officer.posts.update(ends=NOW.date() + timedelta(days=10))
    begin = people.chair.posts.get()
    begin.account = people.officer
    begin.save()

    assert known_to(people.viewer("officer", role="chair"), at=later) == set()


def test_whoever_was_the_officer_long_before_is_not_meant(people: Cast) -> None:
    former = people.chair.posts.get()
    former.role, former.ends = "safeguarding_officer", NOW.date() - timedelta(days=1)
    former.id = new_id()
    former.save(force_insert=True)
    concern = a_concern(people, **ABOUT_OFFICER)

    assert known_to(people.viewer("chair", role="chair"), at=NOW) == {concern.id}
