"""One verb a file: check, lock, change, log."""
