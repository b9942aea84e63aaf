"""A coordinator who means harm, and an officer about whom a concern is."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client

from tests.people import BEFORE, CENTRE, NOW, PASSWORD, TODAY, Cast
from tests.signing_in import settle, sign_in
from tests.totp import unused_code
from wicketgate.clauses import dbs, disposal, edition, floor
from wicketgate.clauses.dbs import SeeDbsFacts
from wicketgate.clauses.disposal import Approval, DisposeFacts, Event
from wicketgate.clauses.edition import EditionError, load, load_shipped, write
from wicketgate.domain.accounts import operations
from wicketgate.domain.accounts.models import Account as OfficeHolder
from wicketgate.domain.accounts.models import Role
from wicketgate.domain.accounts.operations import begin_post
from wicketgate.domain.concerns import discretion, queries
from wicketgate.domain.concerns.models import Concern
from wicketgate.domain.concerns.operations import Account, raise_concern
from wicketgate.domain.gate import taking_out
from wicketgate.domain.ledger.checkpoints import make
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.refusals import Unable
from wicketgate.domain.people.models import Arrangement
from wicketgate.domain.policy.queries import edition_in_force

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
THEIRS = "four-words-of-the-coordinators"


def worry(people: Cast, about: str = "coordinator") -> Concern:
    """Let a volunteer write a concern about the coordinator."""
    account = Account(kind="concern", words="He kept a list of his own.", about_post=about)
    raise_concern(account, once="a page", by=people.viewer("volunteer"), at=NOW)
    return Concern.objects.get()


def known(people: Cast, who: str) -> set[object]:
    return set(queries.known_to(people.viewer(who), at=NOW))


@pytest.mark.parametrize(
    ("who", "about"),
    [("coordinator", "coordinator"), ("coordinator", ""), ("officer", "safeguarding_officer")],
)
def test_nobody_knows_of_a_concern_about_themselves(people: Cast, who: str, about: str) -> None:
    worry(people, about)

    assert known(people, who) == set()


def test_control_where_everybody_knows_of_each_they_read_it(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    concern = worry(people)
    monkeypatch.setattr(queries, "_known_to", lambda viewer, at: Concern.objects.all())

    assert known(people, "coordinator") == {concern.id}


def entries_seen(people: Cast) -> int:
    return len(discretion.newest_entries(people.viewer("coordinator"), at=NOW))


def test_the_ledger_shows_the_coordinator_no_trace_of_it(people: Cast) -> None:
    before = entries_seen(people)
    worry(people)

    assert entries_seen(people) == before


def test_control_where_the_ledger_hides_nothing_it_shows_that_one_was_raised(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = entries_seen(people)
    worry(people)
    ids = frozenset(Concern.objects.values_list("id", flat=True))
    monkeypatch.setattr(discretion, "known_to", lambda viewer, at: ids)

    assert entries_seen(people) > before


def told_of_the_ledger(people: Cast) -> list[bytes]:
    """Ask all that tells of the ledger as a whole: its page, its check, and the file of its checkpoints."""
    desk = Client()
    sign_in(desk, people.coordinator)
    file = desk.post("/officers/ledger/checkpoints/").content
    checked = desk.post("/officers/ledger/verify/", follow=True).content
    return [file, *re.findall(rb"The ledger holds:[^<]*", checked)]


def test_no_number_grows_when_one_is_raised(people: Cast) -> None:
    before = told_of_the_ledger(people)
    worry(people)

    assert len(before) == 2
    assert told_of_the_ledger(people) == before


def test_control_where_each_file_is_signed_anew_it_grows(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking_out, "_sign_the_days_own", make)
    before = told_of_the_ledger(people)
    worry(people)

    assert told_of_the_ledger(people) != before


def test_two_checkpoints_tell_how_many_entries_came_between_them(people: Cast) -> None:
    """What they can: count those that they see between two days, and find that there was one more."""
    first = make(by=people.viewer("chair").actor, at=NOW)
    seen = entries_seen(people)
    worry(people)
    second = make(by=people.viewer("chair").actor, at=NOW + timedelta(days=1))

    assert second.size - first.size > entries_seen(people) - seen


def gives_themselves(people: Cast) -> bool:
    """Let the coordinator give themselves the officer's post."""
    own = people.viewer("coordinator")
    try:
        begin_post(people.coordinator, role=Role.SAFEGUARDING_OFFICER, begins=BEFORE, by=own.actor, at=NOW)
    except Unable:
        return False
    return people.coordinator.posts.filter(role=Role.SAFEGUARDING_OFFICER).exists()


