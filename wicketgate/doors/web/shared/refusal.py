"""A refusal, as a page to be proud of: what, which clause in the centre's own words, and what to do next."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wicketgate.clauses.decision import Decision
from wicketgate.domain.ledger.refusals import Refused
from wicketgate.domain.policy.queries import own_words
from wicketgate.doors import clock, sentences
from wicketgate.doors.web.shared.parts import Refusal


def refusal_page(
    request: HttpRequest, refused: Refused, *, what: str = "", next_step: str = "", back_url: str = ""
) -> HttpResponse:
    """
    Return the page for `refused`, with status 403.

    `next_step` says what to do where whoever reads it is not the one who can mend it. The way back leads to
    `back_url`, or to the first place of whoever was refused.
    """
    refusal = refusal_of(request, refused.decision, what=what)
    if next_step:
        refusal = replace(refusal, next_step=next_step)
    shown = {"refusal": refusal, "back_url": back_url or reverse("shared:home")}
    return render(request, "shared/refusal.html", shown, status=403)


def refusal_of(request: HttpRequest, decision: Decision, *, what: str = "") -> Refusal:
    """Return what a page says of a decision that refuses."""
    words = own_words(request.user.centre, decision.rule, on=clock.today())  # type: ignore[union-attr]  # an account
    return Refusal(
        what=what or _("The policy does not allow this"),
        why=sentences.sentence(decision.reason),
        next_step=sentences.sentence(decision.next_step),
        paragraph=decision.paragraph,
        quotation=words.text,
        document=_("the confidentiality policy of %(centre)s") % {"centre": words.document},
    )
