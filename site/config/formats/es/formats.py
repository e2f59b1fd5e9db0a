"""Spanish: months in lower case, and the decimal point that Guatemala, El Salvador and Honduras use
where Django's Spanish has a comma.
"""

SHORT_DATE_FORMAT = "j b Y"
SHORT_DATETIME_FORMAT = "j b Y, H:i"
SHORT_DAY_FORMAT = "j b"
SHORT_WEEKDAY_FORMAT = "D j b"
SHORT_WEEKDAY_DATE_FORMAT = "D j b Y"
WEEKDAY_FORMAT = r"l j \d\e F"
SHORT_MOMENT_FORMAT = "j b, H:i"
DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