def test_nobody_gives_themselves_a_post(people: Cast) -> None:
    assert not gives_themselves(people)


def test_control_without_the_question_whose_it_is_they_do(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(operations, "_require_somebody_else", lambda account, by: None)

    assert gives_themselves(people)


def disposed_of_alone() -> bool:
    """Ask the law whether one person, twice, may let a family's records be destroyed."""
    once = Approval(by="a", role="coordinator", on=TODAY, related_to=frozenset())
    facts = DisposeFacts(
        kind="family", left_on=None, events=(Event("attendance", date(2022, 1, 8)),), holds=(),
        approvals=(once, once), objection=False,
    )  # fmt: skip
    return not disposal.dispose(load_shipped("withington"), facts, NOW.replace(tzinfo=None)).refused


def test_nobody_destroys_records_alone() -> None:
    assert not disposed_of_alone()


def test_control_without_the_second_person_they_are_destroyed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disposal, "_are_independent", lambda one, other: True)

    assert disposed_of_alone()


def of_a_check(people: Cast) -> frozenset[str]:
    """Ask the law what the coordinator sees of a volunteer's DBS check."""
    facts = SeeDbsFacts(
        role="coordinator", is_subject=False, items=frozenset({"cleared", "result", "certificate_number"})
    )
    return dbs.see_dbs(edition_in_force(CENTRE, on=TODAY), facts, NOW.replace(tzinfo=None)).released


def test_a_coordinator_sees_of_a_check_that_it_is_there_and_no_more(people: Cast) -> None:
    client = Client()
    sign_in(client, people.coordinator)

    assert of_a_check(people) == {"cleared"}
    assert client.get("/officers/checks/").status_code == 403


def test_control_with_the_result_in_the_laws_table_they_see_it(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dbs, "_FOR_THE_ROTA", frozenset({"cleared", "result", "certificate_number"}))

    assert "result" in of_a_check(people)


def loosened() -> bool:
    """Write an edition in which remarks go to the referring agency."""
    text = write(load_shipped("withington")).replace(
        'items = ["date", "time"]', 'items = ["date", "time", "remark"]', 1
    )
    assert "remark" in text
    try:
        return "remark" in load(text).attendance.items
    except EditionError:
        return False


def test_no_policy_that_is_brought_in_loosens_the_floor() -> None:
    assert not loosened()


def test_control_without_the_floor_it_is_adopted(monkeypatch: pytest.MonkeyPatch) -> None:
    for room in (edition, floor):
        if hasattr(room, "breaches"):
            monkeypatch.setattr(room, "breaches", lambda held: ())

    assert loosened()


def test_what_a_coordinator_opens_for_the_work_they_can_open(people: Cast, family: Arrangement) -> None:
    """What they can: one value at a time, with a purpose, twenty a day, each entered."""
    client = Client()
    sign_in(client, people.coordinator)

    page = client.get(f"/centre/families/{family.id}/").content.decode()

    assert "Tobiah Marsh" in page
    assert "Tannery" not in page


def test_whoever_gives_an_officer_a_new_way_in_can_use_it(people: Cast) -> None:
    """What they can: sign in as somebody else whom they gave a new password and a lost telephone."""
    concern, client = worry(people), Client()
    settle(people.officer)
    by = people.viewer("coordinator").actor

    operations.reset_password(people.officer.id, password=THEIRS, by=by, at=NOW)
    operations.reset_second_factor(people.officer.id, by=by, at=NOW)
    # The coordinator now sets up an app of their own, as whoever lost their telephone would.
    code = unused_code(settle(people.officer))
    client.post("/account/sign-in/", {"login": "officer", "password": THEIRS})
    client.post("/account/sign-in/code/", {"code": code})

    assert concern.reference in client.get("/officers/concerns/").content.decode()
    entries = Entry.objects.filter(actor=by.token, subject=people.officer.id).order_by("sequence")
    assert [entry.event for entry in entries] == ["password_changed", "second_factor_changed"]
    assert not OfficeHolder.objects.get(id=people.officer.id).check_password(PASSWORD)
