"""What follows a filed observation: the answer, the review, and what happens when nobody acts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from config.demonstration import sentences
from config.demonstration.bulk.arrivals import Step
from config.demonstration.full.people import Learner
from evaluations.choices import AcknowledgementKind, VoidReason
from evaluations.deadlines import Deadlines
from mentors.models import User

UNREVIEWED_DAYS = 3
"""The supervisors have not come to the shifts of these last days."""

ANSWERED, DISAGREES, COMMENTS, REFUSES = 0.9, 0.03, 0.12, 0.126
"""Shares of observations: answered at all; the others are thresholds below it."""

VOIDED, RETURNED = 0.003, 0.03
"""Shares that are voided, and of the newest ones that wait for a new version."""

REFUSAL = (
    "Leyó la observación completa y prefirió no firmar. Se le explicó que firmar no es estar de "
    "acuerdo."
)
RETURN_REASONS = (
    "Falta decir qué se hizo después del error. Complételo, por favor.",
    "El comentario describe a la persona y no la conducta. Cámbielo, por favor.",
    "La nota y el comentario no coinciden. Revíselos, por favor.",
)
VOID_REASON = "El libro de servicio confirma que el turno no se realizó."


@dataclass(frozen=True)
class Course:
    """One filed observation and what decides about its course."""

    learner: Learner
    author: User
    day: date
    received_at: datetime
    untroubled: bool
    """Whether it bears a pattern: neither voided nor returned."""
    deadlines: Deadlines
    today: date
    now: datetime


def steps_of(random: Random, course: Course) -> tuple[Step, ...]:
    """Return what happened up to now, in its order."""
    answer = _answer(random, course)
    steps = [answer]
    age = (course.today - course.day).days
    drawn = random.random()
    if drawn < VOIDED and not course.untroubled:
        at = answer.at + timedelta(hours=30)
        by = course.learner.accompanied.assignments[0].approved_by
        steps.append(Step("void", at, by, text=VOID_REASON, code=VoidReason.NO_SHIFT))
    elif age <= UNREVIEWED_DAYS:
        if drawn < RETURNED and not course.untroubled:
            at = answer.at + timedelta(minutes=random.randint(40, 300))
            text = random.choice(RETURN_REASONS)
            steps.append(Step("return", at, course.learner.supervisor, text=text))
    else:
        at = answer.at + timedelta(minutes=random.randint(8 * 60, 40 * 60))
        note = random.choice(sentences.REVIEW_NOTES)
        steps.append(Step("review", at, course.learner.supervisor, text=note))
        steps.append(Step("close", at + course.deadlines.close))
    return tuple(step for step in steps if step.at <= course.now)


def _answer(random: Random, course: Course) -> Step:
    """Return the trainee's answer, a refusal, or that the time to answer is over."""
    drawn = random.random()
    if drawn >= ANSWERED:
        return Step("expire", course.received_at + course.deadlines.acknowledge)
    at = course.received_at + timedelta(minutes=random.randint(20, 14 * 60), seconds=drawn * 60)
    trainee = course.learner.accompanied.enrolment.trainee
    if drawn < DISAGREES:
        text = random.choice(sentences.DISAGREEMENTS)
        return Step("acknowledge", at, trainee, answer=AcknowledgementKind.DISAGREE, text=text)
    if drawn < COMMENTS:
        text = random.choice(sentences.ADDITIONS)
        return Step("acknowledge", at, trainee, answer=AcknowledgementKind.COMMENT, text=text)
    if drawn < REFUSES:
        witness = course.learner.witness
        if witness.pk not in course.learner.officers:
            return Step("refuse", at, course.author, text=REFUSAL, witness=witness)
    return Step("acknowledge", at, trainee)
