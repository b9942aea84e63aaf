"""What the program does by itself: whether it is done, and what the last sweep found."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wicketgate.domain.retention.models import Damaged
from wicketgate.doors.doctor.assertion import Assertion, Seen, amber, green, judged
from wicketgate.doors.doctor.installed import Installed
from wicketgate.doors.jobs.standing import standing

LATE = timedelta(days=8)  # a centre that opens on Saturdays alone has its computer on then


def none_failing(installed: Installed) -> Seen:
    """What failed once is tried again; what fails three times needs somebody."""
    failing = [one.name for one in standing(installed.centre) if one.keeps_failing]
    if failing:
        return judged(_("These keep failing: %(names)s.") % {"names": ", ".join(failing)}, is_well=False)
    return green(_("Nothing keeps failing."))


def in_time(installed: Installed) -> Seen:
    """Backups, sweeps and checkpoints are made only while the pages are open, or by a timer of the system's."""
    held = standing(installed.centre)
    if not held:
        return amber(_("Nothing was ever done by itself."))
    late = [one.name for one in held if installed.at - one.due_at > LATE]
    if late:
        return amber(_("These are more than a week late: %(names)s.") % {"names": ", ".join(late)})
    return green(_("Everything is done in its time."))


def none_damaged(installed: Installed) -> Seen:
    """A value that was damaged can be brought back only while an old backup still has it."""
    is_sound = not Damaged.objects.filter(centre=installed.centre).exists()
    found = _("It found nothing damaged.") if is_sound else _("It found something damaged.")
    return judged(found, is_well=is_sound)


_KEEPING = gettext_lazy("The page “Keeping the records” says what, and what to do.")

ASSERTIONS = (
    Assertion(
        "work.none_failing",
        gettext_lazy("Nothing that the program does by itself keeps failing"),
        _KEEPING,
        none_failing,
    ),
    Assertion(
        "work.in_time",
        gettext_lazy("What the program does by itself is done in its time"),
        gettext_lazy("Leave the pages open for an hour, or let a timer run “wicketgate jobs” every day."),
        in_time,
    ),
    Assertion(
        "work.none_damaged", gettext_lazy("The last sweep found nothing damaged"), _KEEPING, none_damaged
    ),
)
