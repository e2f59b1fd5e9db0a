"""News for whoever listens; sent inside the transaction that brings them."""

from django.dispatch import Signal

assignment_ended = Signal()
"""Arguments: ``assignment``, ``last_day``, ``by``."""

absence_approved = Signal()
"""Arguments: ``absence``, ``by``. On its days nobody expects an observation of the person."""

absence_cancelled = Signal()
"""Arguments: ``absence``, ``by``. Its days are days of duty again."""

request_changed = Signal()
"""Arguments: ``request`` (an absence or a request for relief), ``verb``, ``by``."""

people_merging = Signal()
"""Arguments: ``kept``, ``merged``. A receiver that knows why the two accounts cannot be one person
returns a ``Refusal``; anything else agrees."""
