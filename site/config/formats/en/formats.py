"""English: day first and 24 hours, as in Spanish, so that a screen reads the same to both."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y, H:i"
TIME_FORMAT = "H:i"
MONTH_DAY_FORMAT = "j F"
SHORT_DATE_FORMAT = "j M Y"
SHORT_DATETIME_FORMAT = "j M Y, H:i"
SHORT_DAY_FORMAT = "j M"
SHORT_WEEKDAY_FORMAT = "D j M"
SHORT_WEEKDAY_DATE_FORMAT = "D j M Y"
WEEKDAY_FORMAT = "l j F"
SHORT_MOMENT_FORMAT = "j M, H:i"
DATE_INPUT_FORMATS = ["%Y-%m-%d", "%d/%m/%Y"]
