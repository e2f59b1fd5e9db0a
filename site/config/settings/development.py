"""A newcomer's machine: no services, no secrets, the demonstration accounts allowed."""

import os

from .base import *  # noqa: F403
from .base import VAR

DEBUG = False
SECRET_KEY = "development-only-never-in-production-acompana"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", ".local"]
# ACOMPANA_EMPTY=1: an installation that people set up themselves, on the first-start page.
DEMONSTRATION_ACCOUNTS = os.environ.get("ACOMPANA_EMPTY", "") in ("", "0")
STYLE_PAGE_OPEN = True
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR / "mail"
# Static files are collected at set-up: the development server serves what production serves.
