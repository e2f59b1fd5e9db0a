"""News for the apps above."""

from django.dispatch import Signal

publication_changed = Signal()
"""A proposal to publish was made or decided; sends ``proposal`` (its state says which)."""
