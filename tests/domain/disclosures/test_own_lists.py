"""What was given out about one adult is told to that adult alone, through every state, and each line can be proved."""

from collections.abc import Callable
from uuid import UUID

import pytest

from tests.asking import Field
from tests.domain.gate.papers import text_of
from tests.families import a_family, member
from tests.own_lists import (
    A_MINUTE,
    LATER,
    agreed,
    asked,
    gathered,
    her,
    him,
    lines_of,
    much_is_given_out,
    statement_for,
    told_of,
)
from tests.people import CENTRE, FOUNDER, NOW, TODAY
from wicketgate.clauses.attendance import (
    AttendanceException,
    Referred,
    ReleaseAttendanceFacts,
    release_attendance,
)
from wicketgate.clauses.exceptions import Requester
from wicketgate.domain.concerns.models import Kind
from wicketgate.domain.concerns.operations import Account as Worry
from wicketgate.domain.concerns.operations import raise_concern, read_concern
from wicketgate.domain.disclosures.given_out import gathering
from wicketgate.domain.disclosures.given_out.released import Released
from wicketgate.domain.disclosures.models import HowConfirmed, OwnList
from wicketgate.domain.disclosures.operations import (
    confirm_own_list,
    tell_own_list,
)
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.ledger.refusals import NotFound, Refused
from wicketgate.domain.people.models import Member, Part, ReferringAgency, Side
from wicketgate.domain.people.operations import declare_known, record_item, reveal_item
from wicketgate.domain.policy.queries import edition_in_force
from wicketgate.vault.chance import new_id

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def paper(own: OwnList, field: Field) -> str:
    """Return the words of the paper, without those that stand on every one."""
    text = text_of(tell_own_list(own.id, by=field.coordinator, at=LATER).pdf)
    return text.partition("What is not in this list")[0]


class TestWhatIsInIt:
    def test_each_time_that_something_of_his_left_or_was_opened_or_told(self, field: Field) -> None:
        much_is_given_out(field)

        said = paper(agreed(field, him(field)), field)

        assert "For Tobiah Marsh" in said
        assert "Your telephone number was opened Coordinator To tell them their dates and times" in said
        assert "Your own times at the centre You, by telephone" in said
        assert "A letter with your own times at the centre You" in said
        assert "on day sheet 1 of 21 November 2026 Those on duty in the hall that day" in said
        assert "a visiting adult of your side were together here Harrow and Moss Solicitors" in said
        assert "A statement of such dates was printed once more Harrow and Moss Solicitors" in said

    def test_she_is_told_of_her_own_and_not_of_what_was_given_out_about_him(self, field: Field) -> None:
        much_is_given_out(field)

        said = paper(agreed(field, her(field)), field)

        assert "Your address was opened Coordinator To write to them" in said
        assert "What you told us of risks was opened Coordinator" in said
        assert "Nothing about you went to anybody outside the centre." in said
        assert "Harrow" not in said
        assert "together" not in said

    @pytest.mark.parametrize("who", [him, her])
    def test_nobody_else_is_named_in_it(self, field: Field, who: Callable[[Field], Member]) -> None:
        much_is_given_out(field)
        own = agreed(field, who(field))
        names = {"Niamh", "Okafor", "Tobiah", "Marsh", "Zoë", "Idris", "Bernadette", "Aoife"}
        theirs = {"Tobiah", "Marsh"} if who is him else {"Niamh", "Okafor"}

        text = text_of(tell_own_list(own.id, by=field.coordinator, at=LATER).pdf)

        assert {name for name in names if name in text} == theirs
        assert "of Larkfield" not in text, "those who serve are named by their posts"
        assert not {place for place in ("Quince", "Tannery", "0900", "0330") if place in text}

    def test_whoever_acts_for_the_other_side_is_not_named(self, field: Field) -> None:
        ReferringAgency(centre=CENTRE, arrangement=field.family, agency=field.other_agency.id).save()
        Side.objects.filter(arrangement=field.family, kind="lives_with").update(agency=field.other_agency.id)
        statement_for(field, "other_referrer")

        said = paper(agreed(field, him(field)), field)

        assert "Tarn" not in said
        assert "together here Somebody to whom our policy lets them go" in said

    def test_a_sheet_on_which_they_did_not_stand_is_not_in_it(self, field: Field) -> None:
        much_is_given_out(field)
        other = a_family(field.cast)

        lines = lines_of(gathered(field, member(other, Part.ADULT, side="visits")), field)

        assert lines == ()

    def test_an_earlier_list_is_in_the_next_one(self, field: Field) -> None:
        tell_own_list(agreed(field, him(field)).id, by=field.coordinator, at=NOW + A_MINUTE)

        said = paper(agreed(field, him(field)), field)

        assert "A list like this one, or its file of proofs You" in said

    def test_somebody_of_whom_nothing_went_hears_so(self, field: Field) -> None:
        said = paper(agreed(field, her(field)), field)

        assert "There is nothing in our ledger that was given out about you" in said

    def test_a_child_has_no_list_here(self, field: Field) -> None:
        with pytest.raises(NotFound):
            asked(field, member(field.family, Part.CHILD))


