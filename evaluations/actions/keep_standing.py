"""Keep the standing of an enrolment current in the transaction that changes the record."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from evaluations.models import ObservationState, Standing
from evaluations.queries.counted import counted_ratings
from evaluations.standings import Cells, Levels, Place, Seen, build, levels, tally


def lock_standing(enrolment_id: UUID) -> Standing:
    """Return the enrolment's row, locked: the one lock that every change of a record takes."""
    locked = Standing.objects.select_for_update()
    standing = locked.filter(enrolment_id=enrolment_id).first()
    if standing is None:
        Standing.objects.get_or_create(enrolment_id=enrolment_id)
        standing = locked.get(enrolment_id=enrolment_id)
    return standing


Said = tuple[Cells, Levels, int, int, date | None]


def _recorded(standing: Standing) -> Said:
    """Return what the record says that the standing should say, from the signed rows alone."""
    rows = counted_ratings(standing.enrolment_id).values_list(
        "competency__code", "value", "observation__author_id", "observation__shift_date"
    )
    cells = build(
        Seen(code, value, str(author), on) for code, value, author, on in rows if value is not None
    )
    places = ObservationState.objects.filter(enrolment_id=standing.enrolment_id).values_list(
        "state", "head", "kind", "shift_date"
    )
    sums = tally(Place(*place) for place in places)
    return cells, levels(cells), sums.counted, sums.excluded, sums.last_shift


def _said(standing: Standing) -> Said:
    return (
        standing.cells,
        standing.levels,
        standing.counted,
        standing.excluded,
        standing.last_shift,
    )


def is_current(standing: Standing) -> bool:
    """Tell whether a locked standing says what the record says; changes nothing."""
    return _said(standing) == _recorded(standing)


def rebuild_standing(standing: Standing) -> bool:
    """Recompute a locked standing from the record; tells whether anything was different."""
    recorded = _recorded(standing)
    if _said(standing) == recorded:
        return False
    (
        standing.cells,
        standing.levels,
        standing.counted,
        standing.excluded,
        standing.last_shift,
    ) = recorded
    standing.save(update_fields=["cells", "levels", "counted", "excluded", "last_shift"])
    return True
