"""Tests: quick hashes, in-memory cache, plain static files, tasks run where they are called."""

import os

from config.catalogues.compiling import compile_stale

from .base import *  # noqa: F403
from .base import DATABASES, INSTALLED_APPS, ROOT, STORAGES, VAR

# A fresh clone has no .mo files, and Django reads them once, when it starts: without this the
# suite would fail for want of Spanish or, worse, pass on yesterday's words.
compile_stale(ROOT)

DEBUG = False
SECRET_KEY = "testing-only-acompana-0123456789abcdef0123456789"  # noqa: S105
ALLOWED_HOSTS = ["*"]
DEMONSTRATION_ACCOUNTS = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
# Overrides ``flush`` so that append-only triggers do not block TransactionTestCase (decision 24).
INSTALLED_APPS = ["tests.database", *INSTALLED_APPS]
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: threads and live servers need to share it.
    DATABASES["default"]["TEST"] = {
        "NAME": str(VAR / f"test-{os.environ.get('PYTEST_XDIST_WORKER', 'main')}.sqlite3")
    }
else:
    # Threads of tests end with their connection; a pool would keep it and block the teardown.
    DATABASES["default"]["OPTIONS"].pop("pool")
    DATABASES["default"]["CONN_MAX_AGE"] = 0
LOGGING = {"version": 1, "disable_existing_loggers": True}
