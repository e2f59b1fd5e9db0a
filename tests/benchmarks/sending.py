"""Send what phones hold through the public API and believe nothing but a receipt.

No Django here: clients must cost as little as they can of the two cores that they share with the
server. Requests are built before the clock starts.
"""

from __future__ import annotations

import base64
import hashlib
import json
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import chain
from typing import Any

from tests.benchmarks.server import HOST

MEDIA_TYPE = "application/vnd.fto.observation+json"
TIMEOUT_S = 60


class NotDelivered(AssertionError):
    """An answer that does not prove delivery: another status, id or digest."""


@dataclass(frozen=True)
class Request:
    """One observation ready to be sent."""

    id: str
    digest: str
    body: bytes
    headers: dict[str, str]


@dataclass(frozen=True)
class Receipt:
    """One verified answer."""

    id: str
    number: str
    status: int
    seconds: float


def prepared(phones: Sequence[dict[str, Any]], port: int) -> list[list[Request]]:
    """Return the requests of each phone, with a token that the server gives its session."""
    connection = HTTPConnection(HOST, port, timeout=TIMEOUT_S)
    requests = []
    for phone in phones:
        connection.request("GET", "/api/v1/session", headers={"Cookie": phone["cookie"]})
        answer = connection.getresponse()
        token = json.loads(answer.read())["csrf"]
        cookies = [phone["cookie"], answer.headers["Set-Cookie"].split(";")[0]]
        requests.append(
            [_request(text.encode(), "; ".join(cookies), token) for text in phone["outbox"]]
        )
    connection.close()
    return requests


def _request(body: bytes, cookie: str, token: str) -> Request:
    raw = hashlib.sha256(body)
    digest = base64.b64encode(raw.digest()).decode()
    return Request(
        id=json.loads(body)["id"],
        digest=raw.hexdigest(),
        body=body,
        headers={
            "Cookie": cookie,
            "X-CSRFToken": token,
            "Content-Type": MEDIA_TYPE,
            "Content-Digest": f"sha-256=:{digest}:",
            "X-FTO-Proto": "1",
        },
    )


def send(outboxes: Sequence[Sequence[Request]], *, clients: int, port: int) -> list[Receipt]:
    """Send everything over ``clients`` kept connections; phones take turns on them.

    Raises ``NotDelivered`` for the first answer that proves nothing.
    """
    queues = [list(chain.from_iterable(outboxes[nth::clients])) for nth in range(clients)]
    with ThreadPoolExecutor(clients) as pool:
        return list(chain.from_iterable(pool.map(lambda queue: _send_all(queue, port), queues)))


def _send_all(queue: Sequence[Request], port: int) -> list[Receipt]:
    connection = HTTPConnection(HOST, port, timeout=TIMEOUT_S)
    receipts = [_send(request, connection) for request in queue]
    connection.close()
    return receipts


def _send(request: Request, connection: HTTPConnection) -> Receipt:
    start = time.perf_counter()
    connection.request(
        "PUT", f"/api/v1/observations/{request.id}", request.body, headers=request.headers
    )
    answer = connection.getresponse()
    said = json.loads(answer.read())
    seconds = time.perf_counter() - start
    if answer.status not in (200, 201):
        raise NotDelivered(f"{answer.status}: {said}")
    if (said["id"], said["digest"]) != (request.id, request.digest):
        raise NotDelivered(f"receipt of something else: {said}")
    return Receipt(request.id, said["receipt"], answer.status, seconds)
