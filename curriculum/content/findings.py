"""What a checker can find in content, and how it says so to an editor."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext


@dataclass(frozen=True)
class Finding:
    """Something an editor should know; ``blocks``: it stands against publishing.

    ``code`` is stable (logs keep it); ``values`` fill the text.
    """

    code: str
    blocks: bool
    values: dict[str, object] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """Return what to tell the editor, with what to do about it."""
        if self.code == "law_in_review":
            return _law_in_review(int(str(self.values["count"])))
        if self.code == "questions_held":
            return _questions_held(int(str(self.values["count"])))
        return str(TEXTS[self.code]) % self.values


TEXTS = {
    "content_note_missing": gettext_lazy(
        "The content note is missing. Say what the module is about and what it does not show."
    ),
    "alternative_missing": gettext_lazy(
        "A module of level «high» needs an alternative activity. Write one."
    ),
    "review_missing": gettext_lazy(
        "No clinical or survivor review is recorded. Write the date and who reviewed it."
    ),
    "alt_missing": gettext_lazy("A picture has no description. Write what it shows."),
    "picture_missing": gettext_lazy("A picture was deleted. Choose another or remove its block."),
    "picture_heavy": gettext_lazy(
        "A picture weighs %(kilobytes)s KB even when it is made light. Choose one below "
        "%(limit)s KB."
    ),
    "link_text": gettext_lazy(
        "The link «%(text)s» does not say where it leads. Write the name of the page."
    ),
    "identifier": gettext_lazy(
        "«%(text)s» looks like data of a person. Remove it, or change the example."
    ),
    "blaming": gettext_lazy(
        "«%(text)s» may blame the victim. Does the sentence teach what to avoid? If not, change it."
    ),
    "reading_hard": gettext_lazy(
        "This text is very hard to read (%(value)s). Shorten it, or write the reason to publish it "
        "like this."
    ),
    "reading_somewhat_hard": gettext_lazy(
        "This text may be hard to read (%(value)s). Goal: 60 or more. Shorten sentences and change "
        "long words."
    ),
    "sentences_long": gettext_lazy(
        "Sentences have %(words)s words on average. Try with %(limit)s or fewer."
    ),
    "no_questions": gettext_lazy("There is no question to ask. Write one, or confirm those held."),
    "story_without_decision": gettext_lazy("The story has no decision. Add one."),
    "story_without_ending": gettext_lazy("The story has no ending. Add one."),
    "unreachable": gettext_lazy(
        "No option leads to the screen «%(node)s». Lead to it from another one, or delete it."
    ),
    "dead_end": gettext_lazy("The screen «%(node)s» has no options. Add at least two."),
    "options_number": gettext_lazy("The screen «%(node)s» needs two to four options."),
    "leads_nowhere": gettext_lazy(
        "Option %(option)s of «%(node)s» leads to a screen that is not there. Write a key that is."
    ),
    "feedback_missing": gettext_lazy("Option %(option)s of «%(node)s» does not say why. Write it."),
    "no_good_option": gettext_lazy("No option of «%(node)s» protects the person. Add one."),
    "loop_without_exit": gettext_lazy(
        "From the screen «%(node)s» no path reaches an ending. Lead one of its options out."
    ),
    "key_taken": gettext_lazy("The key «%(node)s» is used twice or reserved. Change one."),
    "screen_long": gettext_lazy("The screen «%(node)s» has more than 90 words. Shorten it."),
}


def _law_in_review(count: int) -> str:
    return ngettext(
        "%(count)d note waits for a legal review. Readers see «Text in legal review» in its place.",
        "%(count)d notes wait for a legal review. Readers see «Text in legal review» in their "
        "place.",
        count,
    ) % {"count": count}


def _questions_held(count: int) -> str:
    return (
        ngettext(
            "%(count)d question waits to be confirmed and is not asked.",
            "%(count)d questions wait to be confirmed and are not asked.",
            count,
        )
        % {"count": count}
    )  # fmt: skip


def blocking(findings: list[Finding]) -> list[Finding]:
    """Return those that stand against publishing."""
    return [finding for finding in findings if finding.blocks]


def summary(findings: list[Finding]) -> str:
    """Return the texts of several findings as one paragraph."""
    return " ".join([_("It cannot be published yet."), *(each.text for each in findings)])
