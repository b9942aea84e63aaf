"""Bring in the centre's own policy document."""

from datetime import datetime
from hashlib import sha256

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.policy.kept import columns_of
from wicketgate.domain.policy.models import PolicyDocument
from wicketgate.domain.policy.reading import Document


@operation
def bring_in(document: Document, *, content: bytes, by: Viewer, at: datetime) -> PolicyDocument:
    """Keep a document that was read from the file's `content`. The same file again is the same document."""
    file_digest = sha256(content).hexdigest()
    held = PolicyDocument.objects.filter(centre=by.centre, file_digest=file_digest).first()
    kept = held or PolicyDocument(
        centre=by.centre,
        read_at=at,
        file_digest=file_digest,
        **columns_of(document),
    )
    if held is None:
        kept.save(force_insert=True)
    enter(Event.DOCUMENT_READ, by=by.actor, at=at, subject=by.centre, written=[kept])
    return kept
