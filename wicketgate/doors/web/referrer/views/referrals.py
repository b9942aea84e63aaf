"""An agency's own referrals: begin one, fill it in page by page, check it and send it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wicketgate.domain.people.coded import SideKind
from wicketgate.domain.policy.public_reading import to_read
from wicketgate.domain.policy.queries import centre_with
from wicketgate.domain.referrals import operations, queries
from wicketgate.domain.referrals.asking import contact_of
from wicketgate.domain.referrals.pages import Page, Section
from wicketgate.doors import clock
from wicketgate.doors.web.referrer.forms.starting import StartForm
from wicketgate.doors.web.shared.door import DoorRequest, door
from wicketgate.doors.web.shared.navigation import address
from wicketgate.doors.web.shared.referral import pages
from wicketgate.vault.chance import new_id


def _addresses() -> pages.Addresses:
    return pages.Addresses(
        tasks=lambda referral: reverse("referrer:referral", args=[referral]),
        page=lambda referral, one: reverse("referrer:page", args=[referral, str(one)]),
        remove=lambda referral, one: reverse("referrer:remove", args=[referral, str(one)]),
        check=lambda referral: reverse("referrer:check", args=[referral]),
        discard=lambda referral: reverse("referrer:discard", args=[referral]),
        home=reverse("referrer:home"),
    )


@door("refer a family")
def home(request: DoorRequest) -> HttpResponse:
    """List the agency's own referrals, by reference and day."""
    context = {
        "agency": contact_of(request.viewer).agency,
        "referrals": queries.own_referrals(request.viewer),
        "requests_url": address("referrer:requests"),
    }
    return render(request, "referrer/home.html", context)


@door("refer a family")
def start(request: DoorRequest) -> HttpResponse:
    """Show the privacy notice and the policy, and begin a referral."""
    contact_of(request.viewer)
    form = StartForm(request.POST or None, initial={"once": new_id()})
    if request.method == "POST" and form.is_valid():
        return redirect("referrer:referral", _begun(form, request))
    held = centre_with(request.viewer.centre)
    context = {
        "form": form,
        "title": _("Refer a family"),
        "button_text": _("Begin the referral"),
        "back_url": reverse("referrer:home"),
        "controller": held.data_controller if held else "",
        "reading": to_read(request.viewer.centre, on=clock.today()),
    }
    return render(request, "referrer/start.html", context)


@door("refer a family")
def referral(request: DoorRequest, referral_id: UUID) -> HttpResponse:
    """Show what is filled in and what is still wanted."""
    return pages.task_page(request, referral_id, at=_addresses())


@door("refer a family")
def page(request: DoorRequest, referral_id: UUID, section: str) -> HttpResponse:
    """Fill one page in."""
    return pages.section_page(request, referral_id, section, at=_addresses())


@require_POST
@door("refer a family")
def remove(request: DoorRequest, referral_id: UUID, section: str) -> HttpResponse:
    """Take one page back."""
    return pages.remove_section(request, referral_id, section, at=_addresses())


@door("refer a family")
def check(request: DoorRequest, referral_id: UUID) -> HttpResponse:
    """Check all that was typed, and send it."""
    words = _("Send it to the centre")
    return pages.check_page(request, referral_id, at=_addresses(), send_words=words)


@door("refer a family")
def discard(request: DoorRequest, referral_id: UUID) -> HttpResponse:
    """Throw it away."""
    return pages.discard_page(request, referral_id, at=_addresses())


def _begun(form: StartForm, request: DoorRequest) -> UUID:
    held, by, at = form.cleaned_data, request.viewer, request.at
    begun = operations.begin(
        acts_for=SideKind(held["acts_for"]), agency=None, once=held["once"], by=by, at=at
    )
    operations.save_page(
        begun.id,
        Section(Page.NOTICE),
        answers={"read_notice": held["read_notice"], "read_policy": held["read_policy"]},
        expected_version=0,
        once=held["once"],
        by=by,
        at=at,
    )
    return begun.id
