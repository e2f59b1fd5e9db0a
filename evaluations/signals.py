"""News for whoever listens; sent inside the transaction, receivers act after commit."""

from django.dispatch import Signal

observation_changed = Signal()
"""Arguments: ``observation``, ``verb``, ``state`` (the new one)."""