class TestWhatItMayNotTell:
    def test_a_concern_changes_no_line_of_it(self, field: Field) -> None:
        much_is_given_out(field)
        without = told_of(gathered(field, him(field)), field)
        worry = Worry(kind=Kind.CONCERN, words="He shouted at the gate", about=field.family.reference)
        raise_concern(worry, once=new_id().hex, by=field.coordinator, at=NOW)
        concern = Entry.objects.get(event=Event.CONCERN_RAISED).subject
        read_concern(concern, purpose="decide", by=field.cast.viewer("officer"), at=NOW)

        assert told_of(gathered(field, him(field)), field) == without

    def test_what_the_other_side_told_changes_no_line_of_it(self, field: Field) -> None:
        much_is_given_out(field)
        before = told_of(gathered(field, him(field)), field)
        reveal_item(
            _her_side(field),
            item="risks",
            purpose="keep_safe",
            due_today=False,
            by=field.coordinator,
            at=NOW,
        )
        record_item(
            her(field).id,
            item="address",
            text="1 Away Lane",
            is_confidential=True,
            by=field.coordinator,
            at=NOW,
        )
        Side.objects.filter(arrangement=field.family).update(has_no_contact_order=True)

        assert told_of(gathered(field, him(field)), field) == before

    def test_what_went_because_somebody_was_in_danger_is_never_taken(
        self, field: Field, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        _released_in_danger(field)
        kinds = [line.kind for line in lines_of(gathered(field, him(field)), field)]
        everything = Entry.objects.filter(centre=CENTRE)
        monkeypatch.setattr(gathering, "entries_so_far", lambda _own: everything)

        assert kinds == []
        assert "attendance" in [line.kind for line in lines_of(gathered(field, him(field)), field)]

    def test_a_line_that_tells_of_the_other_side_stops_the_whole_list(
        self, field: Field, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        Side.objects.filter(arrangement=field.family, kind="lives_with").update(agency=field.other_agency.id)
        Side.objects.filter(arrangement=field.family, kind="visits").update(agency=None)
        statement_for(field, "referrer")

        def careless(self: Released, detail: dict[str, object], part: Member) -> dict[str, object]:
            return {"items": detail["items"], "agency": detail["recipient"]}

        monkeypatch.setattr(Released, "told", careless)

        with pytest.raises(Refused) as refused:
            gathered(field, him(field))
        assert refused.value.decision.reason.code == "concerns_others"

    def test_nobody_else_has_it_who_gathers_for_a_family_that_they_know(self, field: Field) -> None:
        own = asked(field, him(field))
        declare_known(field.family.id, by=field.coordinator, at=NOW)

        with pytest.raises(Refused) as refused:
            confirm_own_list(
                own.id, how=HowConfirmed.RANG, expected_version=own.version, by=field.coordinator, at=NOW
            )
        assert refused.value.decision.reason.code == "knows_them"


def _her_side(field: Field) -> UUID:
    side = her(field).side_id
    assert side is not None
    return side


def _released_in_danger(field: Field) -> None:
    """Enter a release that was made because a child was at risk."""
    edition = edition_in_force(CENTRE, on=TODAY)
    exception = AttendanceException(
        "child_at_risk", "child", "physical", "coordinator", emergency=False, necessary=frozenset({"date"})
    )
    police = Requester("police", "the police", identity_confirmed=True)
    facts = ReleaseAttendanceFacts(
        police, frozenset(), TODAY, Referred(frozenset()), frozenset({"date"}), exception, None
    )
    decision = release_attendance(edition, facts, NOW.replace(tzinfo=None))
    assert decision.ground
    detail = {"items": ["date"], "recipient": new_id().hex}
    enter(
        Event.ATTENDANCE_RELEASED,
        by=FOUNDER,
        at=NOW,
        subject=field.family.id,
        detail=detail,
        decision=decision,
    )
