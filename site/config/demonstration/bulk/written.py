"""What is in the pen already: the world that :func:`evaluations.holds.holds_for` asks about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from curriculum.choices import VersionStatus
from curriculum.models import FormVersion
from evaluations.choices import COUNTED, LIVE
from evaluations.envelope import Envelope
from evaluations.models import ObservationState, Rating, Shift
from evaluations.queries.intake import KnownWorld, phase_covering, rating_due
from evaluations.standings import Place, Seen
from mentors.models import User

from .accompanied import Accompanied


@dataclass(frozen=True)
class Written:
    """One observation of the trainee: what arrived, its ratings as stored, and where it stands."""

    envelope: Envelope
    ratings: Sequence[tuple[str, Rating]]
    """Competency code and row."""
    current: ObservationState

    @property
    def counts(self) -> bool:
        """Tell whether figures may use it."""
        return self.current.head and self.current.state in COUNTED

    @property
    def place(self) -> Place:
        """Return where it stands, as far as standings need it."""
        now = self.current
        return Place(now.state, now.head, now.kind, now.shift_date)

    def seen(self) -> Iterable[Seen]:
        """Yield its ratings with a value."""
        for code, rating in self.ratings:
            if rating.value is not None:
                author, day = str(self.current.author_id), self.current.shift_date
                yield Seen(code, rating.value, author, day)


def world_of(
    learner: Accompanied,
    written: Sequence[Written],
    shifts: dict[date, Shift],
    *,
    envelope: Envelope,
    author: User,
    form: FormVersion,
) -> KnownWorld:
    """Return what :func:`evaluations.queries.intake.world_for` would find in the database."""
    day = envelope.shift_date
    phase = phase_covering(learner.phases, day)
    known = shifts.get(day)
    same_shift = [
        row.current.author_id
        for row in written
        if row.current.head
        and row.current.state in LIVE
        and (row.current.shift_date, row.current.kind) == (day, envelope.kind)
    ]
    return KnownWorld(
        certified=learner.is_certified(author.pk, day),
        assigned=learner.is_assigned(author.pk, day),
        conflict=False,
        rating_due=rating_due(envelope, phase, known.disposition if known else None),
        shift_taken=bool(same_shift),
        form_closed=form.status == VersionStatus.CLOSED,
        trained_before=trained_before(envelope, written),
        identity_taken=author.pk in same_shift,
        phase=phase,
        shift_recorded=known is not None,
    )


def trained_before(envelope: Envelope, written: Iterable[Written]) -> frozenset[str]:
    """Return codes with corrective training on an earlier or the same day (invariant 1)."""
    if not any(row.nrt for row in envelope.ratings):
        return frozenset()
    return frozenset(
        code
        for row in written
        if row.counts and row.current.shift_date <= envelope.shift_date
        for code, rating in row.ratings
        if rating.training_minutes > 0
    )
