"""Referrals that came: the list without names, and the paper ones that the coordinator types in."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wicketgate.domain.people.coded import SideKind
from wicketgate.domain.policy.papers import PapersUnchecked
from wicketgate.domain.policy.public_reading import to_read
from wicketgate.domain.policy.queries import centre_with
from wicketgate.domain.referrals import operations
from wicketgate.domain.referrals.models import Referral, ReferralStatus
from wicketgate.domain.referrals.pages import Page, Section
from wicketgate.domain.referrals.queries.agencies import agencies
from wicketgate.domain.referrals.queries.reviewing import PAGE_LENGTH, Listed, listed, referral_to_decide
from wicketgate.doors import clock
from wicketgate.doors.web.coordinator.forms.referrals import BOTH, NO_AGENCY, PaperForm
from wicketgate.doors.web.coordinator.views.papers import papers_first
from wicketgate.doors.web.shared.door import DoorRequest, door
from wicketgate.doors.web.shared.paging import page_of
from wicketgate.doors.web.shared.parts import Cell, Table
from wicketgate.doors.web.shared.referral import pages
from wicketgate.vault.chance import new_id

KEY = "referrals to decide"


def addresses() -> pages.Addresses:
    """Return where a referral's pages are, for the coordinator."""
    return pages.Addresses(
        tasks=lambda referral: reverse("coordinator:referral", args=[referral]),
        page=lambda referral, one: reverse("coordinator:referral_page", args=[referral, str(one)]),
        remove=lambda referral, one: reverse("coordinator:referral_remove", args=[referral, str(one)]),
        check=lambda referral: reverse("coordinator:referral_check", args=[referral]),
        discard=lambda referral: reverse("coordinator:referral_discard", args=[referral]),
        home=reverse("coordinator:referrals"),
    )


@door(KEY)
def referrals(request: DoorRequest) -> HttpResponse:
    """List the referrals of one state, by reference and day: no name is in it."""
    wanted = request.GET.get("show", ReferralStatus.SENT)
    status = wanted if wanted in ReferralStatus.values else ReferralStatus.SENT
    page = page_of(request, lambda skip: listed(request.viewer, status=status, skip=skip), most=PAGE_LENGTH)
    context = {
        "table": _table(page.rows) if page.rows else None,
        "page": page,
        "show": status,
        "tabs": [(code, label) for code, label in ReferralStatus.choices],
    }
    return render(request, "coordinator/referrals.html", context)


@door(KEY)
def start(request: DoorRequest) -> HttpResponse:
    """Begin a referral from paper."""
    form = PaperForm(request.POST or None, initial={"once": new_id()})
    form.offer([(agency.id, agency.name) for agency in agencies(request.viewer)])
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("coordinator:referral", _begun(form, request))
        except PapersUnchecked as unchecked:
            return papers_first(request, unchecked)
    held = centre_with(request.viewer.centre)
    context = {
        "form": form,
        "title": _("Type in a paper referral"),
        "button_text": _("Begin"),
        "back_url": reverse("coordinator:referrals"),
        "controller": held.data_controller if held else "",
        "reading": to_read(request.viewer.centre, on=clock.today()),
    }
    return render(request, "coordinator/referrals_start.html", context)


@door(KEY)
def page(request: DoorRequest, referral_id: UUID, section: str) -> HttpResponse:
    """Type one page in."""
    return pages.section_page(request, referral_id, section, at=addresses())


@require_POST
@door(KEY)
def remove(request: DoorRequest, referral_id: UUID, section: str) -> HttpResponse:
    """Take one page back."""
    return pages.remove_section(request, referral_id, section, at=addresses())


@door(KEY)
def check(request: DoorRequest, referral_id: UUID) -> HttpResponse:
    """Check what was typed from paper."""
    return pages.check_page(request, referral_id, at=addresses(), send_words=_("It is as on the paper"))


@door(KEY)
def discard(request: DoorRequest, referral_id: UUID) -> HttpResponse:
    """Throw a paper referral away before it is checked."""
    return pages.discard_page(request, referral_id, at=addresses())


def referral_url(referral_id: UUID) -> str:
    """Return where the page of a referral is."""
    return reverse("coordinator:referral", args=[referral_id])


def waiting(request: DoorRequest, referral_id: UUID) -> Referral:
    """Return a referral that came, whether it is decided or not. One that is still being typed is not there yet."""
    held = referral_to_decide(referral_id, by=request.viewer)
    if held.status == ReferralStatus.BEGUN:
        raise Http404
    return held


def _begun(form: PaperForm, request: DoorRequest) -> UUID:
    held, by, at = form.cleaned_data, request.viewer, request.at
    begun = operations.begin(
        acts_for=None if held["acts_for"] == BOTH else SideKind(held["acts_for"]),
        agency=None if held["agency"] == NO_AGENCY else UUID(held["agency"]),
        once=held["once"],
        by=by,
        at=at,
    )
    told = dict.fromkeys(("read_notice", "read_policy"), held["given_notice"])
    operations.save_page(
        begun.id, Section(Page.NOTICE), answers=told, expected_version=0, once=held["once"], by=by, at=at
    )
    return begun.id


def _table(rows: list[Listed]) -> Table:
    columns = (_("Referral"), _("From"), _("Came on"), _("How it stands"))
    return Table(_("Referrals"), columns, [_row(row) for row in rows])


def _row(row: Listed) -> list[Cell]:
    tags = {"begun": "waiting", "sent": "waiting", "accepted": "done"}
    return [
        Cell(row.reference, reverse("coordinator:referral", args=[row.id])),
        Cell(row.agency or row.source_label),
        Cell(date_format(localtime(row.at), "j F Y")),
        Cell(row.status_label, tag=tags.get(row.status, "plain")),  # type: ignore[arg-type]  # a TagKind, each of them
    ]
