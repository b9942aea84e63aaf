"""The centre's policy: the file, the edition to start from, adopting, reviewing, and telling."""

from collections.abc import Sequence

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wicketgate.clauses.edition import load_shipped, shipped
from wicketgate.domain.policy.reading import Document, DocumentError, check_size, read
from wicketgate.doors.web.shared.fields import ThreeBoxDate
from wicketgate.doors.web.shared.plain_text import ShortNoteBox

_MINUTE_AT_MOST = 60


class DocumentForm(forms.Form):
    """A policy document as a file. `document` is what was read of it, also where it can't be taken."""

    file = forms.FileField(
        label=gettext_lazy("Your policy as a file"),
        help_text=gettext_lazy(
            "A Word document (.docx) or plain text (.txt or .md), at most a few pages long."
        ),
        widget=forms.ClearableFileInput({"accept": ".docx,.txt,.md"}),
        error_messages={
            "empty": gettext_lazy("The file is empty. Choose the one with the words of your policy in it."),
        },
    )
    document: Document | None = None
    content = b""

    def clean_file(self) -> "UploadedFile[bytes]":
        """Read the file, looking at its size before anything else."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        try:
            check_size(file.name or "", file.size or 0)
            self.content = file.read()
            self.document = read(file.name or "", self.content)
        except DocumentError as error:
            self.document = error.document
            raise ValidationError(_said(error), code=error.code) from None
        return file


class StartForm(forms.Form):
    """The shipped edition that comes closest."""

    base = forms.ChoiceField(
        label=gettext_lazy("Which centre’s policy is most like yours?"),
        help_text=gettext_lazy(
            "It is only where you start. You look at every value after this, and change what differs."
        ),
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments, passed on
        self.fields["base"].choices = [(name, load_shipped(name).centre) for name in shipped()]  # type: ignore[attr-defined]  # a ChoiceField


class AdoptForm(forms.Form):
    """One confirmation; with the committee's minute where a value is less strict."""

    minute = ShortNoteBox(
        label=gettext_lazy("The number of the committee’s minute"),
        help_text=gettext_lazy("For example: 3 November 2026, item 4."),
        longest=_MINUTE_AT_MOST,
        required=False,
        widget=forms.TextInput({"class": "box-16", "autocomplete": "off"}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class ReviewForm(forms.Form):
    """When the committee went over the policy, and where its minutes say so."""

    reviewed_on = ThreeBoxDate(label=gettext_lazy("On which day did the committee go over it?"))
    minute = ShortNoteBox(
        label=gettext_lazy("The number of the committee’s minute"),
        help_text=gettext_lazy("For example: 3 November 2026, item 4."),
        longest=_MINUTE_AT_MOST,
        widget=forms.TextInput({"class": "box-16", "autocomplete": "off"}),
    )


class ToldForm(forms.Form):
    """Who was told of the policy today, and how."""

    whom = forms.MultipleChoiceField(
        label=gettext_lazy("Who was told today?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Tick everybody who was told today.")},
    )
    how = forms.ChoiceField(
        label=gettext_lazy("How?"),
        choices=(
            ("paper", gettext_lazy("They were given a copy on paper")),
            ("screen", gettext_lazy("They read it on a screen")),
        ),
        widget=forms.RadioSelect,
    )

    def __init__(self, people: Sequence[tuple[str, str]], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments, passed on
        self.fields["whom"].choices = people  # type: ignore[attr-defined]  # a MultipleChoiceField


def _said(error: DocumentError) -> str:
    letter = error.letter(_)
    return _("Expected %(expected)s. Got %(got)s. %(next_step)s") % {
        "expected": letter.expected,
        "got": letter.got,
        "next_step": letter.next_step,
    }
