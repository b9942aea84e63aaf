"""One referral, closed until a purpose is stated; opened, without addresses and numbers."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wicketgate.domain.ledger.refusals import Refused
from wicketgate.domain.people.coded import Purpose, SideKind
from wicketgate.domain.referrals import queries
from wicketgate.domain.referrals.asking import side_to_add
from wicketgate.domain.referrals.models import Referral, ReferralStatus
from wicketgate.domain.referrals.pages import Page
from wicketgate.domain.referrals.queries.agencies import agency_names
from wicketgate.domain.referrals.queries.reviewing import Reviewed, referral_to_decide, reviewed
from wicketgate.doors.web.coordinator.forms.referrals import OpenForm
from wicketgate.doors.web.coordinator.views.referrals import KEY, addresses, referral_url
from wicketgate.doors.web.shared import sign_in_marks as marks
from wicketgate.doors.web.shared.asking_again import asked_again, confirm_url
from wicketgate.doors.web.shared.door import DoorRequest, door
from wicketgate.doors.web.shared.parts import Answer
from wicketgate.doors.web.shared.referral import pages, words


@dataclass(frozen=True, slots=True)
class ReviewPart:
    """One page of a referral as it is looked at: what was opened, and the questions whose answers stay closed."""

    title: str
    answers: list[Answer]
    closed: list[str]
    is_known: bool
    known_url: str | None


@door(KEY)
def referral(request: DoorRequest, referral_id: UUID) -> HttpResponse:
    """Show a referral closed; and opened, once a purpose is stated with a fresh second factor."""
    held = referral_to_decide(referral_id, by=request.viewer)
    if held.status == ReferralStatus.BEGUN:
        return pages.task_page(request, referral_id, at=addresses())
    form = OpenForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _closed(request, held, form)
    try:
        opened = reviewed(
            referral_id, purpose=Purpose(form.cleaned_data["purpose"]), by=request.viewer, at=request.at
        )
    except Refused as refused:
        return asked_again(refused, back_url=referral_url(referral_id))
    return _opened(request, held, opened)


def _closed(request: DoorRequest, held: Referral, form: OpenForm) -> HttpResponse:
    is_fresh = marks.has_fresh_second_factor(request, at=request.at)
    context = _facts(request, held) | {
        "form": form,
        "confirm_url": None if is_fresh else confirm_url(referral_url(held.id)),
    }
    return render(request, "coordinator/referral.html", context)


def _opened(request: DoorRequest, held: Referral, opened: list[Reviewed]) -> HttpResponse:
    context = _facts(request, held) | {"opened": _parts(held, opened), "version": held.version}
    return render(request, "coordinator/referral_opened.html", context)


def _facts(request: DoorRequest, held: Referral) -> dict[str, object]:
    halves = [half for half in (held, held.other_half) if half]
    names = agency_names([half.agency_id for half in halves], viewer=request.viewer)
    return {
        "referral": held,
        "agencies": [names.get(half.agency_id, "") if half.agency_id else "" for half in halves],
        "groups": _to_add(request, held),
        "can_match": side_to_add(held) is not None,
        "back_url": reverse("coordinator:referrals"),
    }


def _to_add(request: DoorRequest, held: Referral) -> list[pages.Group]:
    side = side_to_add(held)
    found = queries.referral_to_type(held.id, by=request.viewer)
    return pages.side_groups(found, (side,), at=addresses()) if side else []


def _parts(held: Referral, opened: list[Reviewed]) -> list[tuple[str, list[ReviewPart]]]:
    sides = [(str(side.label), side) for side in SideKind]
    told = [one for one in opened if one.section.page is not Page.NOTICE]
    headings: list[tuple[str, SideKind | None]] = [(_("The children and the arrangement"), None), *sides]
    return [
        (heading, [_part(held, one) for one in told if one.section.side == side])
        for heading, side in headings
    ]


def _part(held: Referral, one: Reviewed) -> ReviewPart:
    page = one.section.page
    can_be_known = page in (Page.ADULT, Page.CHILD) and held.status == ReferralStatus.SENT
    return ReviewPart(
        title=words.title(one.section),
        answers=[Answer(question, value) for question, value in words.told(page, one.answers)],
        closed=[words.under_seal(page, seal) for seal in one.closed],
        is_known=one.known is not None,
        known_url=reverse("coordinator:referral_known", args=[held.id, str(one.section)])
        if can_be_known
        else None,
    )
