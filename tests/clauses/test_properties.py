"""What holds for every edition that can be loaded and for all facts, whatever they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st

from tests.clauses.chance import NOW, TODAY, editions, facts
from tests.clauses.editions import WITHINGTON
from wicketgate.clauses.attendance import (
    ReleaseAttendanceFacts,
    ShareConcernFacts,
    release_attendance,
    share_concern,
)
from wicketgate.clauses.codes import PUBLIC_BODIES, RULES
from wicketgate.clauses.dbs import ServeFacts, serve
from wicketgate.clauses.decision import Decision
from wicketgate.clauses.details import ReleaseDetailsFacts, release_details
from wicketgate.clauses.disposal import DisposeFacts, dispose
from wicketgate.clauses.edition import Edition, EditionError, load, write
from wicketgate.clauses.keeping import UnsealFacts, unseal
from wicketgate.clauses.questions import QUESTIONS
from wicketgate.clauses.reports import WriteAccountFacts, write_account
from wicketgate.clauses.typed import Unanswerable
from wicketgate.clauses.undertaking import WAIVERS, SeeFamilyFacts, see_family
from wicketgate.doors.sentences import explanation, sentence

# An edition is a hundred draws.
LAW = settings(max_examples=50)
LISTED = {"release_attendance", "release_details", "see_dbs", "share_concern"}


def answered(ask: str, edition: Edition, given_facts: Any) -> Decision | None:
    """Ask a question; None where these facts can't be answered."""
    try:
        return QUESTIONS[ask].answer(edition, given_facts, NOW)
    except Unanswerable:
        return None


@pytest.mark.parametrize("ask", sorted(QUESTIONS))
@settings(LAW)
@given(data=st.data(), edition=editions())
def test_every_decision_is_whole(ask: str, data: st.DataObject, edition: Edition) -> None:
    given_facts = data.draw(facts(ask))
    decision = answered(ask, edition, given_facts)

    if decision is None:
        assert ask in {"dispose", "told", "review"}
        return
    assert decision.ask == ask
    assert decision.edition_digest == edition.digest
    assert decision.rule in {*RULES, "law", "floor"}
    assert decision.paragraph == edition.paragraph(decision.rule)
    assert decision.refused == (decision.answer == "refuse")
    assert sentence(decision.reason).strip()
    assert sentence(decision.next_step).strip()
    assert "%(" not in explanation(decision)


@pytest.mark.parametrize("answer", ["allow", "refuse"])
@pytest.mark.parametrize("ask", sorted(QUESTIONS))
def test_chance_reaches_both_sides_of_every_question(ask: str, answer: str) -> None:
    def is_so(given_facts: Any) -> bool:
        decision = answered(ask, WITHINGTON, given_facts)
        return decision is not None and decision.answer == answer

    patient = settings(LAW, max_examples=2_000)

    assert is_so(find(facts(ask), is_so, settings=patient))


@pytest.mark.parametrize("ask", sorted(QUESTIONS))
@settings(LAW)
@given(data=st.data(), edition=editions())
def test_the_same_question_has_the_same_answer(ask: str, data: st.DataObject, edition: Edition) -> None:
    given_facts = data.draw(facts(ask))
    before = repr(given_facts)

    once = answered(ask, edition, given_facts)
    again = answered(ask, load(write(edition)), given_facts)

    assert once == again
    assert repr(given_facts) == before


@pytest.mark.parametrize("ask", sorted(LISTED))
@settings(LAW)
@given(data=st.data(), edition=editions())
def test_what_is_asked_for_either_goes_or_stays(ask: str, data: st.DataObject, edition: Edition) -> None:
    given_facts = data.draw(facts(ask))
    decision = QUESTIONS[ask].answer(edition, given_facts, NOW)

    assert decision.released | decision.withheld == given_facts.items
    assert not decision.released & decision.withheld
    assert decision.answer == _answer_for(decision)
    assert decision.rule != "floor" or not decision.released
    assert (decision.ground is None) == ("record_grounds" not in decision.duties)
    assert (decision.rule == "law") == ("record_authority" in decision.duties)


def _answer_for(decision: Decision) -> str:
    if not decision.released:
        return "refuse"
    return "partly" if decision.withheld else "allow"


def named(given_facts: Any) -> frozenset[str]:
    """Return the items that an authority or an exception names."""
    authority, exception = getattr(given_facts, "authority", None), given_facts.exception
    by_authority = authority.items if authority else frozenset()
    return by_authority | (exception.necessary if exception else frozenset())


