"""Placeholder filled below."""


def register() -> None:
    """Register."""
