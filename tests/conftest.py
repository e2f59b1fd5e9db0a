"""What every test may ask for."""

from hypothesis import settings

pytest_plugins = ["tests.cast", "tests.database.template"]

# Seconds are never asserted (decision 34): on a busy machine any example may be slow.
settings.register_profile("acompana", deadline=None)
settings.load_profile("acompana")
