"""Numbers of a programme, with defaults."""

from curriculum.learning.rules_of_programme import LearningRules


def test_a_programme_may_change_each_number() -> None:
    assert LearningRules.of({}) == LearningRules(80, 2, 90)
    assert LearningRules.of({"quiz_pass_percent": 70, "other": 1}) == LearningRules(70, 2, 90)
