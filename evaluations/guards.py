"""Database guards: what was signed stays as it was signed (invariant 10, decisions 4 and 5)."""

from ledger.triggers import append_only, protect

# Erasing is the one change a text may suffer: empty, with the moment it happened.
_ERASED = "(NEW.redacted_at IS NOT NULL AND NEW.text = '' AND NEW.salt = '')"


def register() -> None:
    """Register every guard of the app; installed after each migrate."""
    from evaluations import models

    for table in (
        models.InboxItem,
        models.Observation,
        models.Rating,
    ):
        append_only(table)
    protect(
        models.InboxBody,
        update="NOT (NEW.redacted_at IS NOT NULL AND length(NEW.content) = 0)",
    )
    protect(
        models.Narrative,
        update=(
            f"NOT {_ERASED} OR NEW.leaf <> OLD.leaf OR NEW.path <> OLD.path"
            " OR NEW.observation_id <> OLD.observation_id"
        ),
    )
    protect(
        models.Acknowledgement,
        update=(
            "NOT (NEW.redacted_at IS NOT NULL AND NEW.comment = '' AND NEW.salt = '')"
            " OR NEW.leaf <> OLD.leaf OR NEW.kind <> OLD.kind"
            " OR NEW.observation_id <> OLD.observation_id OR NEW.signed_by_id <> OLD.signed_by_id"
        ),
    )
    protect(
        models.ObservationEvent,
        update=(
            "NOT (NEW.redacted_at IS NOT NULL AND NEW.note = '' AND NEW.salt = '')"
            " OR NEW.leaf <> OLD.leaf OR NEW.verb <> OLD.verb OR NEW.to_state <> OLD.to_state"
            " OR NEW.observation_id <> OLD.observation_id OR NEW.ledger_hash <> OLD.ledger_hash"
        ),
    )
    protect(models.ObservationState, update="FALSE")
