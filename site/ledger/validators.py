"""SQLite does not hold a text to its column's length; the ledger does, on every database."""

from django.db import models


def refuse_too_long(model: type[models.Model], **values: str) -> None:
    """Raise ValueError naming the first value longer than its column."""
    for name, value in values.items():
        limit = getattr(model._meta.get_field(name), "max_length", None)
        if limit is not None and len(value) > limit:
            raise ValueError(f"{name} is longer than {limit} characters.")
