"""The plain words for the codes that stand in an answer: items, duties, states, rules, grounds and kinds."""

from __future__ import annotations


def _(text: str) -> str:
    """Mark words for the catalogue; they are translated when they are said."""
    return text


_RULES = {
    "law": _("a duty outside the policy"),
    "floor": _("a rule that holds in every centre"),
    "undertaking": _("the rule on undertakings"),
    "reports": _("the rule on reports"),
    "attendance": _("the rule on attendance"),
    "details": _("the rule on personal details"),
    "assessments": _("the rule on assessments"),
    "dbs": _("the rule on DBS checks"),
    "keeping": _("the rule on safe keeping"),
    "disposal": _("the rule on disposal"),
    "awareness": _("the rule on telling people of the policy"),
    "review": _("the rule on review"),
}

_REASONS = {
    "not_stated": _("not stated"),
    "child_at_risk": _("a child is at risk of harm"),
    "violence": _("somebody here is at risk of physical violence"),
    "court_order": _("a court order"),
    "warrant": _("a warrant"),
    "subject_access": _("a person's own right to see what is held about them"),
    "statutory_duty": _("a duty set by law"),
    "none": _("no notes and no reports"),
    "not_in_proceedings": _("nothing written for use in family proceedings"),
    "factual_notes": _("factual notes, but no reports"),
    "full_reports": _("notes and reports"),
    "basic": _("basic"),
    "standard": _("standard"),
    "enhanced": _("enhanced"),
    "enhanced_barred": _("enhanced, with the barred lists"),
}

_ITEMS = {
    "date": _("dates attended"),
    "time": _("times attended"),
    "who_attended": _("who came"),
    "absence_reason": _("reasons for absence"),
    "remark": _("remarks"),
    "future_date": _("dates to come"),
    "future_time": _("times to come"),
    "name": _("name"),
    "address": _("address"),
    "telephone": _("telephone number"),
    "email": _("e-mail address"),
    "new_name": _("new name"),
    "school": _("school"),
    "nursery": _("nursery"),
    "workplace": _("place of work"),
    "doctor": _("doctor"),
    "vehicle": _("vehicle"),
    "family_of": _("relatives"),
    "photograph": _("photograph"),
    "facts": _("the facts of the concern"),
    "child": _("the child"),
    "adults": _("the adults"),
    "location": _("where they are"),
    "raised_by": _("who raised the concern"),
    "history": _("what went before"),
    "cleared": _("whether they are cleared"),
    "valid_until": _("until when"),
    "level": _("the level of the check"),
    "result": _("the result"),
    "certificate_number": _("the certificate number"),
}

_DUTIES = {
    "tell_safeguarding_officer": _("tell the Safeguarding Officer"),
    "tell_coordinator": _("tell the coordinator"),
    "accident_book": _("enter it in the accident book"),
    "tell_complaints_officer": _("tell whoever hears complaints"),
    "second_reader": _("have a second person read it"),
    "call_back": _("ring back on a known number"),
    "record_authority": _("record the authority"),
    "second_approval": _("have a second person approve"),
    "record_grounds": _("record the ground and who decided it"),
    "review_within_72_hours": _("have it reviewed within 72 hours"),
    "ask_person_in_charge": _("ask whoever is in charge"),
    "log_viewer": _("enter who looked"),
    "log_reveal": _("enter the look"),
}

STATES: dict[str, str] = {
    "cleared": _("cleared"),
    "not_cleared": _("not cleared"),
    "in_use": _("in use"),
    "held": _("held"),
    "due": _("due"),
    "aware": _("told of the policy in force"),
    "told_of_an_earlier_edition": _("told of an earlier policy only"),
    "not_told": _("not told"),
    "current": _("current"),
    "due_soon": _("due soon"),
    "overdue": _("overdue"),
}

WORDS: dict[str, str] = {**_RULES, **_REASONS, **_ITEMS, **_DUTIES}
