"""A list passes through every state, and nobody is told before the law and a second person have agreed."""

from collections.abc import Callable

import pytest

from tests.asking import Field
from tests.own_lists import (
    LATER,
    agreed,
    asked,
    gathered,
    him,
    much_is_given_out,
)
from tests.people import CENTRE, NOW, TODAY
from wicketgate.domain.disclosures.given_out import asking
from wicketgate.domain.disclosures.given_out.queries import own_list_page, own_lists_to_agree
from wicketgate.domain.disclosures.models import HowConfirmed, OwnList, OwnListStatus
from wicketgate.domain.disclosures.operations import (
    agree_to_own_list,
    ask_for_own_list,
    confirm_own_list,
    give_proofs,
    stop_own_list,
    tell_own_list,
)
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.refusals import NotFound, Refused, Unable
from wicketgate.domain.people.models import Member, Side, Wall
from wicketgate.vault.chance import new_id

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

Act = Callable[[OwnList, Field], object]


def confirming(own: OwnList, field: Field) -> object:
    return confirm_own_list(
        own.id, how=HowConfirmed.CAME, expected_version=own.version, by=field.coordinator, at=LATER
    )


def agreeing(own: OwnList, field: Field) -> object:
    return agree_to_own_list(own.id, expected_version=own.version, by=field.cast.viewer("chair"), at=LATER)


def stopping(own: OwnList, field: Field) -> object:
    return stop_own_list(own.id, expected_version=own.version, by=field.cast.viewer("chair"), at=LATER)


def telling(own: OwnList, field: Field) -> object:
    return tell_own_list(own.id, by=field.coordinator, at=LATER)


def proving(own: OwnList, field: Field) -> object:
    return give_proofs(own.id, by=field.coordinator, at=LATER)


def stopped(field: Field, who: Member) -> OwnList:
    own = gathered(field, who)
    return stop_own_list(own.id, expected_version=own.version, by=field.cast.viewer("officer"), at=LATER)


STATES: dict[str, Callable[[Field, Member], OwnList]] = {
    "asked": asked, "gathered": gathered, "agreed": agreed, "stopped": stopped,
}  # fmt: skip
ACTS: dict[str, Act] = {
    "confirm": confirming, "agree": agreeing, "stop": stopping, "tell": telling, "prove": proving,
}  # fmt: skip
# What can be done in which state; everything else changes nothing and gives nothing.
ALLOWED = {
    ("asked", "confirm"), ("gathered", "agree"), ("gathered", "stop"), ("agreed", "tell"), ("agreed", "prove"),
}  # fmt: skip


class TestNoStateIsPassedOver:
    @pytest.mark.parametrize("act", ACTS)
    @pytest.mark.parametrize("state", STATES)
    def test_each_act_in_each_state(self, field: Field, state: str, act: str) -> None:
        own = STATES[state](field, him(field))

        if (state, act) in ALLOWED:
            ACTS[act](own, field)
        else:
            with pytest.raises((Refused, Unable)):
                ACTS[act](own, field)
            kept = OwnList.objects.get(id=own.id)
            assert (kept.status, kept.version) == (own.status, own.version)
            assert not Entry.objects.filter(event=Event.GIVEN_OUT_TOLD).exists()

    def test_nobody_is_told_before_they_are_known_to_be_themselves(self, field: Field) -> None:
        own = asked(field, him(field))
        OwnList.objects.filter(id=own.id).update(status=OwnListStatus.AGREED)

        with pytest.raises(Refused) as refused:
            tell_own_list(own.id, by=field.coordinator, at=LATER)
        assert refused.value.decision.reason.code == "identity_not_confirmed"

    @pytest.mark.parametrize("who", ["coordinator", "chair"])
    def test_whoever_asked_or_gathered_is_no_second_person(self, field: Field, who: str) -> None:
        own = asked(field, him(field))
        role = field.cast.viewer(who)
        OwnList.objects.filter(id=own.id).update(asked_by=role.account)
        ready = confirming(own, field)
        assert isinstance(ready, OwnList)

        with pytest.raises(Unable):
            agree_to_own_list(own.id, expected_version=ready.version, by=role, at=LATER)

    def test_nor_is_somebody_who_knows_the_family(self, field: Field) -> None:
        own = gathered(field, him(field))
        chair = field.cast.viewer("chair")
        Wall(centre=CENTRE, account=field.cast.chair, arrangement=field.family, declared_on=TODAY).save()

        with pytest.raises(Refused):
            agree_to_own_list(own.id, expected_version=own.version, by=chair, at=LATER)
        assert own_lists_to_agree(chair, at=LATER) == []
        assert len(own_lists_to_agree(field.cast.viewer("officer"), at=LATER)) == 1

    def test_the_law_asks_for_a_second_person_whatever_the_other_side_told(self, field: Field) -> None:
        own = gathered(field, him(field))
        Side.objects.filter(arrangement=field.family).update(risks=None, has_no_contact_order=False)

        assert "second_approval" in asking.access_question(own, at=LATER).decide(LATER).duties
        with pytest.raises(Unable):
            tell_own_list(own.id, by=field.coordinator, at=LATER)

    def test_the_officer_reads_what_they_agree_to_and_the_chair_who_sees_no_family_does_not(
        self, field: Field
    ) -> None:
        much_is_given_out(field)
        own = gathered(field, him(field))

        officers = own_list_page(own.id, viewer=field.cast.viewer("officer"), at=LATER)
        chairs = own_list_page(own.id, viewer=field.cast.viewer("chair"), at=LATER)

        assert officers.lines is not None
        assert len(officers.lines) == 6
        assert chairs.lines is None

    def test_every_step_is_entered_about_that_person(self, field: Field) -> None:
        own = agreed(field, him(field))
        tell_own_list(own.id, by=field.coordinator, at=LATER)
        about = (
            Entry.objects.filter(subject=own.person_id).order_by("sequence").values_list("event", flat=True)
        )

        steps = [event for event in about if event.startswith("given_out") or event == "identity_confirmed"]
        assert list(dict.fromkeys(steps)) == [
            "given_out_asked",
            "identity_confirmed",
            "given_out_gathered",
            "given_out_agreed",
            "given_out_told",
        ]

    def test_the_same_form_sent_twice_is_one_asking(self, field: Field) -> None:
        once = new_id()
        first, second = (
            ask_for_own_list(him(field).id, sent_once=once, by=field.coordinator, at=NOW) for _ in range(2)
        )

        assert first.id == second.id

    def test_another_centres_list_is_not_there(self, field: Field) -> None:
        own = agreed(field, him(field))
        OwnList.objects.filter(id=own.id).update(centre=new_id())

        with pytest.raises(NotFound):
            tell_own_list(own.id, by=field.coordinator, at=LATER)
