"""Database guards: what was signed stays as it was signed (invariant 10, decisions 4 and 5)."""

from ledger.triggers import append_only, protect


def _other(*columns: str) -> str:
    """Return SQL that is true when one of the columns changes, to or from NULL as well."""
    return " OR ".join(
        f"COALESCE(CAST(NEW.{name} AS TEXT), '') <> COALESCE(CAST(OLD.{name} AS TEXT), '')"
        for name in columns
    )


# Erasing is the one change a text may suffer: empty, with the moment it happened.
_ERASED = "(NEW.redacted_at IS NOT NULL AND NEW.text = '' AND NEW.salt = '')"


def register() -> None:
    """Register every guard of the app; installed after each migrate."""
    from evaluations import models

    for table in (
        models.InboxItem,
        models.Observation,
        models.Rating,
        models.FirstReading,
    ):
        append_only(table)
    protect(
        models.InboxBody,
        update="NOT (NEW.redacted_at IS NOT NULL AND length(NEW.content) = 0)",
    )
    protect(
        models.Narrative,
        update=f"NOT {_ERASED} OR {_other('leaf', 'path', 'observation_id')}",
    )
    protect(
        models.Acknowledgement,
        update=(
            "NOT (NEW.redacted_at IS NOT NULL AND NEW.comment = '' AND NEW.salt = '') OR "
            + _other("leaf", "kind", "observation_id", "signed_by_id", "witness_id", "method", "at")
        ),
    )
    protect(
        models.ObservationEvent,
        update=(
            "NOT (NEW.redacted_at IS NOT NULL AND NEW.note = '' AND NEW.salt = '') OR "
            + _other("leaf", "verb", "from_state", "to_state", "observation_id", "actor_id")
            + " OR "
            + _other("role", "ledger_hash", "at")
        ),
    )
    # Confirmed once; nothing else of it changes.
    protect(
        models.Transcription,
        update="OLD.confirmed_at IS NOT NULL OR NEW.confirmed_at IS NULL OR "
        + _other("observation_id", "written_at", "typed_at", "typed_by_id"),
    )
    protect(models.ObservationState, update="FALSE")
