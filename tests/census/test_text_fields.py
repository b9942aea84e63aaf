"""Every text field is sealed, coded, or plain for a reason that stands here."""

from django.db import models

from tests.census.house import our_models
from tests.census.reference import AGAIN, page
from wicketgate.clauses.questions import QUESTIONS
from wicketgate.domain.gate.items import ITEMS
from wicketgate.vault.fields import sealed_fields

CODE = "a code or an id from a list in the program"
DIGEST = "a digest: nothing can be read from it"
REFERENCE = "a reference that names nobody"
PUBLIC = "the centre publishes it itself"
OFFICE = "an office’s own, published by itself"

PLAIN: dict[str, str] = {
    "ledger.Entry.event": CODE,
    "ledger.Entry.rule": CODE,
    "ledger.Entry.ground": CODE,
    "ledger.Entry.edition": DIGEST,
    "ledger.Entry.written": DIGEST,
    "ledger.Entry.commitment": DIGEST,
    "ledger.Entry.previous": DIGEST,
    "ledger.Entry.digest": DIGEST,
    "ledger.Checkpoint.root": DIGEST,
    "ledger.Checkpoint.note": "the centre’s signature under a number and a digest",
    "ledger.Sent.mark": DIGEST,
    "ledger.Sent.leads_to": "an address of ours, which never holds what somebody typed",
    "accounts.Account.password": "an argon2id hash",
    "accounts.Account.username": "given by the coordinator to sign in with: looked up before anything opens",
    "accounts.Tablet.label": "what the coordinator calls a device",
    "accounts.Tablet.digest": DIGEST,
    "accounts.Pin.hash": "an argon2id hash",
    "accounts.Pin.began": DIGEST,
    "policy.Centre.name": PUBLIC,
    "policy.Centre.data_controller": PUBLIC,
    "policy.Centre.hall": PUBLIC,
    "policy.Centre.telephone": PUBLIC,
    "policy.PaperSet.name": DIGEST,
    "policy.PolicyDocument.title": PUBLIC,
    "policy.PolicyDocument.file_digest": DIGEST,
    "policy.PolicyDocument.text": PUBLIC,
    "policy.PolicyDocument.paragraphs": PUBLIC,
    "policy.PolicyDocument.last_reviewed": PUBLIC,
    "policy.AdoptedEdition.toml": PUBLIC,
    "policy.AdoptedEdition.digest": DIGEST,
    "policy.AdoptedEdition.edition_id": CODE,
    "policy.AdoptedEdition.minute": "the number of a minute of the committee",
    "policy.EditionDraft.base_id": CODE,
    "policy.EditionDraft.choices": "values of an edition, which is public once adopted",
    "policy.Review.minute": "the number of a minute of the committee",
    "volunteers.Undertaking.edition_digest": DIGEST,
    "volunteers.Undertaking.edition_id": CODE,
    "volunteers.Undertaking.words_digest": DIGEST,
    "people.Arrangement.reference": REFERENCE,
    "people.Wall.waived_by_role": CODE,
    "concerns.Concern.reference": REFERENCE,
    "concerns.Concern.sent_once": "a random mark of one filled-in page",
    "referrals.Agency.name": OFFICE,
    "referrals.Agency.switchboard": OFFICE,
    "referrals.Referral.reference": REFERENCE,
    "referrals.ReferralPage.section": CODE,
    "disclosures.AttendanceRequest.reference": REFERENCE,
    "disclosures.AttendanceRequest.items": CODE,
    "disclosures.Answer.rule": CODE,
    "disclosures.Answer.reason": CODE,
    "disclosures.Answer.released": CODE,
    "disclosures.Answer.withheld": CODE,
    "disclosures.Answer.document_digest": DIGEST,
    "disclosures.OwnList.reference": REFERENCE,
    "disclosures.OwnList.digest": DIGEST,
    "jobs.Scheduled.name": CODE,
    "retention.Damaged.reference": REFERENCE,
    "jobs.Scheduled.outcome": CODE,
}
HERE = "tests/census/test_text_fields.py"


def test_every_text_field_is_sealed_coded_or_plain_for_a_reason() -> None:
    texts = {
        _label(field) for model in our_models() for field in model._meta.concrete_fields if _is_text(field)
    }

    assert len(texts) > 20
    assert texts - set(PLAIN) == set(), (
        f"seal these (SealedText), give them choices, or say in {HERE} why they are plain"
    )
    assert set(PLAIN) - texts == set(), f"take these out of PLAIN in {HERE}: there is no such plain text"


def test_every_label_seals_one_field() -> None:
    labels = [field.label for model in our_models() for field in sealed_fields(model)]

    assert len(labels) > 10
    assert [label for label in labels if labels.count(label) > 1] == [], (
        "a label belongs to one field for ever"
    )
    assert all(labels), "give the field a permanent label: <room>.<row>.<what>"


def test_no_label_has_changed(texts: dict[str, str]) -> None:
    committed = texts.get("docs/reference/sealed-fields.md")

    assert committed == page("sealed-fields.md"), (
        "a label that a centre has sealed values under may never change: put it back. A new one is welcome. "
        + AGAIN
    )


def test_every_sealed_field_is_an_item_that_a_question_opens() -> None:
    used = {field.item for model in our_models() for field in sealed_fields(model)}

    assert used - set(ITEMS) == set(), (
        "say in wicketgate/domain/gate/items.py what these are and what opens them"
    )
    assert set(ITEMS) - used == set(), (
        "take these out of wicketgate/domain/gate/items.py: nothing of the kind is kept"
    )
    assert {name for name, item in ITEMS.items() if not item.opened_by} == set(), (
        "name a question that opens them"
    )


def test_every_item_is_opened_by_questions_of_the_law() -> None:
    asked = {question for item in ITEMS.values() for question in item.opened_by}

    assert asked
    assert asked - set(QUESTIONS) == set(), "there is no such question in wicketgate/clauses/questions.py"


def _is_text(field: models.Field) -> bool:  # type: ignore[type-arg]
    return isinstance(field, (models.CharField, models.TextField, models.JSONField)) and not field.choices


def _label(field: models.Field) -> str:  # type: ignore[type-arg]
    return f"{field.model._meta.label}.{field.name}"