@settings(LAW)
@given(edition=editions(), given_facts=facts("release_attendance"))
def test_no_attendance_goes_that_no_rule_names(edition: Edition, given_facts: ReleaseAttendanceFacts) -> None:
    released = release_attendance(edition, given_facts, NOW).released
    bare = replace(given_facts, exception=None, authority=None, requested_on=None)

    assert released <= named(given_facts) | edition.attendance.items
    assert not release_attendance(edition, bare, NOW).released


@settings(LAW)
@given(edition=editions(), given_facts=facts("release_details"))
def test_no_details_go_that_no_rule_names(edition: Edition, given_facts: ReleaseDetailsFacts) -> None:
    permitted: frozenset[str] = frozenset().union(*(each.items for each in given_facts.permissions))
    bare = replace(given_facts, exception=None, authority=None, permissions=())

    assert release_details(edition, given_facts, NOW).released <= named(given_facts) | permitted
    assert not release_details(edition, bare, NOW).released


@settings(LAW)
@given(edition=editions(), given_facts=facts("share_concern"))
def test_no_concern_goes_that_no_rule_names(edition: Edition, given_facts: ShareConcernFacts) -> None:
    released = share_concern(edition, given_facts, NOW).released

    assert released <= named(given_facts)
    if given_facts.recipient.kind == "person_at_risk":
        assert not released & {"location", "raised_by"}


@pytest.mark.parametrize("ask", ["see_family", "unseal"])
@settings(LAW)
@given(data=st.data(), edition=editions())
def test_a_wall_never_lets_more_through(ask: str, data: st.DataObject, edition: Edition) -> None:
    given_facts = data.draw(facts(ask))
    knows = "knows_family" if ask == "see_family" else "knows_subject"
    walled = QUESTIONS[ask].answer(edition, replace(given_facts, **{knows: True, "waived_by": None}), NOW)

    assert walled.refused
    assert walled.rule == "floor"
    assert not walled.duties


@pytest.mark.parametrize("ask", ["see_family", "serve"])
@settings(LAW)
@given(data=st.data(), edition=editions())
def test_a_missing_signature_never_lets_more_through(ask: str, data: st.DataObject, edition: Edition) -> None:
    given_facts = data.draw(facts(ask))
    signed = QUESTIONS[ask].answer(edition, given_facts, NOW)
    unsigned = QUESTIONS[ask].answer(edition, replace(given_facts, undertaking=None), NOW)

    assert unsigned.refused or not signed.refused
    if given_facts.role in edition.undertaking.required_of:
        assert unsigned.refused


@settings(LAW)
@given(edition=editions(), given_facts=facts("release_details"), data=st.data())
def test_a_withdrawn_permission_never_lets_more_through(
    edition: Edition, given_facts: ReleaseDetailsFacts, data: st.DataObject
) -> None:
    on = TODAY - timedelta(days=data.draw(st.integers(0, 9)))
    withdrawn = tuple(replace(each, withdrawn_on=on) for each in given_facts.permissions)
    before = release_details(edition, given_facts, NOW).released
    after = release_details(edition, replace(given_facts, permissions=withdrawn), NOW).released
    alone = replace(given_facts, permissions=withdrawn, exception=None, authority=None)

    assert after <= before
    assert not release_details(edition, alone, NOW).released


@pytest.mark.parametrize("ask", ["release_attendance", "release_details", "share_concern"])
@pytest.mark.parametrize("taken_away", ["exception", "authority", "requested_on", "permissions"])
@settings(LAW, max_examples=20)
@given(data=st.data(), edition=editions())
def test_less_to_speak_for_it_never_lets_more_through(
    ask: str, taken_away: str, data: st.DataObject, edition: Edition
) -> None:
    given_facts = data.draw(facts(ask))
    if hasattr(given_facts, taken_away):
        less = replace(given_facts, **{taken_away: () if taken_away == "permissions" else None})
        before = QUESTIONS[ask].answer(edition, given_facts, NOW)
        after = QUESTIONS[ask].answer(edition, less, NOW)
        assert after.released <= before.released
        assert after.rule == "floor" or after.duties <= before.duties


@pytest.mark.parametrize("ask", ["release_attendance", "release_details", "share_concern"])
@settings(LAW)
@given(data=st.data(), edition=editions())
def test_the_floor_nothing_goes_before_identity_is_confirmed(
    ask: str, data: st.DataObject, edition: Edition
) -> None:
    given_facts = data.draw(facts(ask))
    asker = "requester" if ask == "release_attendance" else "recipient"
    stranger = replace(getattr(given_facts, asker), identity_confirmed=False)
    decision = QUESTIONS[ask].answer(edition, replace(given_facts, **{asker: stranger}), NOW)

    assert (decision.answer, decision.rule) == ("refuse", "floor")
    assert decision.duties == {"call_back"}
    assert decision.withheld == given_facts.items


