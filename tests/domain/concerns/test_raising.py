"""A concern can always be written: by anybody signed in, at once, sealed, and only once."""

from dataclasses import replace

import pytest
from django.db.models import QuerySet

from tests.people import CENTRE, NOW, Cast, cast
from wicketgate.domain.concerns.models import Concern
from wicketgate.domain.concerns.operations import Account, AlreadyRaised, raise_concern
from wicketgate.domain.concerns.queries import raised_before
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.people.models import Arrangement
from wicketgate.domain.policy.models import AdoptedEdition
from wicketgate.vault.sealed import DOTS

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
WORRY = Account(kind="concern", words="She flinched when he came in. 0161 496 0123, M20 3BG")


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.mark.parametrize(
    ("who", "second_factor"),
    [
        pytest.param("coordinator", NOW, id="the coordinator"),
        pytest.param("volunteer", NOW, id="a volunteer"),
        pytest.param("volunteer", None, id="without a second factor"),
        pytest.param("unsigned", NOW, id="without an undertaking"),
        pytest.param("chair", NOW, id="the chair, who sees no family"),
        pytest.param("referrer", NOW, id="an agency's contact"),
    ],
)
def test_anybody_signed_in_writes_one(people: Cast, who: str, second_factor: object) -> None:
    viewer = replace(people.viewer(who), second_factor_at=second_factor)  # type: ignore[arg-type]

    kept = raise_concern(WORRY, once="a page", by=viewer, at=NOW)

    concern = Concern.objects.get()
    assert kept.reference == concern.reference
    assert str(concern.words) == DOTS
    assert kept.readers == ("safeguarding_officer",)


def test_one_can_be_written_before_the_centre_has_a_policy(people: Cast) -> None:
    viewer = people.viewer("volunteer")
    AdoptedEdition.objects.all().delete()

    raise_concern(WORRY, once="a page", by=viewer, at=NOW)

    assert Concern.objects.count() == 1


def test_it_is_entered_with_its_duties_and_none_of_its_words(people: Cast) -> None:
    raise_concern(
        Account(kind="accident", words="A cut knee"), once="a page", by=people.viewer("volunteer"), at=NOW
    )

    entry = Entry.objects.get(event=Event.CONCERN_RAISED)
    assert (entry.subject, entry.rule) == (Concern.objects.get().id, "reports")


@pytest.mark.parametrize(
    ("kind", "duty"),
    [
        ("concern", "tell_safeguarding_officer"),
        ("incident", "tell_coordinator"),
        ("accident", "accident_book"),
        ("complaint", "tell_complaints_officer"),
    ],
)
def test_each_kind_has_its_duty(people: Cast, kind: str, duty: str) -> None:
    kept = raise_concern(
        Account(kind=kind, words="Words"), once="a page", by=people.viewer("volunteer"), at=NOW
    )

    assert kept.duties == {duty}


def test_the_same_page_sent_twice_is_one_concern(people: Cast) -> None:
    viewer = people.viewer("volunteer")
    first = raise_concern(WORRY, once="a page", by=viewer, at=NOW)

    with pytest.raises(AlreadyRaised):
        raise_concern(WORRY, once="a page", by=viewer, at=NOW)

    assert Concern.objects.count() == Entry.objects.filter(event=Event.CONCERN_RAISED).count() == 1
    assert raised_before("a page", viewer=viewer, at=NOW) == first


def test_two_people_whose_pages_bear_the_same_mark_write_two(people: Cast) -> None:
    raise_concern(WORRY, once="a page", by=people.viewer("volunteer"), at=NOW)
    raise_concern(WORRY, once="a page", by=people.viewer("unsigned"), at=NOW)

    assert Concern.objects.count() == 2


@pytest.mark.parametrize(
    ("typed", "is_known"),
    [
        pytest.param("a-0012", True, id="a reference, in small letters"),
        pytest.param("A-0013", False, id="a reference of nobody"),
        pytest.param("the tall boy's family", False, id="other words"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_a_family_is_named_by_its_reference_or_in_any_words(people: Cast, typed: str, is_known: bool) -> None:
    family = Arrangement(centre=CENTRE, reference="A-0012", service="supported", accepted_on=NOW.date())
    family.save(force_insert=True)

    raise_concern(replace(WORRY, about=typed), once="a page", by=people.viewer("volunteer"), at=NOW)

    concern = Concern.objects.get()
    assert concern.arrangement == (family.id if is_known else None)
    assert (concern.about is not None) == bool(typed)


def test_whoever_writes_about_the_officer_is_told_that_the_chair_reads_it(people: Cast) -> None:
    about = replace(WORRY, about_post="safeguarding_officer")

    kept = raise_concern(about, once="a page", by=people.viewer("volunteer"), at=NOW)

    assert kept.readers == ("chair",)


def test_they_are_told_when_nobody_can_read_it(people: Cast) -> None:
    people.officer.posts.all().delete()

    kept = raise_concern(WORRY, once="a page", by=people.viewer("volunteer"), at=NOW)

    assert kept.readers == ()
    assert Concern.objects.count() == 1


def test_an_officer_who_is_also_the_chair_does_not_read_about_themselves(people: Cast) -> None:
    post = people.chair.posts.get()
    post.account = people.officer
    post.save()

    kept = raise_concern(
        replace(WORRY, about_post="safeguarding_officer"),
        once="a page",
        by=people.viewer("volunteer"),
        at=NOW,
    )

    assert kept.readers == ()


def test_the_same_page_sent_twice_at_the_same_moment_is_one_concern(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewer = people.viewer("volunteer")
    raise_concern(WORRY, once="a page", by=viewer, at=NOW)
    # As the second of two sees it that looked before either had written.
    monkeypatch.setattr(QuerySet, "exists", lambda rows: False)

    with pytest.raises(AlreadyRaised):
        raise_concern(WORRY, once="a page", by=viewer, at=NOW)

    assert Concern.objects.count() == Entry.objects.filter(event=Event.CONCERN_RAISED).count() == 1
