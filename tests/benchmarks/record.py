"""The record of many trainees, written in bulk: what the product's actions leave row by row.

Rows are built by the product's own pure functions (envelope, seals, links, standings); only saving
is in bulk. ``test_record.py`` compares the result with that of the actions, and ``proof.py`` runs
the product's own verification on it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from operator import itemgetter
from random import Random

from django.db import models, transaction

from curriculum.form_definition import parse
from curriculum.queries.forms import form_for
from evaluations.actions.acknowledge import sealed_answer
from evaluations.actions.change_state import SYSTEM, entry_of, move, sealed_event
from evaluations.actions.file_observation import inbox_item, opening_state
from evaluations.actions.keep_shift import day_of_shift
from evaluations.actions.write_observation import sealed_rows
from evaluations.choices import AcknowledgementKind
from evaluations.deadlines import Deadlines
from evaluations.envelope import Envelope, read
from evaluations.models import (
    Acknowledgement,
    InboxBody,
    InboxItem,
    Narrative,
    Observation,
    ObservationEvent,
    ObservationState,
    Rating,
    Shift,
    Standing,
)
from evaluations.standings import Seen, extend
from ledger.actions.append import linked
from ledger.linking import GENESIS, scope_of
from ledger.models import ChainHead, Entry
from mentors.choices import Role
from mentors.models import User
from tests.benchmarks.population import Pair, Town
from tests.benchmarks.sheets import Signature, sheet, shift_end

SHIFTS = 10
NEWEST_DAYS_AGO = 2
EVERY_DAYS = 4
PAIRS_AT_ONCE = 100
BATCH = 500

SAVED: tuple[type[models.Model], ...] = (
    InboxItem,
    InboxBody,
    Observation,
    Rating,
    Narrative,
    ObservationState,
    Acknowledgement,
    Entry,
    ObservationEvent,
    Shift,
    Standing,
    ChainHead,
)
"""Every table that intake and the later verbs write, in the order that their keys allow."""


@dataclass(frozen=True)
class Course:
    """What happens to one observation after filing: verbs with their moments."""

    signed_at: datetime
    received_at: datetime
    steps: tuple[tuple[str, datetime], ...]

    @classmethod
    def of(cls, day: date, *, place: int, now: datetime) -> Course:
        """Return the usual course of a shift up to ``now``; the newest ones differ by place."""
        signed = shift_end(day) + timedelta(minutes=20)
        received = signed + timedelta(minutes=2)
        answered, reviewed = received + timedelta(hours=3), received + timedelta(hours=20)
        if day < now.date() - timedelta(days=NEWEST_DAYS_AGO) or place % 3 == 2:
            steps = [
                ("acknowledge", answered),
                ("review", reviewed),
                ("close", reviewed + timedelta(days=7, minutes=5)),
            ]
        elif place % 3 == 1:
            steps = [("acknowledge", answered)]
        else:
            steps = [("expire", received + timedelta(hours=24, minutes=5))]
        return cls(signed, received, tuple(step for step in steps if step[1] <= now))


class Pen:
    """Writes the record of one trainee into rows, step by step in the order of the calendar."""

    def __init__(self, pair: Pair, town: Town, now: datetime) -> None:
        self.pair, self.town, self.now = pair, town, now
        self.random = Random(town.random.getrandbits(64))
        self.form = form_for(town.programme)
        self.definition = parse(self.form)
        self.deadlines = Deadlines.of(town.programme.deadlines)
        self.standing = Standing(enrolment=pair.enrolment)
        self.chain = f"{town.agency.code}:{pair.enrolment.pk}"
        self.seq, self.tip = 0, GENESIS
        self.steps: list[tuple[datetime, Callable[[], None]]] = []
        self.rows: list[models.Model] = []

    def plan(self, day: date, *, place: int, whole: bool) -> None:
        """Note one shift with everything that followed it."""
        course = Course.of(day, place=place, now=self.now)
        filed: list[ObservationState] = []
        self.steps.append((course.received_at, partial(self._file, filed, day, course, whole)))
        self.steps += [(at, partial(self._later, filed, verb, at)) for verb, at in course.steps]

    def finish(self) -> list[models.Model]:
        """Take every step and return all rows, standing and tip of the chain included."""
        for _at, step in sorted(self.steps, key=itemgetter(0)):
            step()
        head = ChainHead(chain=self.chain, scope=scope_of(self.chain), seq=self.seq, hash=self.tip)
        return [*self.rows, self.standing, head]

    def _signed(self, day: date, course: Course, whole: bool) -> bytes:
        signature = Signature(
            id=self.town.new_id(),
            author=self.pair.officer.pk,
            trainee=self.pair.enrolment.trainee_id,
            day=day,
            signed_at=course.signed_at,
        )
        return sheet(self.random, self.definition, signature, whole=whole)

    def _file(self, filed: list[ObservationState], day: date, course: Course, whole: bool) -> None:
        content = self._signed(day, course, whole)
        envelope = read(content, digest=hashlib.sha256(content).hexdigest())
        officer, at = self.pair.officer, course.received_at
        item = inbox_item(
            envelope=envelope,
            agency=self.town.agency,
            author=officer,
            device="",
            build="",
            received=at,
            holds=[],
        )
        self.standing.last_sequence += 1
        sealed = sealed_rows(
            envelope=envelope,
            item=item,
            enrolment=self.pair.enrolment,
            author=officer,
            form=self.form,
            definition=self.definition,
            sequence=self.standing.last_sequence,
            base=None,
            phase=self.pair.phase,
            received=at,
        )
        shift = Shift(
            enrolment=self.pair.enrolment,
            date=envelope.shift_date,
            **day_of_shift(sealed.observation, reason=""),
        )
        current = opening_state(sealed.observation, holds=[], contested=False)
        filed.append(current)
        self.rows += [item, InboxBody(item=item, content=content), sealed.observation, shift]
        self.rows += [*sealed.ratings, *sealed.narratives, current]
        self._step(current, "file", officer, Role.FTO, sealed.observation.content_root, at)
        self._stand(envelope)

    def _later(self, filed: list[ObservationState], verb: str, at: datetime) -> None:
        (current,) = filed
        if verb == "acknowledge":
            answer = sealed_answer(
                observation=current.observation,
                kind=AcknowledgementKind.AGREE,
                comment="",
                by=self.pair.enrolment.trainee,
                witness=None,
                at=at,
                answer_id=self.town.new_id(),
            )
            self.rows.append(answer)
            self._step(current, verb, answer.signed_by, Role.TRAINEE, answer.leaf, at)
        elif verb == "review":
            self._step(current, verb, self.pair.supervisor, Role.SUPERVISOR, "", at)
        else:
            self._step(current, verb, None, SYSTEM, "", at)

    def _step(
        self,
        current: ObservationState,
        verb: str,
        actor: User | None,
        role: str,
        content_hash: str,
        at: datetime,
    ) -> None:
        before = move(current, verb=verb, note="", at=at)
        event = sealed_event(
            observation=current.observation,
            verb=verb,
            before=before,
            after=current.state,
            actor=actor,
            role=role,
            at=at,
        )
        entry = linked(seq=self.seq + 1, previous_hash=self.tip, **entry_of(event, content_hash))
        self.seq, self.tip = entry.seq, entry.hash
        event.ledger_hash = entry.hash
        self.rows += [entry, event]

    def _stand(self, envelope: Envelope) -> None:
        self.standing.cells = extend(
            self.standing.cells,
            (
                Seen(row.code, row.value, str(self.pair.officer.pk), envelope.shift_date)
                for row in envelope.ratings
                if row.value is not None
            ),
        )
        self.standing.counted += 1
        self.standing.last_shift = envelope.shift_date


def write_record(
    pairs: Sequence[Pair], town: Town, *, now: datetime, shifts: int = SHIFTS
) -> Counter[str]:
    """Write ``shifts`` shifts for each pair, the newest with every competency rated.

    Returns the number of rows by table.
    """
    written: Counter[str] = Counter()
    for start in range(0, len(pairs), PAIRS_AT_ONCE):
        rows: list[models.Model] = []
        for place, pair in enumerate(pairs[start : start + PAIRS_AT_ONCE], start):
            pen = Pen(pair, town, now)
            for nth in reversed(range(shifts)):
                day = town.today - timedelta(days=NEWEST_DAYS_AGO + EVERY_DAYS * nth)
                pen.plan(day, place=place, whole=nth == 0)
            rows += pen.finish()
        written += _save(rows)
    return written


@transaction.atomic
def _save(rows: Sequence[models.Model]) -> Counter[str]:
    written: Counter[str] = Counter()
    for table in SAVED:
        some = [row for row in rows if type(row) is table]
        table._default_manager.bulk_create(some, BATCH)
        written[table._meta.db_table] = len(some)
    return written
