"""Fixtures of learning content."""

from tests.curriculum.starter import folder

__all__ = ["folder"]
