"""The families' pages: names through the gate, every other value closed until it is opened for three minutes."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.domain.sessions.saturday import a_place, open_hall
from tests.families import a_family, member
from tests.people import NOW, Cast
from tests.signing_in import sign_in
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.people.models import Arrangement, KeepApart, Part, Wall

pytestmark = [pytest.mark.django_db(databases=["default", "keyring"]), pytest.mark.usefixtures("held_clock")]


def url(name: str, family: Arrangement, *more: object) -> str:
    return reverse(f"coordinator:{name}", args=[family.id, *more])


def his_number(family: Arrangement) -> str:
    return url("reveal", family, member(family, Part.ADULT, side="visits").id, "telephone")


def test_the_list_and_the_page_show_names_and_no_place(coordinator: Client, family: Arrangement) -> None:
    for address in (reverse("coordinator:families"), url("family", family)):
        page = coordinator.get(address).content.decode()
        assert "Tobiah Marsh" in page
        for closed in ("Tannery", "Quince", "07700", "inhaler", "shouting", "2019"):
            assert closed not in page


def test_the_page_leads_to_the_days_to_come_and_says_who_is_not_told(
    coordinator: Client, people: Cast, family: Arrangement
) -> None:
    before = coordinator.get(url("family", family)).content.decode()
    (booking,) = a_place(people, family, open_hall(people))

    page = coordinator.get(url("family", family)).content.decode()

    assert "No day is booked." in before
    assert reverse("coordinator:booking", args=[booking.id]) in page
    assert "10:00 to 12:00" in page
    assert "2 adults not told yet" in page


def test_no_name_stands_in_a_title_or_an_address(coordinator: Client, family: Arrangement) -> None:
    for address in (reverse("coordinator:families"), url("family", family), his_number(family)):
        page = coordinator.get(address).content.decode()
        title = page.partition("<title>")[2].partition("</title>")[0]
        assert "Marsh" not in title
        assert title


@pytest.mark.parametrize("query", ["?after=x", "?before=26-0000-0000", "?show=all", "?after=%00"])
def test_an_address_that_nobody_gave_out_is_not_there(coordinator: Client, query: str) -> None:
    assert coordinator.get(reverse("coordinator:families") + query).status_code == 404


def test_a_search_comes_by_post_and_answers_by_reference(coordinator: Client, family: Arrangement) -> None:
    search = reverse("coordinator:families_search")

    assert family.reference not in coordinator.get(search + "?term=zoe").content.decode()
    page = coordinator.post(search, {"term": "zoe"}).content.decode()

    assert family.reference in page
    assert "Zoë Marsh" not in page
    assert Entry.objects.filter(event=Event.PEOPLE_SEARCHED).count() == 1


@pytest.mark.parametrize("term", ["z", "", "a" * 500, "zo\u202ee"])
def test_what_is_no_name_looks_for_nobody(coordinator: Client, family: Arrangement, term: str) -> None:
    page = coordinator.post(reverse("coordinator:families_search"), {"term": term})

    assert family.reference not in page.content.decode()
    assert not Entry.objects.filter(event=Event.PEOPLE_SEARCHED).exists()


def test_one_number_opens_for_three_minutes(coordinator: Client, family: Arrangement) -> None:
    asked = coordinator.get(his_number(family)).content.decode()
    opened = coordinator.post(his_number(family), {"purpose": "tell_times"})
    page = opened.content.decode()

    assert "07700 900522" not in asked
    assert "07700 900522" in page
    assert 'data-closes-after="180"' in page
    assert f'content="180;url={url("family", family)}"' in page
    assert opened["Cache-Control"] == "no-store"


def test_without_a_purpose_it_stays_closed(coordinator: Client, family: Arrangement) -> None:
    page = coordinator.post(his_number(family), {"purpose": "curious"}).content.decode()

    assert "07700 900522" not in page
    assert not Entry.objects.filter(event=Event.VALUE_REVEALED).exists()


def test_with_a_stale_second_factor_it_is_asked_for_first(
    client: Client, people: Cast, family: Arrangement
) -> None:
    sign_in(client, people.coordinator, at=NOW - timedelta(minutes=6))

    for answer in (
        client.get(his_number(family)),
        client.post(his_number(family), {"purpose": "tell_times"}),
    ):
        assert answer["Location"].startswith(reverse("shared:confirm_second_factor"))


def test_whoever_knows_the_family_gets_the_refusal(coordinator: Client, family: Arrangement) -> None:
    coordinator.post(url("family_known", family))

    page = coordinator.get(url("family", family)).content.decode()
    opened = coordinator.post(his_number(family), {"purpose": "tell_times"})

    assert Wall.objects.count() == 1
    assert "You know this family" in page
    assert "Tobiah" not in page
    assert opened.status_code == 403


def test_how_it_stands_is_changed_once(coordinator: Client, family: Arrangement) -> None:
    coordinator.post(url("family_status", family), {"version": 1, "status": "paused"})
    overtaken = coordinator.post(url("family_status", family), {"version": 1, "status": "ended"})

    assert overtaken.status_code == 409
    assert Arrangement.objects.get().status == "paused"


def test_two_families_are_kept_apart_by_reference(
    coordinator: Client, people: Cast, family: Arrangement
) -> None:
    other = a_family(people)

    wrong = coordinator.post(url("family_apart", family), {"reference": "26-0000-000"})
    coordinator.post(url("family_apart", family), {"reference": other.reference})

    assert "reference of another family" in wrong.content.decode()
    assert KeepApart.objects.count() == 1


def test_a_value_is_written_anew_without_showing_what_was_held(
    coordinator: Client, family: Arrangement
) -> None:
    him = member(family, Part.ADULT, side="visits").id
    record = url("record", family, him, "telephone")

    page = coordinator.get(record).content.decode()
    seen = {"seen": page.split('name="seen" value="')[1].split('"')[0]}
    wrong = coordinator.post(record, seen | {"text": "ask her"})
    coordinator.post(record, seen | {"text": "07700 900599"})

    assert "07700" not in page
    assert "one whole telephone number" in wrong.content.decode()
    page = coordinator.post(his_number(family), {"purpose": "check_details"}).content.decode()
    assert "07700 900599" in page


def test_what_is_not_there_is_not_found(coordinator: Client, family: Arrangement) -> None:
    him = member(family, Part.ADULT, side="visits").id
    missing = [
        reverse("coordinator:family", args=[uuid4()]),
        url("reveal", family, uuid4(), "telephone"),
        url("reveal", family, him, "name"),
        url("record", family, him, "is_child"),
        url("record", family, uuid4(), "telephone"),
    ]

    answers = [coordinator.get(address).status_code for address in missing[:4]]
    answers.append(coordinator.post(missing[4], {"text": ""}).status_code)

    assert answers == [404] * 5


@pytest.mark.parametrize("who", ["team_leader", "volunteer", "officer", "chair", "referrer"])
def test_to_others_there_is_no_such_page(client: Client, people: Cast, family: Arrangement, who: str) -> None:
    sign_in(client, getattr(people, who))

    for address in (reverse("coordinator:families"), url("family", family), his_number(family)):
        assert client.get(address).status_code == 404
    assert client.post(his_number(family), {"purpose": "tell_times"}).status_code == 404
