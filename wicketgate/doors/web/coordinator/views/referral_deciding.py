"""Decide on a referral: accept it as an arrangement, decline it, or put its two halves together."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wicketgate.domain.ledger.refusals import Overtaken, Refused, Unable
from wicketgate.domain.policy.papers import PapersUnchecked
from wicketgate.domain.referrals import operations
from wicketgate.doors.web.coordinator.forms.referrals import DeclineForm, MatchForm, VersionForm
from wicketgate.doors.web.coordinator.views.papers import papers_first
from wicketgate.doors.web.coordinator.views.referrals import KEY, referral_url, waiting
from wicketgate.doors.web.shared.asking_again import asked_again, overtaken_page, say_on_form
from wicketgate.doors.web.shared.door import DoorRequest, door


@require_POST
@door(KEY)
def accept(request: DoorRequest, referral_id: UUID) -> HttpResponse:
    """Accept a referral as an arrangement."""
    form, by = VersionForm(request.POST), request.viewer
    if not form.is_valid():
        raise Http404
    try:
        made = operations.accept(
            referral_id, expected_version=form.cleaned_data["version"], by=by, at=request.at
        )
    except Overtaken as overtaken:
        return overtaken_page(request, overtaken, back_url=referral_url(referral_id))
    except PapersUnchecked as unchecked:
        return papers_first(request, unchecked)
    except Unable as unable:
        messages.error(request, unable.sentence)
        return redirect(referral_url(referral_id))
    except Refused as refused:
        return asked_again(refused, back_url=referral_url(referral_id))
    messages.success(
        request, _("The referral is accepted. Its pages are let go of, and this is the family’s own.")
    )
    return redirect("coordinator:family", made.id)


@door(KEY)
def decline(request: DoorRequest, referral_id: UUID) -> HttpResponse:
    """Decline a referral, with a coded reason."""
    held = waiting(request, referral_id)
    form = DeclineForm(request.POST or None, initial={"version": held.version})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            operations.decline(
                referral_id,
                reason=given["reason"],
                expected_version=given["version"],
                by=request.viewer,
                at=request.at,
            )
        except Overtaken as overtaken:
            return overtaken_page(request, overtaken, back_url=referral_url(referral_id))
        except Unable as unable:
            say_on_form(form, unable)
        else:
            messages.success(request, _("The referral is declined."))
            return redirect("coordinator:referrals")
    context = {
        "form": form,
        "title": _("Decline this referral"),
        "button_text": _("Decline it"),
        "back_url": referral_url(referral_id),
    }
    return render(request, "shared/question.html", context)


@door(KEY)
def match(request: DoorRequest, referral_id: UUID) -> HttpResponse:
    """Put the two sides' own referrals together."""
    held = waiting(request, referral_id)
    form = MatchForm(request.POST or None, initial={"version": held.version})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            operations.match_halves(
                referral_id,
                other_reference=given["other_reference"],
                expected_version=given["version"],
                by=request.viewer,
                at=request.at,
            )
        except Overtaken as overtaken:
            return overtaken_page(request, overtaken, back_url=referral_url(referral_id))
        except Unable as unable:
            say_on_form(form, unable)
        else:
            return redirect(referral_url(referral_id))
    context = {
        "form": form,
        "title": _("Find the other side’s referral"),
        "button_text": _("Put the two together"),
        "back_url": referral_url(referral_id),
    }
    return render(request, "shared/question.html", context)


@require_POST
@door(KEY)
def part(request: DoorRequest, referral_id: UUID) -> HttpResponse:
    """Take two referrals apart that were put together by mistake."""
    form = VersionForm(request.POST)
    if not form.is_valid():
        raise Http404
    version = form.cleaned_data["version"]
    try:
        operations.part_halves(referral_id, expected_version=version, by=request.viewer, at=request.at)
    except Overtaken as overtaken:
        return overtaken_page(request, overtaken, back_url=referral_url(referral_id))
    return redirect(referral_url(referral_id))
