"""Spreadsheets from outside: bytes of CSV or XLSX → table of named columns, or a refusal.

Nothing here knows what the columns mean, and nothing evaluates a formula. ``writing`` makes files
that are safe to open; ``uploads`` keeps a file between review and apply.
"""
