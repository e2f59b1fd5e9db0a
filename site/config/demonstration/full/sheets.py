"""Fifty signed observations of one trainee, and what people did about each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

from django.utils import timezone

from config.demonstration.bulk.arrivals import Arrival
from config.demonstration.envelopes import Signed, shift_end
from config.demonstration.full.followups import Course, steps_of
from config.demonstration.full.patterns import (
    COPIER,
    LEAKS,
    OUT_OF_COVERAGE,
    SIGNAL_EVERY_DAYS,
    TAMPERED,
    TAMPERED_AFTER,
    TAMPERED_FROM,
    TAMPERED_TO,
    UNRESPONSIVE,
    Post,
)
from config.demonstration.full.people import SEED, Learner, Officer, new_id, officer_number
from config.demonstration.full.phrases import LATE, ComposedWords, CopiedWords
from config.demonstration.full.places import NEWEST_DAYS_AGO, SHIFTS
from config.demonstration.plans import ABSENCES
from config.demonstration.shifts import Profile, Sheet, write_sheet
from config.demonstration.words import Words
from curriculum.form_definition import FormDefinition
from evaluations.choices import Kind
from evaluations.deadlines import Deadlines

ORIENTATION_DAYS = 7
SIMULATIONS = (12, 27, 41)
"""Which of the fifty are rehearsals of what is rarely seen."""

SENDING_ENDS = time(21)
"""Whatever has not arrived by then on the eve of the loading day finds a signal."""


def shift_days(starts_on: date, today: date, *, offset: int) -> list[date]:
    """Return the days of the fifty shifts: two of three, after orientation, the newest ones."""
    last = today - timedelta(days=NEWEST_DAYS_AGO)
    days = [
        starts_on + timedelta(days=nth)
        for nth in range(ORIENTATION_DAYS, (last - starts_on).days + 1)
        if (nth + offset) % 3 < 2
    ]
    return days[-SHIFTS:]


def observation_ids(learner_seed: Random) -> list[UUID]:
    """Return the ids of the fifty observations: the first thing that the seed gives."""
    return [new_id(learner_seed) for _nth in range(SHIFTS)]


def seed_of(post: Post) -> Random:
    """Return what everything about one trainee is drawn from."""
    return Random(f"{SEED} {post.agency} {post.unit} trainee {post.place}")


@dataclass
class Notebook:
    """Everything written about one trainee, in the order of the shifts."""

    learner: Learner
    form: FormDefinition
    deadlines: Deadlines
    today: date
    now: datetime
    random: Random = field(init=False)

    def __post_init__(self) -> None:
        """Draw who the trainee is."""
        post = self.learner.post
        self.random = seed_of(post)
        self.ids = observation_ids(self.random)
        self.unresponsive = UNRESPONSIVE.get(post, "")
        fixed: dict[str, Any] = {}
        if self.unresponsive:
            fixed = {"unresponsive": self.unresponsive, "pace": 0.6}
        self.profile = Profile.drawn(self.random, self.form, **fixed)
        self.trained: set[str] = set()
        self._tampering = post == TAMPERED

    def arrivals(self) -> Iterator[Arrival]:
        """Yield the fifty observations."""
        starts_on = self.learner.accompanied.enrolment.starts_on
        days = shift_days(starts_on, self.today, offset=self.learner.post.place)
        for nth, day in enumerate(days):
            yield self._arrival(nth, day, (day - starts_on) / (self.today - starts_on))

    def _arrival(self, nth: int, day: date, progress: float) -> Arrival:
        officer = self.learner.officer_on(day)
        kind = Kind.SIMULATION if nth in SIMULATIONS else Kind.SHIFT
        more: dict[str, str] = {}
        sheet = write_sheet(
            random=self.random,
            form=self.form,
            profile=self.profile,
            progress=progress,
            manner=officer.manner,
            words=self._words(officer),
            simulation=kind == Kind.SIMULATION,
            trained=self.trained,
        )
        if kind == Kind.SHIFT and not self._is_planted(nth) and self.random.random() < 0.04:
            disposition, reason = self.random.choice(ABSENCES)
            kind, more = Kind.NO_EVALUATION, {"disposition": disposition}
            sheet = Sheet([], {"general": reason})
        leak = LEAKS.get(self.learner.post)
        leaks = leak is not None and leak.nth == nth
        if leak is not None and leaks:
            sheet = replace(sheet, narrative=sheet.narrative | {"general": leak.text})
        signed_at = shift_end(day) + timedelta(
            minutes=self.random.randint(8, 50), seconds=self.random.randrange(60)
        )
        received_at = self._received(officer, signed_at)
        if received_at - shift_end(day) > self.deadlines.offline_grace:
            more |= {"late_reason": self.random.choice(LATE)}
        signed = Signed(
            id=self.ids[nth],
            author=officer.person,
            trainee=self.learner.accompanied.enrolment.trainee,
            day=day,
            sheet=sheet,
            signed_at=signed_at,
            received_at=received_at,
            kind=kind,
            more=more,
        )
        course = Course(
            learner=self.learner,
            author=officer.person,
            day=day,
            received_at=received_at,
            untroubled=self._is_planted(nth),
            deadlines=self.deadlines,
            today=self.today,
            now=self.now,
        )
        return Arrival(
            content=signed.content(self.form),
            author=officer.person,
            received_at=received_at,
            device=device_of(officer.post),
            steps=() if leaks else steps_of(self.random, course),
            tampered=self._tampered(nth, sheet),
        )

    def _is_planted(self, nth: int) -> bool:
        """Tell whether nothing else may happen to the sheet: it bears a pattern."""
        leak = LEAKS.get(self.learner.post)
        return bool(self.unresponsive) or self._tampering or (leak is not None and leak.nth == nth)

    def _words(self, officer: Officer) -> Words:
        writes = CopiedWords if officer.post == COPIER else ComposedWords
        return writes(self.random)

    def _received(self, officer: Officer, signed_at: datetime) -> datetime:
        received = signed_at + timedelta(seconds=self.random.randint(2, 90))
        if officer.post in OUT_OF_COVERAGE:
            days_left = -(signed_at.toordinal() + officer.post.place) % SIGNAL_EVERY_DAYS
            at = time(17, self.random.randrange(60), self.random.randrange(60))
            day = timezone.localdate(signed_at) + timedelta(days=days_left + 1)
            received = timezone.make_aware(datetime.combine(day, at))
        elif not self.unresponsive and self.random.random() < 0.08:
            received += timedelta(hours=self.random.randint(3, 16))
        eve = datetime.combine(self.today - timedelta(days=1), SENDING_ENDS)
        return min(
            received, timezone.make_aware(eve) - timedelta(seconds=self.random.randrange(3600))
        )

    def _tampered(self, nth: int, sheet: Sheet) -> tuple[str, int] | None:
        if not self._tampering or nth < TAMPERED_AFTER or nth in SIMULATIONS:
            return None
        for row in sheet.ratings:
            if row.get("v") == TAMPERED_FROM:
                self._tampering = False
                return row["c"], TAMPERED_TO
        return None


def device_of(post: Post) -> str:
    """Return the name of an officer's phone."""
    return f"tel-{post.agency}-{officer_number(post)}".lower()
