"""Reading a centre's own policy document: what it says, and which rule each paragraph seems to state."""

from wicketgate.domain.policy.reading.admission import check_size
from wicketgate.domain.policy.reading.document import RULES, Document, Evidence, Paragraph
from wicketgate.domain.policy.reading.faults import DocumentError
from wicketgate.domain.policy.reading.month import Month
from wicketgate.domain.policy.reading.reader import read

__all__ = ["RULES", "Document", "DocumentError", "Evidence", "Month", "Paragraph", "check_size", "read"]
