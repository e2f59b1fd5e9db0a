"""Six weeks of observations through the product's own actions, in the order of the calendar."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count

from django.utils import timezone

from config.demonstration.cohort import PAIR, Accompaniment
from config.demonstration.envelopes import digest_of
from config.demonstration.exceptions import except_some
from config.demonstration.plans import DAYS, Plan, Writer
from curriculum.form_definition import FormDefinition, parse
from curriculum.queries.forms import form_for
from evaluations.actions.acknowledge import acknowledge
from evaluations.actions.file_observation import file_observation
from evaluations.actions.let_time_pass import close_reviewed, expire_acknowledgements
from evaluations.actions.record_refusal import record_refusal
from evaluations.actions.resolve_held import accept_held, void
from evaluations.actions.review import return_observation, review
from evaluations.choices import AcknowledgementKind
from evaluations.models import Observation
from mentors.models import User

PAIRS_OF_A_UNIT = 4

TIME_PASSES_EVERY = timedelta(hours=6)


def write_history(
    together: list[Accompaniment], *, coordinator: User, now: datetime
) -> Counter[str]:
    """Let six weeks happen up to ``now``; returns the states. The days of the ledger stay open."""
    form = parse(form_for(together[0].enrolment.programme_version))
    writer = Writer(form, timezone.localdate(now))
    plans = {
        row.enrolment.trainee.service_number: writer.plans_of(place // PAIR % PAIRS_OF_A_UNIT, row)
        for place, row in enumerate(together)
    }
    by_number = {row.enrolment.trainee.service_number: row for row in together}
    corrections = except_some(writer, plans, by_number, now)
    calendar = Calendar(now)
    for plan in [*(plan for days in plans.values() for plan in days.values()), *corrections]:
        Course(plan, form, coordinator).enter(calendar)
    calendar.run()
    return Counter(
        Observation.objects.filter(enrolment__in=[row.enrolment for row in together]).values_list(
            "current__state", flat=True
        )
    )


class Calendar:
    """Steps with the moments at which they happen; those after ``now`` never do."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self._steps: list[tuple[datetime, int, Callable[[datetime], object]]] = []
        self._order = count()

    def put(self, at: datetime | None, step: Callable[[datetime], object]) -> None:
        """Note a step; ``None`` notes nothing."""
        if at is not None and at <= self.now:
            heapq.heappush(self._steps, (at, next(self._order), step))

    def run(self) -> None:
        """Take every step in order, letting deadlines pass in between."""
        passing = self.now - timedelta(days=DAYS)
        while passing < self.now:
            passing += TIME_PASSES_EVERY
            self.put(passing, _let_time_pass)
        while self._steps:
            at, _order, step = heapq.heappop(self._steps)
            step(at)


def _let_time_pass(at: datetime) -> None:
    expire_acknowledgements(at=at)
    close_reviewed(at=at)


class Course:
    """One observation from its signature to where it stands today."""

    def __init__(self, plan: Plan, form: FormDefinition, coordinator: User) -> None:
        self.plan = plan
        self.form = form
        self.coordinator = coordinator

    def enter(self, calendar: Calendar) -> None:
        """Put every planned step into the calendar."""
        plan = self.plan
        calendar.put(plan.signed.received_at, self.file)
        calendar.put(plan.accepted_at, self.accept)
        calendar.put(plan.answered_at, self.answer)
        calendar.put(plan.returned_at, self.send_back)
        calendar.put(plan.reviewed_at, self.review)
        calendar.put(plan.voided_at, self.void)

    def _observation(self) -> Observation:
        return Observation.objects.select_related(
            "enrolment__unit", "enrolment__agency", "enrolment__programme_version"
        ).get(pk=self.plan.signed.id)

    def file(self, at: datetime) -> None:
        """The signed bytes arrive."""
        content = self.plan.signed.content(self.form)
        file_observation(
            content=content,
            digest=digest_of(content),
            person=self.plan.signed.author,
            url_id=self.plan.signed.id,
            device="demostracion",
            received=at,
        )

    def answer(self, at: datetime) -> None:
        """The trainee answers, or the officer records that there will be no signature."""
        plan = self.plan
        if plan.answer == AcknowledgementKind.REFUSED and plan.witness is not None:
            record_refusal(
                observation=self._observation(),
                by=plan.signed.author,
                witness=plan.witness,
                reason=plan.comment,
                at=at,
            )
            return
        acknowledge(
            observation=self._observation(),
            by=plan.signed.trainee,
            kind=plan.answer,
            comment=plan.comment,
            at=at,
        )

    def review(self, at: datetime) -> None:
        """The supervisor reads it."""
        review(
            observation=self._observation(),
            by=self.plan.supervisor,
            note=self.plan.review_note,
            at=at,
        )

    def send_back(self, at: datetime) -> None:
        """The supervisor returns it."""
        return_observation(
            observation=self._observation(),
            by=self.plan.supervisor,
            reason=self.plan.return_reason,
            at=at,
        )

    def accept(self, at: datetime) -> None:
        """The coordinator accepts what was held."""
        accept_held(
            observation=self._observation(),
            by=self.coordinator,
            reason=self.plan.decision,
            at=at,
        )

    def void(self, at: datetime) -> None:
        """The coordinator voids it."""
        void(
            observation=self._observation(),
            by=self.coordinator,
            code=self.plan.void_code,
            reason=self.plan.decision,
            at=at,
        )