@settings(LAW)
@given(edition=editions(), given_facts=facts("release_attendance"))
def test_the_floor_no_remark_and_no_future_for_the_public(
    edition: Edition, given_facts: ReleaseAttendanceFacts
) -> None:
    future = {"future_date", "future_time"}
    released = release_attendance(edition, given_facts, NOW).released
    unnamed = replace(given_facts, exception=None, authority=None)

    assert "remark" not in released
    assert given_facts.requester.kind in PUBLIC_BODIES or not released & future
    assert not release_attendance(edition, unnamed, NOW).released & future


@settings(LAW)
@given(
    edition=editions(),
    given_facts=facts("release_details"),
    kind=st.sampled_from(("former_partner", "private_person", "party")),
)
def test_the_floor_nobody_close_gets_details_but_by_permission(
    edition: Edition, given_facts: ReleaseDetailsFacts, kind: Any
) -> None:
    near = replace(given_facts, recipient=replace(given_facts.recipient, kind=kind))
    decision = release_details(edition, replace(near, permissions=()), NOW)

    assert not decision.released or (kind == "party" and near.recipient.id == near.subject.id)


@settings(LAW)
@given(edition=editions(), given_facts=facts("dispose"))
def test_the_floor_two_unrelated_people_approve_a_disposal(
    edition: Edition, given_facts: DisposeFacts
) -> None:
    decision = answered("dispose", edition, given_facts)

    if decision is not None and not decision.refused:
        pairs = [(a, b) for a in given_facts.approvals for b in given_facts.approvals if a.by != b.by]
        assert any(a.by not in b.related_to and b.by not in a.related_to for a, b in pairs)
        assert not given_facts.objection
        assert decision.due_on is not None
        assert decision.due_on <= TODAY


@settings(LAW)
@given(edition=editions(), given_facts=facts("write_account"))
def test_the_floor_a_concern_is_always_written_and_a_remark_never(
    edition: Edition, given_facts: WriteAccountFacts
) -> None:
    concern = write_account(edition, replace(given_facts, record="concern"), NOW)
    remark = write_account(edition, replace(given_facts, record="register_remark"), NOW)

    assert concern.answer == "allow"
    assert (remark.answer, remark.rule) == ("refuse", "floor")


@settings(LAW)
@given(edition=editions(), given_facts=facts("see_family"))
def test_whoever_sees_a_family_has_signed_and_is_not_walled_off(
    edition: Edition, given_facts: SeeFamilyFacts
) -> None:
    if see_family(edition, given_facts, NOW).refused:
        return
    signed = given_facts.undertaking
    if given_facts.role in edition.undertaking.required_of:
        assert signed is not None
        assert signed.edition == edition.id
    assert not given_facts.knows_family or given_facts.waived_by in WAIVERS


@settings(LAW)
@given(edition=editions(), given_facts=facts("serve"))
def test_whoever_serves_is_cleared(edition: Edition, given_facts: ServeFacts) -> None:
    decision = serve(edition, given_facts, NOW)
    unchecked = serve(edition, replace(given_facts, check=None), NOW)

    assert decision.refused or decision.state == "cleared"
    assert (unchecked.answer, unchecked.state) == ("refuse", "not_cleared")


@settings(LAW)
@given(edition=editions(), given_facts=facts("unseal"))
def test_every_look_has_a_purpose_and_is_logged(edition: Edition, given_facts: UnsealFacts) -> None:
    decision = unseal(edition, given_facts, NOW)

    assert decision.refused or "log_reveal" in decision.duties
    assert unseal(edition, replace(given_facts, purpose=None), NOW).refused


@settings(LAW)
@given(edition=editions(), given_facts=facts("dispose"), more=facts("dispose"))
def test_a_hold_or_an_objection_never_lets_more_through(
    edition: Edition, given_facts: DisposeFacts, more: DisposeFacts
) -> None:
    decision = answered("dispose", edition, given_facts)

    if decision is not None and decision.refused:
        held = replace(given_facts, holds=given_facts.holds + more.holds, objection=True)
        assert dispose(edition, held, NOW).refused


@settings(LAW)
@given(edition=editions(), loose=st.sampled_from(("remark", "future_date", "future_time")))
def test_no_edition_that_lets_a_remark_or_the_future_out_is_loaded(edition: Edition, loose: Any) -> None:
    items = edition.attendance.items | {loose}
    text = write(replace(edition, attendance=replace(edition.attendance, items=items)))

    with pytest.raises(EditionError) as caught:
        load(text)

    assert caught.value.where == "attendance.items"
