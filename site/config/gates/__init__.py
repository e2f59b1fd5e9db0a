"""Fast gates: what ``make check`` asks of every change before a test runs."""
