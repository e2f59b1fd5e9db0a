"""Questions of a quiz. Each kind has the fields that make a half-written answer impossible."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from curriculum.blocks.previews import preview
from curriculum.choices import Confidence, ContentCountry


class ChoiceOptionBlock(blocks.StructBlock):
    """An option that is right or not."""

    text = blocks.CharBlock(max_length=200, label=_("Option"))
    correct = blocks.BooleanBlock(required=False, label=_("Right"))

    class Meta:
        icon = "radio-full"
        label = _("Option")


class QuestionBlock(blocks.StructBlock):
    """What all kinds have in common."""

    kind: ClassVar[str]

    code = blocks.CharBlock(max_length=20, label=_("Code"), help_text=_("E.g. M01-P1."))
    stem = blocks.TextBlock(label=_("Question"), rows=2)
    rationale = blocks.TextBlock(label=_("Reason"), rows=2, help_text=_("Shown with the answer."))
    competencies = blocks.ListBlock(
        blocks.CharBlock(max_length=12, label=_("Code")), label=_("Competencies")
    )
    country = blocks.ChoiceBlock(
        required=False,
        choices=ContentCountry.choices,
        label=_("Only in"),
        help_text=_("Leave it empty to ask everywhere."),
    )
    confidence = blocks.ChoiceBlock(
        required=False,
        choices=Confidence.choices,
        label=_("How sure is it?"),
        help_text=_(
            "For answers that rest on law or a health rule. Unconfirmed ones are not asked."
        ),
    )
    editor_notes = blocks.TextBlock(
        required=False, label=_("Notes of editors"), rows=2, help_text=_("Never shown to readers.")
    )

    def for_learner(self, value: Any) -> dict[str, Any]:
        """Return the question with its answer; ``held`` ones are stripped by the page."""
        return {
            "kind": self.kind,
            "code": value["code"],
            "stem": value["stem"],
            "rationale": value["rationale"],
            "competencies": list(value["competencies"]),
            "country": value["country"] or None,
            "options": self.options_for_learner(value),
        }

    def options_for_learner(self, value: Any) -> list[dict[str, Any]]:
        """Return options with the ids that attempts name."""
        return [
            {"id": item.id, "text": item.value["text"], "correct": bool(item.value["correct"])}
            for item in value["options"].bound_blocks
        ]


def _refuse(message: Any) -> None:
    raise blocks.StructBlockValidationError({"options": ValidationError(message)})


class SingleBlock(QuestionBlock):
    """One right answer."""

    kind = "single"
    options = blocks.ListBlock(ChoiceOptionBlock(), min_num=2, max_num=6, label=_("Options"))

    class Meta:
        icon = "radio-full"
        label = _("One answer")
        description = _("A question with one right answer")
        preview_value = preview("single")

    def clean(self, value: Any) -> Any:
        """Refuse more or fewer than one right option."""
        cleaned = super().clean(value)
        if sum(bool(option["correct"]) for option in cleaned["options"]) != 1:
            _refuse(_("Mark one option as right."))
        return cleaned


class MultipleBlock(QuestionBlock):
    """All the right answers, no partial credit."""

    kind = "multiple"
    options = blocks.ListBlock(ChoiceOptionBlock(), min_num=2, max_num=6, label=_("Options"))

    class Meta:
        icon = "tick-inverse"
        label = _("Several answers")
        description = _("A question with several right answers")
        preview_value = preview("multiple")

    def clean(self, value: Any) -> Any:
        """Refuse a question without a right option."""
        cleaned = super().clean(value)
        if not any(option["correct"] for option in cleaned["options"]):
            _refuse(_("Mark at least one option as right."))
        return cleaned


class OrderBlock(QuestionBlock):
    """Options in their right order; readers find them mixed."""

    kind = "order"
    options = blocks.ListBlock(
        blocks.CharBlock(max_length=200, label=_("Step")),
        min_num=2,
        max_num=6,
        label=_("Steps, in the right order"),
    )

    class Meta:
        icon = "order"
        label = _("Put in order")
        description = _("Steps that the learner puts in order")
        preview_value = preview("order")

    def options_for_learner(self, value: Any) -> list[dict[str, Any]]:
        """Return the steps in the right order."""
        return [{"id": item.id, "text": item.value} for item in value["options"].bound_blocks]
