"""The catalogue of reasons and next steps, by code. Never a name, an address or anything else about a person."""

from __future__ import annotations


def _(text: str) -> str:
    """Mark a sentence for the catalogue; it is translated when it is said."""
    return text


_SHARED = {
    "nothing_asked_for": _("Nothing was asked for, so there is nothing to give."),
    "ask_for_items": _("Say which items are wanted."),
    "identity_not_confirmed": _(
        "Nobody has made sure yet who is asking, and until then nothing at all is given."
    ),
    "ring_back_on_known_number": _(
        "Ring back on a number the centre already holds. In an emergency ring 999, 101 or the duty team."
    ),
    "give_these": _("Give exactly what is listed, and do each duty that comes with it."),
    "give_only_these": _(
        "Give only what may go, say nothing about the rest, and do each duty that comes with it."
    ),
    "risk_ground": _(
        "Somebody is at risk: %(ground)s. In the centre's policy this ground has the paragraph: %(paragraph)s."
    ),
    "authority": _("An authority outside the policy asks for it: %(kind)s."),
    "no_risk_ground": _("No risk ground of this centre's policy holds on what was said."),
    "record_an_exception": _(
        "If somebody is at risk, record a safeguarding exception with its ground and who decided it."
    ),
    "knows_them": _(
        "Whoever knows a family or person from elsewhere can't see them here, unless an officer has agreed."
    ),
    "ask_another_or_an_officer": _(
        "Ask somebody else to do it, or ask the Safeguarding Officer, the Chair or the Minister to agree."
    ),
}

_CLAUSE_1 = {
    "may_see_family": _("The undertaking is in order, and this is part of their work."),
    "keep_it_to_yourself": _("Look only at what is needed, and keep it to yourself."),
    "undertaking_not_signed": _("The undertaking of the policy now in force has not been signed."),
    "undertaking_withdrawn": _("The undertaking was signed, but has been taken back since."),
    "sign_the_undertaking": _("Read the undertaking and sign it; then this opens."),
    "not_on_duty": _("In this role families are seen only while on duty."),
    "see_families_on_duty": _("Wait until you are on duty, or ask the coordinator."),
    "role_sees_no_family": _("This role doesn't see families."),
    "ask_the_coordinator": _("Ask the coordinator, who can answer without showing a family."),
}

_CLAUSE_2 = {
    "always_written": _("This can always be written down, by anybody, and waits for nobody's approval."),
    "write_it_now": _("Write it now, while it is fresh, and do the duty that comes with it."),
    "register_takes_it": _("The register holds times and coded absences, and this is one of them."),
    "tap_it_in": _("Enter it in the register."),
    "no_remarks": _("There are no remarks in the register, in any centre."),
    "no_reports": _("For this service the policy says: %(mode)s."),
    "raise_a_concern_instead": _(
        "If something worries you, raise a concern: that is always open to you. Else write nothing."
    ),
    "service_reports": _("For this service the policy allows it: %(mode)s."),
    "facts_only": _("Write only what was seen and heard."),
}

_CLAUSE_3 = {
    "named_recipient": _("They asked, and the policy names them as one who may have this."),
    "not_a_named_recipient": _(
        "The policy doesn't name this asker as one who may have a family's attendance."
    ),
    "send_the_neutral_letter": _(
        "Send the neutral letter, which says neither yes nor no to whether any family comes here."
    ),
    "no_request_whose_notice_has_run": _(
        "There is no request on record whose notice has run (days of notice: %(days)s)."
    ),
    "record_the_request_and_wait": _("Record the request with its day, and answer when the notice has run."),
    "not_among_the_items": _("What was asked for is not among the items that the policy lets out."),
    "offer_dates_and_times": _(
        "Offer what the policy allows. If somebody is at risk, record a safeguarding exception."
    ),
    "not_told_of_concerns": _("Concerns are shared only with those who can help, and this is none of them."),
    "tell_those_who_can_help": _(
        "Tell the police, the local authority, the health service or the person at risk instead."
    ),
    "not_necessary": _("Nothing that was asked for is both necessary for this risk and open to them."),
    "share_what_is_necessary": _("Ask the Safeguarding Officer what is necessary, and share that."),
}

_CLAUSE_4 = {
    "permission": _("The person it belongs to has given permission to this recipient for this purpose."),
    "no_permission": _(
        "There is no permission in force for this recipient, this purpose and these details, and no other right."
    ),
    "ask_the_person_or_record_an_exception": _(
        "Ask the person it belongs to, by themselves. If somebody is at risk, record a safeguarding exception."
    ),
    "concerns_only_them": _("It tells about nobody but the person who looks."),
    "show_it": _("Show it to them."),
    "typed_and_not_sent": _("They typed it themselves and have not sent it yet."),
    "show_until_sent": _("Show it until it is sent, and then no more."),
    "concerns_others": _("It would tell something about somebody else."),
    "show_only_their_own": _("Show only what tells about the person who looks."),
}

