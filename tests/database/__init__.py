"""A test-only app: a ``flush`` that append-only tables and Wagtail survive (decision 24)."""
