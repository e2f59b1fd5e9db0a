"""Dates and numbers as Central America writes them.

``SHORT_DAY_FORMAT``, ``SHORT_WEEKDAY_FORMAT``, ``SHORT_WEEKDAY_DATE_FORMAT``,
``SHORT_MOMENT_FORMAT`` and ``WEEKDAY_FORMAT`` are names of our own, used like Django's:
``|date:"SHORT_DAY_FORMAT"``.
"""
