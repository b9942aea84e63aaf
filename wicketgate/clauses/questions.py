"""The thirteen questions by name: the facts each one takes, and the clause that answers it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wicketgate.clauses import (
    assessments,
    attendance,
    awareness,
    dbs,
    details,
    disposal,
    keeping,
    reports,
    review,
    undertaking,
)
from wicketgate.clauses.decision import Decision
from wicketgate.clauses.edition import Edition


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: the type of its facts, and the function that answers."""

    facts: type[Any]
    answer: Callable[[Edition, Any, datetime], Decision]


QUESTIONS: dict[str, Asked] = {
    "see_family": Asked(undertaking.SeeFamilyFacts, undertaking.see_family),
    "write_account": Asked(reports.WriteAccountFacts, reports.write_account),
    "release_attendance": Asked(attendance.ReleaseAttendanceFacts, attendance.release_attendance),
    "release_details": Asked(details.ReleaseDetailsFacts, details.release_details),
    "admit": Asked(assessments.AdmitFacts, assessments.admit),
    "serve": Asked(dbs.ServeFacts, dbs.serve),
    "see_dbs": Asked(dbs.SeeDbsFacts, dbs.see_dbs),
    "unseal": Asked(keeping.UnsealFacts, keeping.unseal),
    "dispose": Asked(disposal.DisposeFacts, disposal.dispose),
    "told": Asked(awareness.ToldFacts, awareness.told),
    "review": Asked(review.ReviewFacts, review.review),
    "share_concern": Asked(attendance.ShareConcernFacts, attendance.share_concern),
    "show_own": Asked(details.ShowOwnFacts, details.show_own),
}
