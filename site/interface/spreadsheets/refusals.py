"""Why a file is refused whole: stable code, and a sentence that says what to do."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from interface.refusal import Refusal

TEXTS: dict[str, Promise | str] = {
    "empty": _("The file is empty. Choose the file again."),
    "too_large": _("The file is over %(limit)s MB. Split it into smaller files."),
    "too_many_rows": _("The file has more than %(limit)s rows. Split it into smaller files."),
    "expands": _(
        "The file unpacks to far more than a table needs. "
        "Copy the rows into a new workbook and save that one."
    ),
    "macros": _("The workbook has macros. Save it as an .xlsx file without macros."),
    "external_links": _(
        "The workbook reads from other files or from the network. "
        "Copy the values into a new workbook and save that one."
    ),
    "embedded_file": _(
        "The workbook carries other files inside. "
        "Copy the rows into a new workbook and save that one."
    ),
    "encrypted": _("The file is protected with a password. Save it without a password."),
    "xls_binary": _("This is an old or binary Excel file. Save it as .xlsx or as CSV UTF-8."),
    "utf16": _("The text of the file is UTF-16. Save it as CSV UTF-8."),
    "encoding": _("The accents of this file cannot be read. Save it as CSV UTF-8."),
    "unreadable": _(
        "The file cannot be read: it is damaged or incomplete. Save it again as .xlsx or CSV."
    ),
    "not_a_table": _("This is not a table. Use a CSV or .xlsx file."),
    "quotes": _(
        'A quotation mark that opens a cell is never closed. Look for a lone " in the file.'
    ),
    "missing_columns": _(
        "Row 1 lacks these columns: %(columns)s. Copy row 1 of the template as it is."
    ),
    "unknown_column": _(
        "Row 1 has a column that does not belong there: «%(column)s». Delete that column."
    ),
    "duplicate_column": _("Row 1 has the column «%(column)s» twice. Leave it once."),
}


class FileRefused(Refusal):
    """The file is refused whole; nothing of it is written."""

    def __init__(self, code: str, /, reason: str = "", **facts: Any) -> None:
        text = str(TEXTS[code]) % facts
        super().__init__(code=code, text=text, reason=reason, status=422)
