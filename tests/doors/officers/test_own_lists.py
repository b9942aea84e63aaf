"""The second person's page: by reference, without a name, for the officer and the chair."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.asking import Field
from tests.own_lists import gathered, him, much_is_given_out
from tests.people import TODAY
from tests.signing_in import sign_in
from wicketgate.domain.disclosures.models import OwnList
from wicketgate.domain.people.models import Wall

pytestmark = [pytest.mark.django_db(databases=["default", "keyring"]), pytest.mark.usefixtures("held_clock")]


@pytest.fixture
def own(field: Field) -> OwnList:
    much_is_given_out(field)
    return gathered(field, him(field))


@pytest.mark.parametrize(("who", "reads"), [("officer", True), ("chair", False)])
def test_the_officer_reads_the_lines_and_the_chair_decides_without(
    client: Client, field: Field, own: OwnList, who: str, reads: bool
) -> None:
    sign_in(client, getattr(field.cast, who))

    page = client.get(reverse("officers:own_list", args=[own.id])).content.decode()

    assert ("Your telephone number was opened" in page) is reads
    assert ("the lines stay closed to you" in page) is not reads
    assert "I agree that they are given it" in page
    assert not {name for name in ("Tobiah", "Marsh", "Niamh", "Zoë") if name in page}


@pytest.mark.parametrize("act", ["agree", "stop"])
def test_they_decide_once(client: Client, field: Field, own: OwnList, act: str) -> None:
    sign_in(client, field.cast.officer)
    address = reverse(f"officers:own_list_{act}", args=[own.id, own.version])

    first = client.post(address)
    second = client.post(address)

    assert first.status_code == 302
    assert second.status_code == 409
    assert OwnList.objects.get().status == {"agree": "agreed", "stop": "stopped"}[act]


@pytest.mark.parametrize("who", ["coordinator", "team_leader", "volunteer", "referrer"])
def test_to_others_there_is_no_such_page(client: Client, field: Field, own: OwnList, who: str) -> None:
    sign_in(client, getattr(field.cast, who))

    assert client.get(reverse("officers:own_lists")).status_code == 404
    assert client.get(reverse("officers:own_list", args=[own.id])).status_code == 404
    for act in ("agree", "stop"):
        assert client.post(reverse(f"officers:own_list_{act}", args=[own.id, own.version])).status_code == 404


def test_an_officer_who_knows_the_family_does_not_find_it(client: Client, field: Field, own: OwnList) -> None:
    Wall(centre=own.centre, account=field.cast.officer, arrangement=field.family, declared_on=TODAY).save()
    sign_in(client, field.cast.officer)

    assert own.reference not in client.get(reverse("officers:own_lists")).content.decode()
    agree = reverse("officers:own_list_agree", args=[own.id, own.version])
    assert client.post(agree).status_code == 403
    assert OwnList.objects.get().status == "gathered"


def test_a_link_decides_nothing(client: Client, field: Field, own: OwnList) -> None:
    sign_in(client, field.cast.officer)

    assert client.get(reverse("officers:own_list_agree", args=[own.id, own.version])).status_code == 405
