"""What each value of an edition is called and how it reads, in plain words for the one who confirms it."""

from collections.abc import Callable

from wicketgate.domain.policy.reading.faults import gettext_noop as _
from wicketgate.domain.policy.reading.suggestion import Plain

Translate = Callable[[str], str]

LABELS = {
    "rules.paragraph": _("Which paragraph of the document states it"),
    "rules.summary": _("The rule in plain words"),
    "undertaking.required_of": _("Who must sign the undertaking"),
    "undertaking.scope": _("How far the promise reaches"),
    "reports.supported": _("What is written about a supported visit"),
    "reports.supervised": _("What is written about a supervised visit"),
    "reports.observed": _("What is written about an observed visit"),
    "reports.handover": _("What is written about a handover"),
    "reports.second_reader": _("Whether a second person reads it first"),
    "complaints.to": _("Who hears a complaint"),
    "attendance.items": _("What may be told about attendance"),
    "attendance.recipients": _("Who may be told about attendance"),
    "attendance.notice_days": _("Days of notice before it is told"),
    "risk_ground.who": _("Who is at risk"),
    "risk_ground.harms": _("Of what harm"),
    "risk_ground.attendance_paragraph": _("Which paragraph states it for attendance"),
    "risk_ground.details_paragraph": _("Which paragraph states it for details"),
    "exceptions.decided_by": _("Who decides that somebody is at risk"),
    "assessments.mode": _("Whether others may assess a family here"),
    "assessments.kinds_allowed": _("Who may be admitted"),
    "assessments.agreed_by": _("Who must all have agreed beforehand"),
    "assessments.covers": _("What the rule covers"),
    "dbs.level": _("Level of the DBS check"),
    "dbs.result_viewers": _("Who sees the result"),
    "dbs.recheck_months": _("Months until the next check"),
    "dbs.grace_days": _("Days of grace after that"),
    "retention.years_unused": _("Years that a family's records are kept unused"),
    "retention.hold_from_start": _("Which records are held from the start"),
    "retention.kinds.months": _("Months that it is kept"),
    "retention.kinds.clock": _("From when they count"),
    "disposal.approvers": _("Who may approve a disposal, always two of them"),
    "awareness.audiences": _("Who is told of the policy"),
    "edition.id": _("Short name of this edition"),
    "edition.centre": _("Name of the centre"),
    "edition.last_reviewed": _("When the policy was last reviewed"),
    "edition.review_every_months": _("Months until the next review"),
}

VALUES = {
    "not stated": _("not stated"),
    "everywhere": _("everywhere"),
    "outside_centre": _("outside the centre"),
    "coordinator": _("coordinator"),
    "team_leader": _("team leader"),
    "volunteer": _("volunteer"),
    "safeguarding_officer": _("Safeguarding Officer"),
    "chair": _("Chair"),
    "minister": _("minister"),
    "trustee": _("trustee"),
    "referrer": _("referrer"),
    "interpreter": _("interpreter"),
    "none": _("nothing"),
    "not_in_proceedings": _("nothing for use in family proceedings"),
    "factual_notes": _("factual notes, but no reports"),
    "full_reports": _("notes and reports"),
    "date": _("dates"),
    "time": _("times"),
    "who_attended": _("who came"),
    "absence_reason": _("reasons for absence"),
    "referring_agency": _("the agency that referred the family"),
    "court_officer": _("an officer of the court"),
    "any_party": _("either parent"),
    "child": _("a child"),
    "user": _("somebody using the centre"),
    "staff": _("staff"),
    "third_person": _("somebody else"),
    "physical_violence": _("physical violence"),
    "physical": _("physical harm"),
    "emotional": _("emotional harm"),
    "sexual": _("sexual harm"),
    "neglect": _("neglect"),
    "other": _("any other"),
    "never": _("never"),
    "by_agreement": _("only if it was agreed beforehand"),
    "observation_only": _("they may observe, not assess"),
    "solicitor": _("solicitor"),
    "cafcass": _("Cafcass"),
    "social_worker": _("social worker"),
    "family": _("the family"),
    "assessment": _("assessing"),
    "observation": _("observing"),
    "meeting_client": _("meeting a client"),
    "visit": _("a visit"),
    "basic": _("basic"),
    "standard": _("standard"),
    "enhanced": _("enhanced"),
    "enhanced_barred": _("enhanced, with the barred lists"),
    "concern": _("concern"),
    "incident": _("incident"),
    "accident": _("accident"),
    "complaint": _("complaint"),
    "dbs_check": _("DBS check"),
    "agency": _("agency"),
    "visitor": _("visitor"),
    "disclosure": _("disclosure"),
    "last_used": _("when it was last used"),
    "created": _("when it was made"),
    "left": _("when the person left"),
    "child_at_risk": _("a child at risk of harm"),
    "violence": _("somebody at risk of violence"),
}

_YES, _NO, _NOBODY = _("yes"), _("no"), _("none")


def label_of(key: str, translate: Translate) -> str:
    """Return what the value under a key is called; a ground's or a kind's own name comes first."""
    parts = key.split(".")
    if parts[0] == "rules":
        return translate(LABELS[f"rules.{parts[-1]}"])
    if len(parts) == 2:
        return translate(LABELS[key])
    *table, name, last = parts
    return f"{in_words(name, translate)}: {translate(LABELS['.'.join([*table, last])])}"


def in_words(value: Plain, translate: Translate) -> str:
    """Return a value in plain words; what is no code, such as a number or a sentence, stays as it is."""
    if isinstance(value, bool):
        return translate(_YES if value else _NO)
    if isinstance(value, list):
        return ", ".join(in_words(one, translate) for one in value) or translate(_NOBODY)
    return translate(VALUES[value]) if isinstance(value, str) and value in VALUES else str(value)
