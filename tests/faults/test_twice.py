"""Every form of every post, sent twice: it does its work once, and the second answer is calm."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.models import Count

from tests.census.house import our_models
from tests.doors.answers import Form
from tests.doors.crawling import Crawler, kind_of
from tests.doors.invented_centre import Invented, filled_for_a_module  # noqa: F401 - a fixture
from tests.doors.test_hostile_forms import _forms, _with_a_referral
from tests.faults.filling import filled
from wicketgate.domain.ledger import sending
from wicketgate.domain.ledger.models import Entry, Sent
from wicketgate.domain.ledger.sending import LOOKS

pytestmark = [
    pytest.mark.database,
    pytest.mark.django_db(databases=["default", "keyring"]),
]
# Between them they have every form that anybody has.
WHO = ("coordinator", "chair", "officer", "leader", "mei", "hartley")
CALM = (200, 302, 409)
# Which forms change nothing here however they are filled in: why. A new form that is not among them must do its work.
# What a form carries of how its page was: the second of two who change one thing is told.
SEEN = {"version", "seen", "number", "windows", "once"}
LOOK = "somebody looks, each time with an entry of its own; nothing is changed"
OWN = "a page about oneself: nobody else has it"
ADDS = "it adds something, and changes nothing that is there"
ONE_WAY = "one button: what it does can be done once, and whoever is second finds it done"
UNSEEN: dict[str, str] = {
    **dict.fromkeys(
        (
            "coordinator:agency_contact",
            "coordinator:agency_new",
            "coordinator:appoint_acting",
            "coordinator:arrange_day",
            "coordinator:arrange_days",
            "coordinator:book",
            "coordinator:family_apart",
            "coordinator:family_known",
            "coordinator:give_post",
            "coordinator:policy_bring_in",
            "coordinator:policy_review",
            "coordinator:policy_told_audience",
            "coordinator:rota",
            "coordinator:tablets",
            "coordinator:times_letter",
            "coordinator:welcome",
        ),
        ADDS,
    ),
    **dict.fromkeys(
        ("officers:check", "officers:checkpoints_file", "officers:drill", "officers:walls"), ADDS
    ),
    **dict.fromkeys(
        (
            "coordinator:cancel_day",
            "coordinator:close_account",
            "coordinator:end_sign_ins",
            "coordinator:reset_password",
            "coordinator:reset_second_factor",
            "coordinator:take_off_duty",
            "officers:wall_agree",
            "volunteer:arrived",
        ),
        ONE_WAY,
    ),
    **dict.fromkeys(
        (
            "coordinator:families_search",
            "coordinator:referral",
            "coordinator:reveal",
            "coordinator:request_family",
            "officers:concern",
            "officers:verify_ledger",
            "volunteer:needs",
            "volunteer:ring",
        ),
        LOOK,
    ),
    **dict.fromkeys(
        (
            "account_change_password",
            "account_logout",
            "mfa_add_webauthn",
            "mfa_generate_recovery_codes",
            "shared:own_notes",
            "shared:sign_undertaking",
        ),
        OWN,
    ),
    **dict.fromkeys(
        ("coordinator:referral_discard", "referrer:discard"),
        "it throws a draft away as a whole; whoever still types in it is told that it is gone",
    ),
}
# Records in PostgreSQL have backups of their own, and no page for them.
ABSENT = {"sqlite": set[str](), "postgresql": {"officers:drill"}}
NO_WORK: dict[str, str] = {
    "account_change_password": OWN,
    "mfa_add_webauthn": OWN,
    "mfa_generate_recovery_codes": OWN,
    "coordinator:families_search": LOOK,
    "coordinator:referral": LOOK,
    "coordinator:reveal": LOOK,
    "officers:concern": LOOK,
    "officers:verify_ledger": LOOK,
    "volunteer:needs": LOOK,
    "volunteer:ring": LOOK,
    "coordinator:book": "it wants a tick for each side; sent twice at once in test_at_once.py",
    "coordinator:rota": "it wants somebody who holds a post that day; sent twice at once in test_at_once.py",
    "coordinator:family_apart": "it wants another family’s reference; sent twice at once in test_at_once.py",
    "officers:walls": "it wants a username and a family’s reference",
    "coordinator:referral_match": "it wants the other side’s reference, and carries a version",
    "coordinator:policy_bring_in": "it wants a file; the same document twice is a draft twice, and neither is adopted",
}


@pytest.fixture(scope="module")
def crawlers(invented: Invented) -> dict[str, Crawler]:
    return {name: _with_a_referral(invented, name) for name in WHO}


@pytest.fixture(scope="module")
def forms(crawlers: dict[str, Crawler]) -> list[tuple[Crawler, Form]]:
    return [(crawler, form) for crawler in crawlers.values() for form in _forms(crawler).values()]


def test_a_form_that_is_sent_twice_does_its_work_once(forms: list[tuple[Crawler, Form]]) -> None:
    worked, wrong = set[str](), list[str]()
    for crawler, form in forms:
        kind = kind_of(form.action)
        with crawler.undone():
            before, sent = _work(), filled(form)
            one = crawler.client.post(form.action, sent)
            once = _work()
            two = crawler.client.post(form.action, sent)
            wrong += [f"{kind}: {what}" for what in _wrong((one.status_code, two.status_code), once, _work())]
        worked |= {kind} if once != before else set()

    idle = {kind_of(form.action) for _crawler, form in forms} - worked
    assert wrong == []
    assert len(worked) >= 40
    assert idle - set(NO_WORK) == set(), "fill these in, in filling.py, or say in NO_WORK why they do nothing"
    assert set(NO_WORK) - idle - ABSENT[connection.vendor] == set(), (
        "these do something: take them out of NO_WORK"
    )


def test_without_its_mark_it_would_do_it_twice(
    forms: list[tuple[Crawler, Form]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "take", lambda centre_of, *, at: lambda events: False)
    twice = set()
    for crawler, form in [one for one in forms if one[0].username == "coordinator"]:
        with crawler.undone():
            sent = filled(form)
            crawler.client.post(form.action, sent)
            once = _work()
            crawler.client.post(form.action, sent)
            twice |= {kind_of(form.action)} if _work() != once else set()

    assert len(twice) >= 5, twice


def test_a_form_that_changes_what_is_there_carries_what_was_seen(forms: list[tuple[Crawler, Form]]) -> None:
    bare = {kind_of(form.action) for _crawler, form in forms if not _carries(form)}

    assert bare - set(UNSEEN) == set(), "let it carry a version, or say in UNSEEN why it needs none"
    assert set(UNSEEN) - bare - ABSENT[connection.vendor] == set(), "these carry one: take them out of UNSEEN"


def _carries(form: Form) -> bool:
    is_in_the_address = any(part.isdigit() for part in form.action.split("/"))
    return is_in_the_address or bool(SEEN & set(form.values))


def _wrong(statuses: tuple[int, int], once: dict[str, int], twice: dict[str, int]) -> Iterator[str]:
    if twice != once:
        yield f"did it twice: {[name for name in twice if twice[name] != once.get(name, 0)]}"
    if not set(statuses) <= set(CALM):
        yield f"answered {statuses}"


def _work() -> dict[str, int]:
    """Count every row and every entry but those that only say that somebody looked."""
    kinds = [model for model in our_models() if model not in (Entry, Sent)]
    entries = Entry.objects.exclude(event__in=LOOKS).values_list("event").annotate(Count("id")).order_by()
    return {model.__name__: model._default_manager.count() for model in kinds} | dict(entries)