_CLAUSE_5 = {
    "agreed_beforehand": _("It was agreed beforehand for this visitor, this family and this day."),
    "enter_the_visit": _("Let them sign the visitors' book, and stay within what was agreed."),
    "activity_not_covered": _(
        "The policy says nothing about this kind of visit, so nobody comes in on its word."
    ),
    "ask_who_is_in_charge": _("Ask whoever is in charge today; until then the visitor waits outside."),
    "nobody_admitted": _("This centre admits nobody from outside to assess or observe a family."),
    "only_observation": _("From outside, this centre admits only somebody who observes."),
    "kind_not_admitted": _("The policy doesn't admit visitors of this kind for that."),
    "no_agreement_for_this": _("There is no agreement for this visitor, this family and this activity."),
    "agreement_not_in_time": _("The agreement doesn't hold now, or was made only after it had begun."),
    "not_agreed_by_all": _("Not everybody whom the policy names has agreed."),
    "agree_it_beforehand": _("Ask them to agree it with the coordinator beforehand, and to come back then."),
}

_CLAUSE_6 = {
    "cleared_to_serve": _("The check is in order for that day."),
    "put_on_the_rota": _("They may be put on the rota for that day."),
    "no_suitable_check": _("By that day no check had been found suitable."),
    "level_too_low": _("The check is below the level that the policy asks for: %(level)s."),
    "check_too_old": _("By that day the check is too old and has to be repeated."),
    "wait_for_clearance": _("Leave them off the rota for that day, and ask for the check that is missing."),
    "result_viewer": _("This role is one of the few that see results."),
    "own_check": _("It is their own check."),
    "cleared_or_not": _("For the rota it is enough to know whether somebody is cleared, and until when."),
    "result_for_few": _("The result of a check is seen only by those whom the policy names."),
    "ask_a_result_viewer": _(
        "Ask one of those whom the policy names; the rota shows whether somebody is cleared."
    ),
}

_CLAUSE_7 = {
    "may_open": _("This role may open it now, for the purpose given."),
    "look_and_close": _("Look, do what it was for, and close it. The look is recorded."),
    "no_purpose": _("No purpose was given."),
    "state_a_purpose": _("Say what it is for, and try again."),
    "second_factor_not_fresh": _("Nobody has confirmed in the last five minutes that it is really you."),
    "confirm_it_is_you": _("Confirm with your second factor that it is you, and try again."),
    "no_quota_left": _("More has been opened already than this role needs in a day."),
    "ask_for_more_quota": _("Ask the Safeguarding Officer. In an emergency say so, and it opens."),
    "not_this_role": _("This role may not open that now."),
    "ask_who_may_open": _("Ask the coordinator, or the Safeguarding Officer, to look for you."),
}

_CLAUSE_8 = {
    "unused_and_approved": _("Its time has run out, nothing holds it, and two people have approved."),
    "destroy_and_certify": _(
        "Destroy it as confidential waste, with every copy, and complete the certificate."
    ),
    "still_in_use": _("Its time has not run out. The first day on which it can be destroyed is %(due_on)s."),
    "leave_it_until_due": _("Leave it where it is until then."),
    "held": _("It must be kept for now, whatever its age, because of a hold."),
    "review_the_hold": _("Ask whoever set the hold whether it is still needed."),
    "objection": _("Somebody has objected."),
    "settle_the_objection": _("Settle the objection first, and write down how."),
    "not_approved_by_two": _(
        "Two different people, unrelated to each other, have not both approved since it was due."
    ),
    "ask_two_to_approve": _("Ask two people who may approve to look at it, each for themselves."),
}

_CLAUSES_9_AND_10 = {
    "aware": _("They have been told of the policy now in force."),
    "offer_a_copy": _("Offer a copy whenever they ask."),
    "told_of_an_earlier_edition": _("They were told of an earlier policy, not of the one now in force."),
    "not_told": _("They have not been told of the policy."),
    "tell_them_of_this_edition": _("Tell them of the policy now in force, offer a copy, and enter the day."),
    "review_current": _("The policy is within its time. It is next due for review on %(due_on)s."),
    "nothing_to_do": _("Nothing needs to be done."),
    "review_due_soon": _("The policy is due for review by %(due_on)s."),
    "plan_the_review": _("Put the review on the committee's next agenda."),
    "review_overdue": _("The policy was due for review by %(due_on)s, and that day has passed."),
    "review_the_policy_now": _("Ask the committee to review the policy now, and enter the day it did."),
}

SENTENCES: dict[str, str] = {
    **_SHARED,
    **_CLAUSE_1,
    **_CLAUSE_2,
    **_CLAUSE_3,
    **_CLAUSE_4,
    **_CLAUSE_5,
    **_CLAUSE_6,
    **_CLAUSE_7,
    **_CLAUSE_8,
    **_CLAUSES_9_AND_10,
}
