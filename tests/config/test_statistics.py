"""The planner of SQLite knows how much there is of what."""

import pytest
from django.db import connection

from config.tasks import refresh_statistics
from tests.cast import Cast, envelope, file

pytestmark = pytest.mark.database


def test_the_nightly_task_counts_the_indexes(cast: Cast) -> None:
    file(cast, envelope(cast, days_ago=1))
    refresh_statistics()
    if connection.vendor != "sqlite":
        return  # autovacuum keeps PostgreSQL's
    with connection.cursor() as cursor:
        cursor.execute("SELECT idx FROM sqlite_stat1 WHERE tbl = 'evaluations_observationstate'")
        counted = {name for (name,) in cursor.fetchall()}
    assert "waiting_of_enrolment" in counted
