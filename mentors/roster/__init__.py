"""Roster files: bytes → table → checked rows → plan → rows in the database.

``reading`` and ``rows`` know no database; ``known`` reads it; ``plan`` compares; ``applying``
writes, called by ``mentors.actions.import_roster`` alone. Rules: ``site/docs/roster.md``.
"""
