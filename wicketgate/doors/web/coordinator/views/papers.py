"""The recovery papers: whether there are any, and two of them checked back by their words."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from wicketgate.domain.policy.operations import note_paper_checked
from wicketgate.domain.policy.papers import PapersUnchecked, newest_papers
from wicketgate.doors import papers
from wicketgate.doors.web.coordinator.forms.papers import LAST, PaperForm, ScanForm
from wicketgate.doors.web.shared.door import DoorRequest, door
from wicketgate.vault.errors import ShareError
from wicketgate.vault.paper_words import LINES, WordsWrong

MAKE_THEM = "wicketgate recovery-papers"


@sensitive_post_parameters()
@door("the centre's details")
def check_papers(request: DoorRequest) -> HttpResponse:
    """Show how the recovery papers stand, and check one by the words that are typed or by its square."""
    standing = papers.standing(settings.WICKETGATE_DATA)
    is_scan = "scanned" in request.POST
    typed = PaperForm(request.POST if request.method == "POST" and not is_scan else None)
    scan = ScanForm(request.POST if is_scan else None)
    sent = scan if is_scan else typed
    if standing.can_be_checked and request.method == "POST" and sent.is_valid() and _checked(request, sent):
        return redirect("coordinator:papers")
    context = {
        "held": newest_papers(request.viewer.centre),
        "standing": standing,
        "form": typed,
        "scan": scan,
        "sent": sent,
        "make_them": MAKE_THEM,
        "check_them": f"{MAKE_THEM} --check",
    }
    return render(request, "coordinator/papers.html", context)


def papers_first(request: DoorRequest, letter: PapersUnchecked) -> HttpResponse:
    """Lead to this page from where a family waits for it, and say why."""
    messages.error(request, letter.sentence)
    return redirect("coordinator:papers")


def _checked(request: DoorRequest, form: PaperForm | ScanForm) -> bool:
    data = settings.WICKETGATE_DATA
    try:
        found = (
            papers.by_words(form.typed(), data=data)
            if isinstance(form, PaperForm)
            else papers.by_scan(form.cleaned_data["scanned"], data=data)
        )
    except WordsWrong as wrong:
        _say(form, wrong.line)
        return False
    except ShareError:
        form.add_error(
            "scanned", _("This is not the whole of a paper’s square. Scan it again, or type the words.")
        )
        return False
    note_paper_checked(found.number, name=found.name, made_on=found.made_on, by=request.viewer, at=request.at)
    messages.success(request, _("Paper %(number)s of 3 is right.") % {"number": found.number})
    return True


def _say(form: PaperForm | ScanForm, line: int | None) -> None:
    if isinstance(form, ScanForm) or line is None:
        form.add_error(
            None,
            _(
                "This is not a paper of the newest set. Look at the day on the paper, and take one of the newest. "
                "If it is one, look at each word again."
            ),
        )
        return
    field = LAST if line == LINES else f"line_{line}"
    form.add_error(
        field, _("Line %(line)s is not as on the paper. Look at each letter of it again.") % {"line": line}
    )
