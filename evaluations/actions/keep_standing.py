"""Keep the standing of an enrolment current in the transaction that changes the record."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from evaluations.choices import COUNTED, Kind
from evaluations.models import ObservationState, Standing
from evaluations.queries.counted import counted_ratings
from evaluations.standings import Cells, Seen, build


def lock_standing(enrolment_id: UUID) -> Standing:
    """Return the enrolment's row, locked: the one lock that every change of a record takes."""
    locked = Standing.objects.select_for_update()
    standing = locked.filter(enrolment_id=enrolment_id).first()
    if standing is None:
        Standing.objects.get_or_create(enrolment_id=enrolment_id)
        standing = locked.get(enrolment_id=enrolment_id)
    return standing


def computed(enrolment_id: UUID) -> tuple[Cells, int, int]:
    """Return cells, counted observations and excluded ones, from the signed rows alone."""
    rows = counted_ratings(enrolment_id).values_list(
        "competency__code", "value", "observation__author_id", "observation__shift_date"
    )
    cells = build(
        Seen(code, value, str(author), on) for code, value, author, on in rows if value is not None
    )
    heads = ObservationState.objects.filter(enrolment_id=enrolment_id).exclude(
        kind=Kind.NO_EVALUATION
    )
    counted = heads.filter(head=True, state__in=COUNTED).count()
    excluded = heads.exclude(state="superseded").count() - counted
    return cells, counted, excluded


def _recorded(standing: Standing) -> tuple[Cells, int, int, date | None]:
    """Return what the record says that the standing should say."""
    cells, counted, excluded = computed(standing.enrolment_id)
    last = (
        ObservationState.objects.filter(
            enrolment_id=standing.enrolment_id, head=True, state__in=COUNTED
        )
        .exclude(kind=Kind.NO_EVALUATION)
        .order_by("-shift_date")
        .values_list("shift_date", flat=True)
        .first()
    )
    return cells, counted, excluded, last


def _said(standing: Standing) -> tuple[Cells, int, int, date | None]:
    return standing.cells, standing.counted, standing.excluded, standing.last_shift


def is_current(standing: Standing) -> bool:
    """Tell whether a locked standing says what the record says; changes nothing."""
    return _said(standing) == _recorded(standing)


def rebuild_standing(standing: Standing) -> bool:
    """Recompute a locked standing from the record; tells whether anything was different."""
    recorded = _recorded(standing)
    if _said(standing) == recorded:
        return False
    standing.cells, standing.counted, standing.excluded, standing.last_shift = recorded
    standing.save(update_fields=["cells", "counted", "excluded", "last_shift"])
    return True
