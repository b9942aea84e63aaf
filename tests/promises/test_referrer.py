"""Somebody who has, or pretends to have, an agency."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from django.db.models import Q

from tests.domain.referrals.filling import an_agency, begun, sent
from tests.people import NOW, Cast
from wicketgate.clauses import details
from wicketgate.clauses.details import ShowOwnFacts
from wicketgate.clauses.edition import Edition
from wicketgate.domain.ledger.refusals import NotFound, Refused
from wicketgate.domain.people.coded import SideKind
from wicketgate.domain.referrals import asking
from wicketgate.domain.referrals.models import Contact, Referral
from wicketgate.domain.referrals.operations import typing_in
from wicketgate.domain.referrals.pages import Page, Section
from wicketgate.domain.referrals.queries import referral_to_type, typed_page

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
FIRST_CHILD = Section(Page.CHILD, None, 1)


@pytest.fixture(autouse=True)
def two_agencies(people: Cast) -> None:
    an_agency(people, people.referrer)
    an_agency(people, people.other_referrer, name="Larkfield Mediation")


def refers_unrung(people: Cast) -> bool:
    """Let a contact whom nobody rang begin a referral."""
    Contact.objects.filter(account=people.referrer).update(verified_on=None)
    try:
        begun(people.viewer("referrer"), acts_for=SideKind.VISITS)
    except NotFound:
        return False
    return Referral.objects.exists()


def test_a_contact_whom_nobody_rang_refers_nobody(people: Cast) -> None:
    assert not refers_unrung(people)


def test_control_where_every_contact_is_taken_they_do(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    for room in (asking, typing_in):
        monkeypatch.setattr(room, "contact_of", lambda viewer: Contact.objects.get(account=viewer.account))

    assert refers_unrung(people)


def reaches_anothers(people: Cast) -> bool:
    """Let one agency look at what the other one is typing in."""
    theirs = begun(people.viewer("referrer"))
    try:
        referral_to_type(theirs.id, by=people.viewer("other_referrer"))
    except NotFound:
        return False
    return True


def test_another_agencys_referral_is_not_there(people: Cast) -> None:
    assert not reaches_anothers(people)


def test_control_where_agencies_are_not_told_apart_it_is(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "theirs", lambda viewer: Q(centre=viewer.centre))

    assert reaches_anothers(people)


def read_again(people: Cast) -> str:
    """Let the agency read again what it has sent."""
    by = people.viewer("referrer")
    referral = sent(by)
    try:
        return str(typed_page(referral.id, FIRST_CHILD, by=by, at=NOW).answers["name"])
    except Refused:
        return ""


def test_what_was_sent_is_shown_to_nobody_at_the_agency(people: Cast) -> None:
    assert read_again(people) == ""


def test_control_where_the_law_forgets_that_it_was_sent_it_is(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    law: Any = details.show_own

    def forgetful(edition: Edition, facts: ShowOwnFacts, at: datetime) -> object:
        return law(edition, replace(facts, sent=False), at)

    monkeypatch.setattr(details, "show_own", forgetful)

    assert read_again(people) == "Zoë Marsh"
