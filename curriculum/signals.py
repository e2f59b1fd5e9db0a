"""News for whoever listens; sent inside the transaction that brings them."""

from django.dispatch import Signal

module_finished = Signal()
"""Arguments: ``person``, ``module_code``, ``version`` (of the module), ``at``. Once a person."""

publication_changed = Signal()
"""A proposal to publish was made or decided; sends ``proposal`` (its state says which)."""
