"""A column with several values of a known vocabulary."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

Choices = Callable[[], list[tuple[str, str]]]


class ChoiceListField(models.JSONField):
    """A list of codes; the vocabulary ships with the product and is no part of a migration."""

    def __init__(self, *args: Any, vocabulary: Choices | None = None, **options: Any) -> None:
        self.vocabulary = vocabulary
        options.setdefault("default", list)
        super().__init__(*args, **options)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse a code that the vocabulary does not know."""
        super().validate(value, model_instance)
        known = {code for code, _label in self.vocabulary()} if self.vocabulary else set(value)
        for code in value:
            if code not in known:
                raise ValidationError(_("«%(code)s» is not in the list."), params={"code": code})

    def formfield(self, **options: Any) -> Any:
        """Return boxes to tick."""
        return forms.MultipleChoiceField(
            choices=self.vocabulary or [],
            required=not self.blank,
            label=self.verbose_name,
            help_text=self.help_text,
            widget=forms.CheckboxSelectMultiple,
        )

    def labels(self, codes: list[str]) -> list[str]:
        """Return the words for the codes, in the order of the vocabulary."""
        return [label for code, label in (self.vocabulary or list)() if code in codes]
