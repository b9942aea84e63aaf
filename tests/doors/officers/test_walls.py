"""The officers' page of walls: by username and reference, agreed to by whoever does not know the family."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.families import a_family
from tests.people import NOW, Cast
from tests.signing_in import sign_in
from wicketgate.domain.people.models import Wall
from wicketgate.domain.people.operations import declare_known

pytestmark = [pytest.mark.django_db(databases=["default", "keyring"]), pytest.mark.usefixtures("held_clock")]


@pytest.fixture
def wall(people: Cast) -> Wall:
    return declare_known(a_family(people).id, by=people.viewer("volunteer"), at=NOW)


@pytest.mark.parametrize("who", ["officer", "chair"])
def test_an_officer_agrees_without_seeing_a_name(client: Client, people: Cast, wall: Wall, who: str) -> None:
    sign_in(client, getattr(people, who))

    page = client.get(reverse("officers:walls")).content.decode()
    client.post(reverse("officers:wall_agree", args=[wall.id]))

    assert wall.arrangement.reference in page
    assert "Marsh" not in page
    assert Wall.objects.get().waived_by_role


def test_an_officer_who_knows_the_family_is_told_that_another_decides(
    client: Client, people: Cast, wall: Wall
) -> None:
    declare_known(wall.arrangement_id, by=people.viewer("officer"), at=NOW)
    sign_in(client, people.officer)

    page = client.post(reverse("officers:wall_agree", args=[wall.id]), follow=True).content.decode()

    assert "another officer must decide" in page
    assert not Wall.objects.get(id=wall.id).waived_by_role


def test_what_was_agreed_can_be_closed_again(client: Client, people: Cast, wall: Wall) -> None:
    sign_in(client, people.officer)

    for name in ("wall_agree", "wall_close"):
        client.post(reverse(f"officers:{name}", args=[wall.id]))

    assert not Wall.objects.get().waived_by_role


@pytest.mark.parametrize("who", ["coordinator", "team_leader", "volunteer", "referrer"])
def test_to_others_there_is_no_such_page(client: Client, people: Cast, wall: Wall, who: str) -> None:
    sign_in(client, getattr(people, who))

    assert client.get(reverse("officers:walls")).status_code == 404
    assert client.post(reverse("officers:wall_agree", args=[wall.id])).status_code == 404
