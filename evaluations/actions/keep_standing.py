"""Keep the standing of an enrolment current in the transaction that changes the record."""

from __future__ import annotations

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


def rebuild_standing(standing: Standing) -> bool:
    """Recompute a locked standing from the record; tells whether anything was different."""
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
    before = (standing.cells, standing.counted, standing.excluded, standing.last_shift)
    changed = before != (cells, counted, excluded, last)
    standing.cells, standing.counted, standing.excluded = cells, counted, excluded
    standing.last_shift = last
    if changed:
        standing.save(update_fields=["cells", "counted", "excluded", "last_shift"])
    return changed
