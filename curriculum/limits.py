"""The numbers of a programme: which there are, and between which limits each makes sense."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from curriculum.models import Scale

MOST_PHASES = 12
MOST_DAYS = 400
LONGEST_TERM = 80
NARRATIVE, THRESHOLDS, DEADLINES = "narrative_rule", "thresholds", "deadlines"
LEAST_ACCEPTABLE = (
    ("below_pass", _("When a rating is below the standard")),
    ("always", _("Always")),
)


@dataclass(frozen=True, slots=True)
class Number:
    """One setting. Limits are values of the scale where ``of_scale`` says so.

    ``of_scale``: "never_below" may be one less than the lowest value (asks never), "never_above"
    one more than the highest, "standard" at most the acceptable value.
    """

    group: str
    key: str
    label: Promise | str
    low: int
    high: int
    of_scale: str = ""

    def range_on(self, scale: Scale) -> tuple[int, int]:
        """Return the least and the greatest value on that scale."""
        if self.of_scale == "never_below":
            return scale.minimum - 1, scale.maximum
        if self.of_scale == "never_above":
            return scale.minimum, scale.maximum + 1
        if self.of_scale == "standard":
            return scale.minimum, scale.acceptable
        return self.low, self.high


NUMBERS = (
    Number(NARRATIVE, "comment_low_max", _("Comment for ratings up to"), 0, 0, "never_below"),
    Number(NARRATIVE, "comment_high_min", _("Comment for ratings from"), 0, 0, "never_above"),
    Number(NARRATIVE, "comment_min_chars", _("Shortest comment, in characters"), 1, 500),
    Number(NARRATIVE, "comment_max_chars", _("Longest comment, in characters"), 100, 2000),
    Number(THRESHOLDS, "recent_values", _("Ratings that make up a level"), 1, 20),
    Number(THRESHOLDS, "few_observations", _("Observations below which evidence is thin"), 1, 20),
    Number(THRESHOLDS, "min_recent_weeks", _("Weeks that count as recent"), 1, 52),
    Number(THRESHOLDS, "last_valid_passing", _("Last ratings that must reach the standard"), 1, 20),
    Number(
        THRESHOLDS, "critical_not_below", _("Critical competencies never below"), 0, 0, "standard"
    ),
    Number(THRESHOLDS, "correctives_for_failing", _("Other competencies that may fail"), 0, 40),
    Number(DEADLINES, "submit_hours", _("Hours to send an observation"), 1, 168),
    Number(DEADLINES, "offline_grace_hours", _("Hours for it to arrive without signal"), 1, 720),
    Number(DEADLINES, "acknowledge_hours", _("Hours for the trainee's answer"), 1, 336),
    Number(DEADLINES, "review_hours", _("Hours for the supervisor's review"), 1, 720),
    Number(DEADLINES, "close_days", _("Days until a record closes"), 1, 90),
    Number(DEADLINES, "retract_minutes", _("Minutes to take a signature back"), 0, 60),
    Number(DEADLINES, "clock_tolerance_minutes", _("Minutes a phone's clock may be off"), 1, 120),
)
