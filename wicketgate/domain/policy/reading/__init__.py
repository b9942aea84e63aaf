"""Reading a centre's own policy document: what it says, and which rule each paragraph seems to state."""

from wicketgate.domain.policy.reading.admission import check_size
from wicketgate.domain.policy.reading.document import RULES, Document, Evidence, Paragraph
from wicketgate.domain.policy.reading.drafting import draft_edition
from wicketgate.domain.policy.reading.faults import DocumentError, Letter
from wicketgate.domain.policy.reading.fingerprints import Fingerprint, fingerprint_of
from wicketgate.domain.policy.reading.month import Month
from wicketgate.domain.policy.reading.plain import plain, plain_recognised
from wicketgate.domain.policy.reading.reader import read
from wicketgate.domain.policy.reading.recognition import Recognised, recognise, review_day
from wicketgate.domain.policy.reading.suggestion import Row, paragraph_choices, places, suggest, values_of

__all__ = [
    "RULES",
    "Document",
    "DocumentError",
    "Evidence",
    "Fingerprint",
    "Letter",
    "Month",
    "Paragraph",
    "Recognised",
    "Row",
    "check_size",
    "draft_edition",
    "fingerprint_of",
    "paragraph_choices",
    "places",
    "plain",
    "plain_recognised",
    "read",
    "recognise",
    "review_day",
    "suggest",
    "values_of",
]
