"""Two questions of whoever watches the servers: does the process live, and may it get traffic."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Count, Q
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from kombu.exceptions import OperationalError

from ledger import triggers
from mentors.choices import WorkState
from mentors.models import WorkItem

from .celery import app

BROKER_TIMEOUT_S = 2.0
LATE = timedelta(minutes=15)
"""A message due for longer than this says that no worker or no beat runs."""


@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """The process answers. Touches nothing, so a slow database does not restart the web."""
    return JsonResponse({"status": "ok"})


@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Database, schema, triggers and queue are there: 200, or 503 naming each that is not.

    ``attention`` counts what a person has to look at; no reason to send traffic elsewhere.
    """
    parts = {name: check() for name, check in CHECKS.items()}
    ready = all(answer == "ok" for answer in parts.values())
    body = {"status": "ok" if ready else "unavailable", "parts": parts, "attention": attention()}
    return JsonResponse(body, status=200 if ready else 503)


def database() -> str:
    """Whether the database answers a question."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "no answer"
    return "ok"


def migrations() -> str:
    """Whether every migration of this release is applied."""
    try:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return "no answer"
    return f"{len(plan)} not applied" if plan else "ok"


def append_only() -> str:
    """Whether the triggers stand that keep signed rows from being changed (decision 24)."""
    try:
        missing = triggers.missing(connection)
    except DatabaseError:
        return "no answer"
    return "missing: " + ", ".join(sorted(map(str, missing))) if missing else "ok"


def queue() -> str:
    """Whether work can be handed on: a writable spool, or a broker that answers."""
    if not settings.REDIS_URL:
        spool = Path(settings.CELERY_BROKER_TRANSPORT_OPTIONS["data_folder_in"])
        return "ok" if spool.is_dir() else "no spool folder: is the worker running?"
    try:
        with app.connection_for_write(connect_timeout=BROKER_TIMEOUT_S) as broker:
            broker.ensure_connection(max_retries=1, timeout=BROKER_TIMEOUT_S)
    except (OperationalError, OSError):
        return "no answer"
    return "ok"


def attention() -> dict[str, int]:
    """Return how many messages failed for good or may have left, and how many are late."""
    try:
        late = timezone.now() - LATE
        return WorkItem.objects.aggregate(
            dead=Count("pk", filter=Q(state=WorkState.DEAD)),
            unsure=Count("pk", filter=Q(state=WorkState.UNSURE)),
            late=Count("pk", filter=Q(state=WorkState.WAITING, run_after__lt=late)),
        )
    except DatabaseError:
        return {}


CHECKS: dict[str, Callable[[], str]] = {
    "database": database,
    "migrations": migrations,
    "append_only": append_only,
    "queue": queue,
}
