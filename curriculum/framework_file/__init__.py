"""A framework as a spreadsheet: one competency a row, read with a dry run, and written again.

``columns`` names them, ``rows`` checks them, ``export`` writes them. Rules:
``site/docs/programmes.md``.
"""
