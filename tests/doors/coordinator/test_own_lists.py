"""The coordinator’s way to what was given out about one adult: for that adult alone, once a second person agreed."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.asking import Field
from tests.domain.gate.papers import text_of
from tests.families import member
from tests.own_lists import agreed, gathered, her, him, much_is_given_out
from tests.signing_in import signed_in
from wicketgate.domain.disclosures.models import OwnList
from wicketgate.domain.ledger import bundle
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.merkle import Tree
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.people.models import Part, Wall
from wicketgate.doors import clock
from wicketgate.vault.chance import new_id

pytestmark = [pytest.mark.django_db(databases=["default", "keyring"]), pytest.mark.usefixtures("held_clock")]

ALL = ("own_list", "own_list_paper", "own_list_proofs")


def test_the_whole_way_from_the_familys_page_to_the_paper(coordinator: Client, field: Field) -> None:
    much_is_given_out(field)
    lists = reverse("coordinator:own_lists", args=[him(field).id])
    family = coordinator.get(reverse("coordinator:family", args=[field.family.id])).content.decode()
    page = coordinator.get(lists)

    coordinator.post(lists, {"once": page.context["form"].initial["once"]})
    own = OwnList.objects.get()
    one = reverse("coordinator:own_list", args=[own.id])
    shown = coordinator.post(one, {"how": "rang", "version": own.version}, follow=True).content.decode()
    officer = signed_in(field.cast, "officer")
    waiting = officer.get(reverse("officers:own_lists")).content.decode()
    read = officer.get(reverse("officers:own_list", args=[own.id])).content.decode()
    now = OwnList.objects.get()
    officer.post(reverse("officers:own_list_agree", args=[own.id, now.version]))
    paper = coordinator.get(reverse("coordinator:own_list_paper", args=[own.id]))
    proofs = coordinator.get(reverse("coordinator:own_list_proofs", args=[own.id]))

    assert lists in family
    assert "A second person looks at it first" in shown
    assert "Your telephone number was opened" in shown
    assert own.reference in waiting
    assert "Your telephone number was opened" in read
    assert "For Tobiah Marsh" in text_of(paper.content)
    assert paper["Content-Disposition"] == f'inline; filename="{own.reference}.pdf"'
    assert proofs["Content-Disposition"] == f'attachment; filename="{own.reference}.txt"'
    assert proofs.content.startswith(b'{"form":"wicketgate ledger 1"')
    assert paper["Cache-Control"] == proofs["Cache-Control"] == "no-store"
    assert Entry.objects.filter(event=Event.GIVEN_OUT_TOLD, subject=own.person_id).count() == 2


def test_nothing_can_be_printed_before_a_second_person_agreed(coordinator: Client, field: Field) -> None:
    own = gathered(field, him(field))

    for name in ("own_list_paper", "own_list_proofs"):
        answer = coordinator.get(reverse(f"coordinator:{name}", args=[own.id]), follow=True)

        assert answer["Content-Type"].startswith("text/html")
        assert "has to agree to it first" in answer.content.decode()


def test_a_ledger_that_was_changed_since_is_said_calmly(
    coordinator: Client, field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = agreed(field, him(field))
    monkeypatch.setattr(bundle, "tree_of", lambda _centre: Tree([b"0" * 32] * 999))

    page = coordinator.get(reverse("coordinator:own_list_proofs", args=[own.id]), follow=True)

    assert "The ledger was changed since this list was gathered" in page.content.decode()


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("who", ["team_leader", "volunteer", "officer", "chair", "referrer"])
def test_to_others_there_is_no_such_page(field: Field, who: str, name: str) -> None:
    own = agreed(field, him(field))

    assert signed_in(field.cast, who).get(reverse(f"coordinator:{name}", args=[own.id])).status_code == 404


@pytest.mark.parametrize("name", ALL)
def test_what_is_not_there_and_what_is_anothers_are_alike(
    coordinator: Client, field: Field, name: str
) -> None:
    own = agreed(field, him(field))
    OwnList.objects.filter(id=own.id).update(centre=new_id())

    for wanted in (own.id, new_id()):
        assert coordinator.get(reverse(f"coordinator:{name}", args=[wanted])).status_code == 404


@pytest.mark.parametrize("name", ALL)
def test_a_coordinator_who_knows_the_family_gets_none_of_it(
    coordinator: Client, field: Field, name: str
) -> None:
    much_is_given_out(field)
    own = agreed(field, him(field))
    known = Wall(centre=own.centre, account=field.cast.coordinator, arrangement=field.family)
    known.declared_on = clock.today()
    known.save()

    answer = coordinator.get(reverse(f"coordinator:{name}", args=[own.id]))

    assert "Your telephone number was opened" not in answer.content.decode(errors="ignore")
    assert answer["Content-Type"].startswith("text/html")
    assert name == "own_list" or answer.status_code == 403


def test_a_child_has_no_such_page(coordinator: Client, field: Field) -> None:
    child = member(field.family, Part.CHILD)
    family = coordinator.get(reverse("coordinator:family", args=[field.family.id])).content.decode()
    address = reverse("coordinator:own_lists", args=[child.id])

    assert address not in family
    assert coordinator.get(address).status_code == 404
    assert coordinator.post(address, {"once": new_id()}).status_code == 404


def test_how_they_were_recognised_has_to_be_said(coordinator: Client, field: Field) -> None:
    coordinator.post(reverse("coordinator:own_lists", args=[her(field).id]), {"once": new_id()})
    own = OwnList.objects.get()

    page = coordinator.post(reverse("coordinator:own_list", args=[own.id]), {"version": own.version})

    assert "Please answer this" in page.content.decode()
    assert OwnList.objects.get().status == "asked"


def test_somebody_who_was_faster_is_not_overwritten(coordinator: Client, field: Field) -> None:
    own = gathered(field, him(field))

    answer = coordinator.post(reverse("coordinator:own_list", args=[own.id]), {"how": "came", "version": 1})

    assert answer.status_code == 409


def test_no_title_names_anybody(coordinator: Client, field: Field) -> None:
    own = gathered(field, him(field))

    for address in (
        reverse("coordinator:own_lists", args=[him(field).id]),
        reverse("coordinator:own_list", args=[own.id]),
    ):
        title = coordinator.get(address).content.decode().partition("<title>")[2].partition("</title>")[0]

        assert title
        assert not {name for name in ("Tobiah", "Marsh", "Niamh") if name in title}
