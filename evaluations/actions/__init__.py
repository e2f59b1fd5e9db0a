"""One verb a file: check, lock, change, log, signal, in one transaction."""
