"""Settings shared by every environment. Anything secret or local comes from the environment."""

import os
from pathlib import Path

import dj_database_url
from celery.schedules import crontab
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

ROOT = Path(__file__).resolve().parents[3]
SITE = ROOT / "site"
VAR = Path(os.environ.get("ACOMPANA_VAR", ROOT / "var"))

INSTALLED_APPS = [
    "interface",
    "ledger",
    "curriculum",
    "mentors",
    "evaluations",
    "config",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "mentors.wagtail_users_app.PeopleAppConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "csp",
    "rules.apps.AutodiscoverRulesConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "interface.middleware.ContentPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "mentors.middleware.PrivacyNoticeMiddleware",
    "interface.middleware.PrivatePagesMiddleware",
    "interface.failing.FailurePagesMiddleware",
    "interface.middleware.ApiProblemMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SITE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "interface.context.frame",
            ],
        },
    },
]
# Our own widget templates live in site/templates/django/forms.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# SQLite embedded; DATABASE_URL for PostgreSQL. IMMEDIATE: two writers queue at BEGIN instead of
# failing half-way with "database is locked".
DATABASES = {
    "default": dj_database_url.config(
        default=f"sqlite:///{VAR / 'acompana.sqlite3'}",
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # SQLite makes the file, never the folder; every command needs it, `check` on a fresh clone too.
    VAR.mkdir(parents=True, exist_ok=True)
    # Kept by each thread: opening costs more than all questions of a page. Not for ever: a new
    # connection reads new statistics (config/statistics.py).
    DATABASES["default"]["CONN_MAX_AGE"] = 60 * 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = False
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
            "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-20000;"
        ),
    }
else:
    DATABASES["default"]["OPTIONS"] = DATABASES["default"].get("OPTIONS", {}) | {
        "pool": {"min_size": 1, "max_size": 8},
        # What is asked often is parsed and planned once for each connection. The pool is our own:
        # a pooler in front that hands on connections between statements must know about this.
        "server_side_binding": True,
        "prepare_threshold": 5,
        # The ORM writes joins from the filtered table outwards, which is the order to read them in.
        # Trying all orders of eight tables costs more than the reading (site/docs/performance.md).
        "options": "-c join_collapse_limit=4 -c from_collapse_limit=4",
    }

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = os.environ.get("REDIS_URL", "")

# allauth's rate limits live in the cache, so per-process memory is never enough.
CACHES = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
        if REDIS_URL
        else {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": VAR / "cache",
        }
    )
}

# People
AUTH_USER_MODEL = "mentors.User"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
NAVIGATION = "config.menus.items"
ACCOUNT_ADAPTER = "config.navigation.LandingAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login_key"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_USER_DISPLAY = "mentors.accounts.display_name"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_FORMS = {"login": "mentors.forms.sign_in.SignInForm"}
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
# Service numbers are digits in the person's own spelling; login_key is already folded.
ACCOUNT_PRESERVE_USERNAME_CASING = False
# Activity tracking would write who opened which support page (decision 16).
USERSESSIONS_TRACK_ACTIVITY = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]

# The style page: to everybody where developers work, else to signed-in editors only.
STYLE_PAGE_OPEN = False

# Where «Salida rápida» leads: loads fast and has nothing to do with violence (CS-21).
QUICK_EXIT = "/ayuda/"
# A new version is shown to everybody once more, before anything else opens.
PRIVACY_NOTICE_VERSION = "2026-11"

SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "interface.refusal.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "frame-ancestors": [SELF],
        "form-action": [SELF],
    }
}
# Wagtail's templates carry no nonce and its date widgets emit inline scripts (decision 23).
EDITOR_CONTENT_SECURITY_POLICY = {
    "default-src": [SELF],
    "script-src": [SELF, "'unsafe-inline'"],
    "style-src": [SELF, "'unsafe-inline'"],
    "img-src": [SELF, "data:", "blob:"],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "object-src": [NONE],
    "base-uri": [SELF],
    "frame-ancestors": [SELF],
    "form-action": [SELF],
}

# Words and time
LANGUAGE_CODE = "es"
LANGUAGES = [("es", _("Spanish")), ("en", _("English"))]
LOCALE_PATHS = [ROOT / "locale"]
FORMAT_MODULE_PATH = ["config.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "America/Guatemala"

# Files
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [SITE / "static"]
STATICFILES_FINDERS = [
    "interface.one_sheet.OneSheetFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "interface.lean_storage.LeanStaticFilesStorage"},
}
MEDIA_ROOT = VAR / "media"
MEDIA_URL = "/media/"
WHITENOISE_MAX_AGE = 60 * 60
# No other site reads these files, and on a slow line the header counts in every answer.
WHITENOISE_ALLOW_ALL_ORIGINS = False

WAGTAIL_SITE_NAME = "Acompaña"
WAGTAILADMIN_BASE_URL = os.environ.get("ACOMPANA_URL", "http://localhost:8000")
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None

# Work: Celery's filesystem broker embedded, Redis by REDIS_URL.
_SPOOL = VAR / "queue"
CELERY_BROKER_URL = REDIS_URL or "filesystem://"
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {}
    if REDIS_URL
    else {
        "data_folder_in": str(_SPOOL / "messages"),
        "data_folder_out": str(_SPOOL / "messages"),
        "control_folder": str(_SPOOL / "control"),
    }
)
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR / "beat-schedule")
CELERY_BEAT_SCHEDULE = {
    # Deadlines are hours; ten minutes more or less harm nobody.
    "let-time-pass": {"task": "evaluations.tasks.let_time_pass", "schedule": 600.0},
    "remind": {"task": "mentors.tasks.remind", "schedule": 600.0},
    # A killed worker's items are free again after their lease; a new one starts within a minute.
    "sweep-work": {"task": "mentors.tasks.sweep_work", "schedule": 60.0},
    "refresh-statistics": {
        "task": "config.tasks.refresh_statistics",
        "schedule": crontab(hour="8", minute="10"),
    },
    # Once a day, before people begin it.
    "find-retests": {
        "task": "curriculum.tasks.find_retests",
        "schedule": crontab(hour="9", minute="40"),
    },
    # UTC; half an hour of grace for a node whose clock is behind (ledger/tasks.py).
    "close-yesterday": {
        "task": "ledger.tasks.close_yesterday",
        "schedule": crontab(hour="0", minute="30"),
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # Four lines for each page that is saved; what editors do stands in Wagtail's own log.
    "loggers": {"django_tasks": {"level": "WARNING"}, "wagtail": {"level": "WARNING"}},
}
