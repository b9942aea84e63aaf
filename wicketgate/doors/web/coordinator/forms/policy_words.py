"""The questions that an edition's values answer, and the plain words of their answers."""

from collections.abc import Iterable
from fnmatch import fnmatchcase

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from wicketgate.clauses.edition import NOT_STATED
from wicketgate.domain.accounts.models import Role
from wicketgate.domain.policy.reading.suggestion import Plain
from wicketgate.doors.sentences import word

Words = str | Promise

# By the keys of an edition. The first that fits is taken.
QUESTIONS: tuple[tuple[str, Words], ...] = (
    ("rules.*.paragraph", lazy("Which paragraph of your document says this?")),
    ("rules.*.summary", lazy("The rule in plain words")),
    ("edition.last_reviewed", lazy("When was the policy last reviewed?")),
    ("edition.review_every_months", lazy("Every how many months is it reviewed?")),
    ("undertaking.required_of", lazy("Who must sign before they see a family?")),
    ("undertaking.scope", lazy("How far does the promise reach?")),
    ("reports.supported", lazy("Supported contact")),
    ("reports.supervised", lazy("Supervised contact")),
    ("reports.observed", lazy("Observed contact")),
    ("reports.handover", lazy("Handovers")),
    ("reports.second_reader", lazy("Must a second person read a report first?")),
    ("complaints.to", lazy("Who hears a complaint?")),
    ("attendance.items", lazy("What is told of a family’s attendance?")),
    ("attendance.recipients", lazy("To whom is it told, when they ask?")),
    ("attendance.notice_days", lazy("How many days after they ask?")),
    ("risk_ground.*.who", lazy("Who is at risk")),
    ("risk_ground.*.harms", lazy("Of which harm")),
    ("risk_ground.*.attendance_paragraph", lazy("The paragraph that says so for attendance")),
    ("risk_ground.*.details_paragraph", lazy("The paragraph that says so for personal details")),
    ("exceptions.decided_by", lazy("Who decides that somebody is at risk?")),
    ("assessments.mode", lazy("May others assess a family in the hall?")),
    ("assessments.kinds_allowed", lazy("Who may, where it was agreed?")),
    ("assessments.agreed_by", lazy("Who must all have agreed?")),
    ("assessments.covers", lazy("What does the rule cover?")),
    ("dbs.level", lazy("Which DBS check must everyone have?")),
    ("dbs.result_viewers", lazy("Who sees the result?")),
    ("dbs.recheck_months", lazy("After how many months is it done again?")),
    ("dbs.grace_days", lazy("For how many days more may somebody serve?")),
    ("retention.years_unused", lazy("For how many years unused is a family’s record kept?")),
    ("retention.kinds.*.months", lazy("Months kept")),
    ("retention.kinds.*.clock", lazy("Counted from")),
    ("retention.hold_from_start", lazy("What is held back from disposal until somebody says otherwise?")),
    ("disposal.approvers", lazy("Which two of these may approve a disposal?")),
    ("awareness.audiences", lazy("Who must be told that this policy exists?")),
)

GROUNDS: dict[str, Words] = {
    "child_at_risk": lazy("Where a child is at risk"),
    "violence": lazy("Where somebody may be attacked"),
}
OPTIONS: dict[str, Words] = {
    **{str(role): role.label for role in Role},
    "everywhere": lazy("Everywhere, inside the centre too"),
    "outside_centre": lazy("Outside the centre"),
    "referring_agency": lazy("The agency that referred the family"),
    "court_officer": lazy("A court’s officer"),
    "any_party": lazy("Either parent"),
    "child": lazy("A child"),
    "user": lazy("Anyone who uses the centre"),
    "staff": lazy("Anyone who works here"),
    "third_person": lazy("Anyone else"),
    "physical_violence": lazy("Physical violence"),
    "physical": lazy("Physical harm"),
    "emotional": lazy("Emotional harm"),
    "sexual": lazy("Sexual harm"),
    "neglect": lazy("Neglect"),
    "other": lazy("Any other"),
    "family": lazy("The family"),
    "never": lazy("Never"),
    "by_agreement": lazy("Where it was agreed beforehand"),
    "observation_only": lazy("They may watch, and no more"),
    "solicitor": lazy("Solicitors"),
    "cafcass": lazy("Cafcass"),
    "social_worker": lazy("Social workers"),
    "assessment": lazy("Assessing a family"),
    "observation": lazy("Watching a visit"),
    "meeting_client": lazy("Meeting their own client"),
    "visit": lazy("Any other visit"),
    "last_used": lazy("When it was last used"),
    "created": lazy("When it was made"),
    "left": lazy("When the person left"),
    "concern": lazy("Concerns"),
    "incident": lazy("Incidents"),
    "accident": lazy("Accidents"),
    "complaint": lazy("Complaints"),
    "dbs_check": lazy("DBS checks"),
    "agency": lazy("Agencies"),
    "visitor": lazy("Visitors"),
    "disclosure": lazy("What was released"),
    "none": lazy("No notes and no reports"),
    "not_in_proceedings": lazy("Allowed, but never for a family court"),
    "factual_notes": lazy("Notes of facts, but no reports"),
    "full_reports": lazy("Notes and reports"),
    NOT_STATED: lazy("No paragraph says this"),
}
RULE_TITLES: dict[str, Words] = {
    "undertaking": lazy("The promise to keep things to yourself"),
    "reports": lazy("Reports"),
    "attendance": lazy("Attendance"),
    "details": lazy("Addresses and other details"),
    "assessments": lazy("Assessments in the hall"),
    "dbs": lazy("DBS checks"),
    "keeping": lazy("Safe keeping"),
    "disposal": lazy("Disposal"),
    "awareness": lazy("Telling people of the policy"),
    "review": lazy("Review"),
}


def question(key: str) -> str:
    """Return what a value of an edition answers; a ground's and a kind of record's say which one."""
    words = next(str(words) for pattern, words in QUESTIONS if fnmatchcase(key, pattern))
    part = key.split(".")
    if part[0] == "risk_ground":
        return _("%(which)s: %(question)s") % {"which": ground(part[1]), "question": words}
    if key.startswith("retention.kinds."):
        return _("%(which)s: %(question)s") % {"which": option(part[2]), "question": words}
    return words


def alike(key: str) -> str:
    """Return what several values are said together by: the services of reports, the kinds of records; else the key."""
    if key.startswith("retention.kinds."):
        return "retention.kinds"
    return "reports" if key.startswith("reports.") and key != "reports.second_reader" else key


def ground(name: str) -> str:
    """Return the words for a risk ground; one that only this centre has is named as it is."""
    return str(GROUNDS.get(name, name.replace("_", " ").capitalize()))


def option(code: str) -> str:
    """Return the words for one coded answer."""
    return str(OPTIONS[code]) if code in OPTIONS else word(code, _)


def said(value: Plain) -> str:
    """Return a value as it is read."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return _listed(value)
    return option(value) if isinstance(value, str) else str(value)


def _listed(codes: Iterable[str]) -> str:
    return ", ".join(option(code) for code in codes) or _("None")
