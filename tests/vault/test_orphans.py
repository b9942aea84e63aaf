"""A key that seals nothing goes after two sweeps a day apart, and never one that somebody may be about to use."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from wicketgate.vault import keyring, orphans
from wicketgate.vault.chance import new_id
from wicketgate.vault.models import SubjectKey

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

CENTRE = UUID(int=5)
NIGHT = datetime(2026, 11, 22, 2, tzinfo=UTC)
DAY = timedelta(days=1)


def a_key() -> UUID:
    subject = new_id()
    keyring.ensure(centre=CENTRE, subject=subject)
    return subject


def swept(subjects: Collection[UUID], at: datetime) -> tuple[int, int]:
    done = orphans.sweep(subjects, centre=CENTRE, at=at)
    return done.marked, done.destroyed


def test_an_orphan_goes_at_the_second_sweep_a_day_later() -> None:
    subject = a_key()

    first, too_soon, second = (swept([subject], NIGHT + wait) for wait in (0 * DAY, DAY * 0.99, DAY))

    assert (first, too_soon, second) == ((1, 0), (0, 0), (0, 1))
    assert orphans.subjects_with_keys(CENTRE) == frozenset()


def test_a_key_that_is_used_meanwhile_stays() -> None:
    subject = a_key()
    swept([subject], NIGHT)

    swept([], NIGHT + DAY)
    marked_anew = swept([subject], NIGHT + 2 * DAY)

    assert marked_anew == (1, 0)


def test_whoever_wants_a_marked_key_takes_the_mark_away() -> None:
    subject = a_key()
    swept([subject], NIGHT)
    _generation, key = keyring.ensure(centre=CENTRE, subject=subject)

    destroyed = swept([subject], NIGHT + DAY)

    assert destroyed == (1, 0)
    assert keyring.fetch([subject])[(subject, 1)] == key


def test_a_key_that_is_swept_as_it_is_wanted_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    subject = a_key()
    swept([subject], NIGHT)
    monkeypatch.setattr(keyring, "_wanted_again", _swept_that_moment)

    _generation, key = keyring.ensure(centre=CENTRE, subject=subject)

    assert keyring.fetch([subject])[(subject, 1)] == key


def _swept_that_moment(subject: UUID) -> bool:
    SubjectKey.objects.filter(subject=subject).delete()
    return False


def test_another_centres_keys_are_left_alone() -> None:
    subject = a_key()

    assert orphans.sweep([subject], centre=UUID(int=6), at=NIGHT) == orphans.Swept(0, 0)


def test_many_orphans_go_at_once() -> None:
    subjects = [new_id() for _number in range(1_200)]
    SubjectKey.objects.bulk_create(keyring.draw(centre=CENTRE, subject=subject)[1] for subject in subjects)

    assert swept(subjects, NIGHT) == (1_200, 0)
    assert swept(subjects, NIGHT + DAY) == (0, 1_200)
