"""Whoever can write into the database, without the program and its key: what they can't do, and what they can."""

import base64
import pickle
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import connection
from django.test import Client, override_settings

from tests.families import member
from tests.people import BEFORE, NOW, Cast
from tests.signing_in import sign_in
from wicketgate.domain.accounts.models import Account
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.verify import verify
from wicketgate.domain.people.models import Arrangement, Part, Person
from wicketgate.domain.people.operations import record_item, reveal_item
from wicketgate.domain.people.operations.walls import declare_known
from wicketgate.doors.web.shared.plain_cache import PlainCache
from wicketgate.vault import keyring, seal
from wicketgate.vault.errors import SealBroken

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
DJANGOS = "django.core.cache.backends.db.DatabaseCache"
THEIRS = "a-password-of-the-administrators"


def by_hand(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def written(one: UUID) -> str:
    """Return an id as a column of this database holds it."""
    return str(one) if connection.vendor == "postgresql" else one.hex


def her(family: Arrangement) -> Person:
    return member(family, Part.ADULT, side="lives_with").person


def her_address(people: Cast, family: Arrangement) -> str:
    """Open the mother's address as the coordinator does."""
    one = member(family, Part.ADULT, side="lives_with")
    return reveal_item(
        one.id,
        item="address",
        purpose="check_details",
        due_today=False,
        by=people.viewer("coordinator"),
        at=NOW,
    )


def put_his_address_in_place_of_hers(family: Arrangement) -> None:
    him = member(family, Part.ADULT, side="visits").person
    by_hand(
        "UPDATE people_person SET address = (SELECT address FROM people_person WHERE id = %s) WHERE id = %s",
        written(him.id),
        written(her(family).id),
    )


def test_no_value_is_put_in_the_place_of_another(people: Cast, family: Arrangement) -> None:
    put_his_address_in_place_of_hers(family)

    with pytest.raises(SealBroken):
        her_address(people, family)


def test_control_where_a_value_is_bound_to_nothing_his_is_shown_as_hers(
    people: Cast, family: Arrangement, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seal, "_bound", lambda place, version: b"")
    monkeypatch.setattr(keyring, "ensure", lambda centre, subject: (1, b"k" * 32))
    monkeypatch.setattr(keyring, "fetch", lambda subjects: _OneKey())
    for one in Person.objects.all():
        one.address = "14 Quince Row" if one.id == her(family).id else "80 Tannery Lane"
        one.save()

    put_his_address_in_place_of_hers(family)

    assert "Tannery Lane" in her_address(people, family)


class _OneKey(dict[object, bytes]):
    """One key for everybody."""

    def get(self, _subject: object, _otherwise: object = None) -> bytes:
        return b"k" * 32


def test_an_older_value_of_the_same_place_opens_when_it_is_put_back(
    people: Cast, family: Arrangement
) -> None:
    """What they can: write back what somebody's own field held before. Nothing notices by itself."""
    old = bytes(Person.objects.get(id=her(family).id).address.blob)
    one = member(family, Part.ADULT, side="lives_with")
    record_item(
        one.id, item="address", text="2 Heron Street\nLK9 9HS", by=people.viewer("coordinator"), at=NOW
    )

    Person.objects.filter(id=her(family).id).update(address=old)

    assert "14 Quince Row" in her_address(people, family)
    assert verify(people.centre.id).holds


def test_a_post_that_was_written_by_hand_opens_pages(people: Cast, family: Arrangement) -> None:
    """What they can: give a post to somebody who has an account. The list of posts shows it, and no entry does."""
    before = Entry.objects.count()
    by_hand(
        "INSERT INTO accounts_post (id, centre, account_id, role, begins, is_acting) VALUES (%s, %s, %s, %s, %s, %s)",
        written(UUID(int=4711)), written(people.centre.id), written(people.volunteer.id), "coordinator", BEFORE, False,
    )  # fmt: skip
    client = Client()
    sign_in(client, people.volunteer)

    assert Entry.objects.count() == before
    assert "Tobiah Marsh" in client.get("/centre/families/").content.decode()


def test_a_wall_that_was_taken_away_by_hand_stands_before_nobody(people: Cast, family: Arrangement) -> None:
    """What they can: change what isn't sealed. A wall, a duty and whose a referral is are rows like others."""
    client = Client()
    sign_in(client, people.coordinator)
    declare_known(family.id, by=people.viewer("coordinator"), at=NOW)
    assert "Tobiah" not in client.get("/centre/families/").content.decode()

    by_hand("DELETE FROM people_wall")

    assert "Tobiah" in client.get("/centre/families/").content.decode()
    assert verify(people.centre.id).holds


def test_a_password_that_was_written_by_hand_still_lacks_the_second_factor(people: Cast) -> None:
    """What they can: write a password of their own into somebody's row. It is half of what lets them in."""
    sign_in(Client(), people.coordinator)
    by_hand(
        "UPDATE accounts_account SET password = %s WHERE id = %s",
        make_password(THEIRS),
        written(people.coordinator.id),
    )
    client = Client()

    answer = client.post("/account/sign-in/", {"login": "coordinator", "password": THEIRS})

    assert Account.objects.get(id=people.coordinator.id).check_password(THEIRS)
    assert answer.headers["Location"] == "/account/sign-in/code/"
    assert "_auth_user_id" not in client.session


def test_a_second_factor_that_was_taken_out_by_hand_is_asked_for_anew(people: Cast) -> None:
    """What they can, all together: password and factor by hand are that account. The two are in one table's reach."""
    sign_in(Client(), people.coordinator)
    by_hand(
        "UPDATE accounts_account SET password = %s WHERE id = %s",
        make_password(THEIRS),
        written(people.coordinator.id),
    )
    by_hand("DELETE FROM mfa_authenticator")
    client = Client()

    client.post("/account/sign-in/", {"login": "coordinator", "password": THEIRS})

    assert client.get("/centre/families/").headers["Location"] == "/second-factor/"


ran: list[str] = []


class _Theirs:
    """What Python makes again by calling something of its writer's choice."""

    def __reduce__(self) -> tuple[Any, ...]:
        return run, ("a program of theirs",)


def run(what: str) -> None:
    ran.append(what)


def put_a_program_where_tries_are_counted() -> None:
    """Write it over every count, in the form in which Django's own cache keeps its values, and let it be read."""
    ran.clear()
    try_in_vain = {"login": "coordinator", "password": "not-her-password"}
    Client().post("/account/sign-in/", try_in_vain)
    by_hand("UPDATE rate_limits SET value = %s", base64.b64encode(pickle.dumps(_Theirs())).decode())
    Client(raise_request_exception=False).post("/account/sign-in/", try_in_vain)


def test_nothing_that_is_written_into_a_table_runs_as_a_program(people: Cast) -> None:
    put_a_program_where_tries_are_counted()

    assert ran == []


def test_control_where_counts_are_kept_as_django_keeps_them_it_runs(people: Cast) -> None:
    ours: Any = settings.CACHES["default"]
    assert ours["BACKEND"].endswith(PlainCache.__name__)

    with override_settings(CACHES={"default": ours | {"BACKEND": DJANGOS}}):
        put_a_program_where_tries_are_counted()

    assert "a program of theirs" in ran
