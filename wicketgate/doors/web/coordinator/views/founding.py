"""The first evening of a centre: what is done, what is left, and the centre's own details."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wicketgate.domain.ledger.refusals import NotFound, Overtaken, Unable
from wicketgate.domain.policy import queries
from wicketgate.domain.policy.models import Centre
from wicketgate.domain.policy.operations import describe_centre
from wicketgate.domain.policy.operations.centre import CentreDetails
from wicketgate.doors import clock, founding
from wicketgate.doors.dated import dated
from wicketgate.doors.web.coordinator.forms.founding import CentreForm
from wicketgate.doors.web.coordinator.views.founding_tasks import tasks_for
from wicketgate.doors.web.shared.asking_again import overtaken_form
from wicketgate.doors.web.shared.door import DoorRequest, door


@door("the centre's details")
def first_evening(request: DoorRequest) -> HttpResponse:
    """Show every step of the first evening, done or to do."""
    today = clock.today()
    steps = founding.steps(request.viewer.centre, on=today)
    overdue_days = queries.review_overdue_days(request.viewer.centre, on=today)
    by_a_day = dated(request.viewer.centre, on=today)
    page = {
        "tasks": tasks_for(steps, by_a_day, role=request.viewer.role, overdue_days=overdue_days, on=today),
        "left": sum(not step.is_done for step in steps),
        "by_a_day": by_a_day,
        "done": sum(step.is_done for step in steps),
        "all": len(steps),
    }
    return render(request, "coordinator/founding_tasks.html", page)


@door("the centre's details")
def centre_details(request: DoorRequest) -> HttpResponse:
    """Show the centre's own details, and take them as they are changed."""
    centre = queries.centre_with(request.viewer.centre)
    if centre is None:
        raise NotFound
    form = CentreForm(request.POST or None, initial=_initial(centre))
    try:
        if request.method == "POST" and form.is_valid() and _describe(request, form):
            messages.success(request, _("The centre’s details are kept."))
            return redirect("coordinator:first_evening" if _has_steps_left(request) else "coordinator:policy")
    except Overtaken as overtaken:
        return _overtaken(request, form, overtaken)
    return render(request, "coordinator/founding_centre.html", {"form": form})


def _initial(centre: Centre) -> dict[str, object]:
    return {name: getattr(centre, name) for name in CentreForm.base_fields}


def _describe(request: DoorRequest, form: CentreForm) -> bool:
    answers = dict(form.cleaned_data)
    version = answers.pop("version")
    try:
        describe_centre(CentreDetails(**answers), expected_version=version, by=request.viewer, at=request.at)
    except Overtaken:
        raise
    except Unable as unable:
        form.add_error(unable.field, unable.sentence)
        return False
    return True


def _overtaken(request: DoorRequest, form: CentreForm, overtaken: Overtaken) -> HttpResponse:
    centre = queries.centre_with(request.viewer.centre)
    assert centre is not None
    now = _initial(centre)
    mark = {"version": now.pop("version")}
    page = {"title": _("The centre’s details"), "button_text": _("Keep these details")}
    return overtaken_form(request, form, overtaken, mark=mark, kept_now=now, page=page)


def _has_steps_left(request: DoorRequest) -> bool:
    return founding.left(request.viewer.centre, on=clock.today()) > 0
