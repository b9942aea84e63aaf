"""The times that were written on a day sheet, and how an adult was told their own."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from wicketgate.domain.sessions.coded import HowTold
from wicketgate.domain.sessions.operations import NotOnTheDay
from wicketgate.domain.sessions.paper_checks import PaperTimes
from wicketgate.domain.sessions.queries import PaperLine
from wicketgate.doors.web.coordinator.forms.opening_days import time_field


class PaperForm(forms.Form):
    """Two boxes a line: when they arrived and when they left. A time that the register holds has no box."""

    def __init__(self, *args: Any, lines: Sequence[PaperLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        for line in lines:
            if line.arrived_at is None:
                self.fields[_box(line.window, "arrived")] = time_field(
                    _("%(name)s arrived") % {"name": line.name}, required=False
                )
            if line.left_at is None:
                self.fields[_box(line.window, "left")] = time_field(
                    _("%(name)s left") % {"name": line.name}, required=False
                )

    def rows(self) -> Iterator[tuple[PaperLine, BoundField | None, BoundField | None]]:
        """Yield each line with its boxes; None where the register holds the time."""
        for line in self.lines:
            yield line, self._bound(line.window, "arrived"), self._bound(line.window, "left")

    def written(self) -> list[PaperTimes]:
        """Return what was written, line by line."""
        return [
            PaperTimes(
                line.window,
                self.cleaned_data.get(_box(line.window, "arrived")),
                self.cleaned_data.get(_box(line.window, "left")),
            )
            for line in self.lines
        ]

    def mark(self, faults: NotOnTheDay) -> None:
        """Put each fault on its box."""
        self.add_error(None, faults.sentence)
        for (window, box), sentence in faults.faults.items():
            name = _box(window, box)
            self.add_error(name if name in self.fields else None, sentence)

    def _bound(self, window: UUID, box: str) -> BoundField | None:
        name = _box(window, box)
        return self[name] if name in self.fields else None


class ToldForm(forms.Form):
    """How an adult was told; `windows` are the times that stood on the page."""

    how = forms.ChoiceField(
        label=_("How were they told?"),
        choices=HowTold.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how they were told.")},
    )
    windows = forms.CharField(widget=forms.HiddenInput, max_length=1000)

    def clean_windows(self) -> list[UUID]:
        """Return the ids of the windows."""
        try:
            return [UUID(part) for part in self.cleaned_data["windows"].split()]
        except ValueError:
            return []


def _box(window: UUID, box: str) -> str:
    return f"{box}-{window.hex}"
