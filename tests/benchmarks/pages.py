"""Server time, queries and bytes of pages: the whole stack called as gunicorn calls it.

The floor of a page is the same SQL through a plain cursor, measured in turn with the page.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import Client
from django.urls import reverse

from evaluations.models import ObservationState
from mentors.models import Assignment, Cohort, Enrolment, User

BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass
class Page:
    """One address as one person asks for it, with what was measured so far."""

    name: str
    address: str
    cookie: str
    queries: list[tuple[str, Any]] = field(default_factory=list)
    bytes_sent: int = 0

    @property
    def count(self) -> int:
        """Return how many questions the page asks; settings of a new connection are none."""
        return sum(not sql.startswith("PRAGMA") for sql, _params in self.queries)


@dataclass(frozen=True)
class Answer:
    """What a server sends."""

    status: int
    size: int


class Server:
    """Django without a socket: an address in, compressed bytes out."""

    def __init__(self) -> None:
        self.application = WSGIHandler()

    def get(self, page: Page) -> Answer:
        """Ask for the page and read its whole answer; closing it ends the request."""
        status = 0

        def start_response(line: str, headers: object, exc_info: object = None) -> None:
            nonlocal status
            status = int(line.split(maxsplit=1)[0])

        path, _mark, query = page.address.partition("?")
        response = self.application(
            {
                "REQUEST_METHOD": "GET",
                "PATH_INFO": path,
                "QUERY_STRING": query,
                "SERVER_NAME": "localhost",
                "SERVER_PORT": "80",
                "SERVER_PROTOCOL": "HTTP/1.1",
                "HTTP_HOST": "localhost",
                "HTTP_COOKIE": page.cookie,
                "HTTP_ACCEPT_ENCODING": "gzip",
                "HTTP_ACCEPT_LANGUAGE": "es-GT",
                "REMOTE_ADDR": "127.0.0.1",
                "wsgi.url_scheme": "http",
                "wsgi.input": BytesIO(),
            },
            start_response,
        )
        try:
            size = sum(len(part) for part in response)
        finally:
            response.close()
        return Answer(status, size)


def signed_in_cookie(person: User) -> str:
    """Return the cookie header of a session of that person."""
    client = Client()
    client.force_login(person, backend=BACKEND)
    cookies: SimpleCookie = client.cookies
    return f"{settings.SESSION_COOKIE_NAME}={cookies[settings.SESSION_COOKIE_NAME].value}"


def pages_of(agency: str, label: str) -> list[Page]:
    """Return the main pages for the middle trainee of a cohort and the people around."""
    cohort = Cohort.objects.get(agency__code=agency, label=label)
    enrolments = Enrolment.objects.filter(cohort=cohort).order_by("pk")
    enrolment = enrolments[enrolments.count() // 2]
    sheet = ObservationState.objects.filter(enrolment=enrolment).latest("shift_date")
    assignment = Assignment.objects.select_related("officer").get(enrolment=enrolment)
    people = {
        "trainee": enrolment.trainee,
        "officer": assignment.officer,
        "supervisor": User.objects.get(grants__role="supervisor", unit=enrolment.unit_id),
        "coordinator": User.objects.get(agency__code=agency, service_number="coordinator"),
        "leadership": User.objects.get(agency__code=agency, service_number="leadership"),
    }
    cookies = {role: signed_in_cookie(person) for role, person in people.items()}
    somebody = enrolment.trainee.last_name.split()[0]
    wanted: tuple[tuple[str, str, str, Sequence[Any]], ...] = (
        ("sheet of 34, trainee", "trainee", "observation", [sheet.pk]),
        ("sheet of 34, supervisor", "supervisor", "observation", [sheet.pk]),
        ("form", "officer", "write", [assignment.pk]),
        ("recruit page P2", "leadership", "trainee", [enrolment.pk]),
        ("learner home", "trainee", "learn_home", []),
        ("officer home", "officer", "field_home", []),
        ("inbox, supervisor", "supervisor", "inbox", []),
        ("inbox, coordinator", "coordinator", "inbox", []),
        ("matrix", "leadership", "matrix", [cohort.pk]),
        ("people, first of all", "coordinator", "mentors:people", []),
        ("people search", "coordinator", "mentors:people", []),
        ("one person", "coordinator", "mentors:person", [enrolment.trainee_id]),
        ("assignments", "coordinator", "mentors:trainees", []),
        ("officers", "coordinator", "mentors:officers", []),
    )
    queries = {"people search": f"?{urlencode({'q': somebody})}"}
    return [
        Page(name, _address(view, arguments) + queries.get(name, ""), cookies[role])
        for name, role, view, arguments in wanted
    ]


def _address(view: str, arguments: Sequence[Any]) -> str:
    return reverse(view if ":" in view else f"evaluations:{view}", args=arguments)


def look(server: Server, page: Page) -> None:
    """Ask once, noting queries and bytes; a page that is not 200 measures nothing."""
    page.queries = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        page.queries.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        answer = server.get(page)
    if answer.status != 200:
        raise RuntimeError(f"{page.name}: status {answer.status} at {page.address}")
    page.bytes_sent = answer.size


def page_seconds(server: Server, page: Page) -> tuple[float, float]:
    """Return how long the server works on one request, and how much of a core it takes."""
    start, used = time.perf_counter(), time.thread_time()
    server.get(page)
    return time.perf_counter() - start, time.thread_time() - used


def floor_seconds(page: Page) -> float:
    """Return how long the page's SQL alone takes through a plain cursor, rows fetched."""
    start = time.perf_counter()
    with connection.cursor() as cursor:
        for sql, params in page.queries:
            cursor.execute(sql, params)
            if cursor.description:
                cursor.fetchall()
    return time.perf_counter() - start
