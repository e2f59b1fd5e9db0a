"""Which lesson is proposed for a question that went wrong."""

from __future__ import annotations

from curriculum.learning.review import lessons_to_review, nearest
from tests.curriculum.starter import FIRST

LESSONS = {
    each.code: " ".join([each.title, each.intro, *each.points, each.next_shift])
    for each in FIRST.lessons
}


def question(number: int) -> dict[str, object]:
    found = FIRST.quiz[number - 1]
    return {
        "stem": found.stem,
        "rationale": found.rationale,
        "options": [
            {"text": text, "correct": place in found.correct}
            for place, text in enumerate(found.options)
        ],
    }


def test_questions_of_the_first_module_lead_to_the_lesson_that_explains_them() -> None:
    assert lessons_to_review([question(1)], LESSONS) == ["L1.1"]
    assert lessons_to_review([question(2)], LESSONS) == ["L1.2"]
    assert lessons_to_review([question(3)], LESSONS) == ["L1.3"]


def test_lessons_stand_in_the_order_of_the_module_and_once() -> None:
    questions = [question(3), question(1), question(1)]
    assert lessons_to_review(questions, LESSONS) == ["L1.1", "L1.3"]


def test_a_question_that_shares_nothing_leads_nowhere() -> None:
    assert nearest("xyzzy plugh", LESSONS) is None
    assert nearest("algo", {}) is None
