"""Forms of a framework: a copy to change, its name and scale, and the spreadsheet it comes from."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from curriculum.forms.programmes import CODE
from curriculum.framework_file.columns import LAYOUT
from curriculum.models import Scale
from interface.spreadsheets.limits import MEGABYTE, Limits
from interface.spreadsheets.reading import read_table
from interface.spreadsheets.refusals import FileRefused

_TITLE = 80


def _scale_in_words(scale: Scale) -> str:
    return f"{scale} · {scale.minimum}–{scale.maximum}"


class ScaleField(forms.ModelChoiceField):
    """A scale, by code and range."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Scale"))
        super().__init__(
            queryset=Scale.objects.order_by("-maximum", "code"), empty_label=None, **options
        )

    def label_from_instance(self, obj: Any) -> str:
        """Return «SJ7 · 1–7»."""
        return _scale_in_words(obj)


class CopyForm(forms.Form):
    """A draft that starts as a copy of what is open."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        validators=[CODE],
        help_text=_("The code of an own framework makes its next version."),
        error_messages={"required": _("Write a code.")},
    )
    name = forms.CharField(
        label=_("Name"), max_length=160, error_messages={"required": _("Write a name.")}
    )


class FrameworkForm(forms.Form):
    """Name and scale of a draft; its competencies come from the spreadsheet."""

    name = forms.CharField(
        label=_("Name"), max_length=160, error_messages={"required": _("Write a name.")}
    )
    scale = ScaleField()


class FrameworkUploadForm(CopyForm):
    """One file and what it is. A file that is refused whole says why at the field."""

    title = ""

    scale = ScaleField()
    file = forms.FileField(
        label=_("File with the competencies"),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
        error_messages={
            "required": _("Choose the file with the competencies."),
            "empty": _("The file is empty. Choose the file again."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limits = Limits.from_settings()
        self.fields["file"].help_text = _("CSV or Excel (.xlsx), up to %(size)s MB.") % {
            "size": limits.size // MEGABYTE
        }

    def clean_file(self) -> bytes:
        """Return the bytes of a file that can be read as a framework."""
        upload: UploadedFile = self.cleaned_data["file"]
        self.title = (upload.name or "")[:_TITLE]
        limits = Limits.from_settings()
        try:
            # One byte over the limit is enough to know.
            content: bytes = upload.read(limits.size + 1)
            read_table(content, LAYOUT, limits)
        except FileRefused as refusal:
            raise ValidationError(refusal.text, code=refusal.code) from refusal
        return content
