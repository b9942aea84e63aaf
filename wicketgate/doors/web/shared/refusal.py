"""A refusal, as a page to be proud of: what, which clause in the centre's own words, and what to do next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wicketgate.clauses.decision import Decision
from wicketgate.domain.ledger.refusals import Refused
from wicketgate.domain.policy.queries import own_words
from wicketgate.doors import clock, sentences
from wicketgate.doors.web.shared.parts import Refusal


def refusal_page(request: HttpRequest, refused: Refused, *, what: str = "") -> HttpResponse:
    """Return the page for `refused`, with status 403."""
    refusal = refusal_of(request, refused.decision, what=what)
    return render(request, "shared/refusal.html", {"refusal": refusal}, status=403)


def refusal_of(request: HttpRequest, decision: Decision, *, what: str = "") -> Refusal:
    """Return what a page says of a decision that refuses."""
    words = own_words(request.user.centre, decision.rule, on=clock.today())  # type: ignore[union-attr]  # an account
    return Refusal(
        what=what or _("The policy does not allow this"),
        why=sentences.sentence(decision.reason),
        next_step=sentences.sentence(decision.next_step),
        paragraph=decision.paragraph,
        quotation=words.text,
        document=words.document,
    )
