"""Writes the record of one trainee into rows, step by step in the order of the calendar."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import partial
from operator import attrgetter, itemgetter
from uuid import UUID

from django.db import models

from curriculum.form_definition import parse
from curriculum.models import FormVersion
from evaluations.actions.acknowledge import sealed_answer
from evaluations.actions.change_state import SYSTEM, entry_of, move, sealed_event
from evaluations.actions.file_observation import inbox_item, opening_state
from evaluations.actions.keep_shift import day_of_shift
from evaluations.actions.resolve_held import void_note
from evaluations.actions.write_observation import sealed_rows
from evaluations.choices import AcknowledgementKind
from evaluations.deadlines import Deadlines
from evaluations.envelope import read
from evaluations.holds import holds_for
from evaluations.models import InboxBody, Rating, Shift, Standing
from evaluations.standings import build, tally
from ledger.actions.append import linked
from ledger.linking import GENESIS, scope_of
from ledger.models import ChainHead
from mentors.choices import Role
from mentors.models import User

from .accompanied import Accompanied
from .arrivals import Arrival, Step
from .written import Written, world_of

ROLE_OF = {
    "acknowledge": Role.TRAINEE,
    "refuse": Role.FTO,
    "review": Role.SUPERVISOR,
    "return": Role.SUPERVISOR,
    "void": Role.COORDINATOR,
    "expire": SYSTEM,
    "close": SYSTEM,
}
"""In which role each verb is done here; corrections of a signed version are not written in bulk."""


class Pen:
    """The record of one enrolment while it is written; :meth:`write` returns its rows.

    ``answer_id`` draws the ids of trainees' answers.
    """

    def __init__(
        self, learner: Accompanied, form: FormVersion, *, answer_id: Callable[[], UUID]
    ) -> None:
        self.learner, self.form, self.answer_id = learner, form, answer_id
        enrolment = learner.enrolment
        self.definition = parse(form)
        self.deadlines = Deadlines.of(enrolment.programme_version.deadlines)
        self.chain = f"{enrolment.agency.code}:{enrolment.pk}"
        self.seq, self.tip = 0, GENESIS
        self.rows: list[models.Model] = []
        self.written: list[Written] = []
        self.shifts: dict[date, Shift] = {}

    def write(self, arrivals: Iterable[Arrival]) -> list[models.Model]:
        """Let everything happen in order; returns all rows, standing and tip of the chain too."""
        steps: list[tuple[datetime, Callable[[], None]]] = []
        for arrival in arrivals:
            filed: list[Written] = []
            steps.append((arrival.received_at, partial(self._file, filed, arrival)))
            steps += [(step.at, partial(self._later, filed, step)) for step in arrival.steps]
        for _at, step in sorted(steps, key=itemgetter(0)):
            step()
        head = ChainHead(chain=self.chain, scope=scope_of(self.chain), seq=self.seq, hash=self.tip)
        return [*self.rows, *self.shifts.values(), self._standing(), head]

    def _file(self, filed: list[Written], arrival: Arrival) -> None:
        enrolment, author, at = self.learner.enrolment, arrival.author, arrival.received_at
        digest = hashlib.sha256(arrival.content).hexdigest()
        envelope = read(arrival.content, digest=digest)
        world = world_of(
            self.learner,
            self.written,
            self.shifts,
            envelope=envelope,
            author=author,
            form=self.form,
        )
        holds = holds_for(envelope, self.definition, self.deadlines, world, received=at)
        item = inbox_item(
            envelope=envelope,
            agency=enrolment.agency,
            author=author,
            device=arrival.device,
            build="",
            received=at,
            holds=holds,
        )
        sealed = sealed_rows(
            envelope=envelope,
            item=item,
            enrolment=enrolment,
            author=author,
            form=self.form,
            definition=self.definition,
            sequence=len(self.written) + 1,
            base=None,
            phase=world.phase,
            received=at,
        )
        current = opening_state(sealed.observation, holds=holds, contested=world.identity_taken)
        ratings = [
            (row.code, rating) for row, rating in zip(envelope.ratings, sealed.ratings, strict=True)
        ]
        _tamper(ratings, arrival.tampered)
        record = Written(envelope, ratings, current)
        filed.append(record)
        self.written.append(record)
        self.rows += [item, InboxBody(item=item, content=arrival.content), sealed.observation]
        self.rows += [*sealed.ratings, *sealed.narratives, current]
        self._event(
            record,
            "hold" if holds else "file",
            at=at,
            actor=author,
            role=Role.FTO,
            note=", ".join(holds),
            content_hash=sealed.observation.content_root,
        )
        if not holds and not world.shift_recorded:
            self._note_day(record)

    def _later(self, filed: list[Written], step: Step) -> None:
        (record,) = filed
        content_hash, note = "", step.text.strip()
        if step.verb in ("acknowledge", "refuse"):
            refused = step.verb == "refuse"
            answer = sealed_answer(
                observation=record.current.observation,
                kind=AcknowledgementKind.REFUSED if refused else step.answer,
                comment=note,
                by=step.by,  # type: ignore[arg-type]
                witness=step.witness,
                at=step.at,
                answer_id=self.answer_id(),
            )
            self.rows.append(answer)
            content_hash, note = answer.leaf, note if refused else ""
        elif step.verb == "void":
            note = void_note(step.code, step.text)
        self._event(
            record,
            step.verb,
            at=step.at,
            actor=step.by,
            role=ROLE_OF[step.verb],
            note=note,
            content_hash=content_hash,
        )
        if step.verb in ("return", "void"):
            self._keep_day(record.current.shift_date)

    def _event(
        self,
        record: Written,
        verb: str,
        *,
        at: datetime,
        actor: User | None,
        role: str,
        note: str,
        content_hash: str,
    ) -> None:
        current = record.current
        before = move(current, verb=verb, note=note, at=at)
        event = sealed_event(
            observation=current.observation,
            verb=verb,
            before=before,
            after=current.state,
            actor=actor,
            role=role,
            at=at,
            note=note,
        )
        entry = linked(seq=self.seq + 1, previous_hash=self.tip, **entry_of(event, content_hash))
        self.seq, self.tip = entry.seq, entry.hash
        event.ledger_hash = entry.hash
        self.rows += [entry, event]

    def _note_day(self, record: Written) -> None:
        day = record.current.shift_date
        noted = day_of_shift(record.current.observation, reason=record.envelope.general)
        self.shifts[day] = Shift(enrolment=self.learner.enrolment, date=day, **noted)

    def _keep_day(self, day: date) -> None:
        """Let the note of a day follow from its records after one of them changed."""
        left = [row for row in self.written if row.counts and row.current.shift_date == day]
        if left:
            self._note_day(min(left, key=attrgetter("current.observation.sequence")))
        else:
            self.shifts.pop(day, None)

    def _standing(self) -> Standing:
        in_order = sorted(
            (row for row in self.written if row.counts),
            key=attrgetter("current.shift_date", "current.observation.sequence"),
        )
        sums = tally(row.place for row in self.written)
        return Standing(
            enrolment=self.learner.enrolment,
            last_sequence=len(self.written),
            cells=build(seen for row in in_order for seen in row.seen()),
            counted=sums.counted,
            excluded=sums.excluded,
            last_shift=sums.last_shift,
        )


def _tamper(ratings: Iterable[tuple[str, Rating]], claim: tuple[str, int] | None) -> None:
    """Change a stored value after sealing, as somebody at the database would."""
    if claim is not None:
        dict(ratings)[claim[0]].value = claim[1]
