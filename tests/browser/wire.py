"""What went over the wire, as the browser counts it: bytes with headers, compressed, no cache."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page


@dataclass
class Answer:
    """One answer of the server; ``kind`` is Chromium's: Document, Script, Stylesheet, Fetch …"""

    address: str
    kind: str
    received: int = 0
    sent: int = 0
    cached: bool = False


@dataclass
class Wire:
    """Counts from the moment it is made; ``clear()`` forgets what came so far."""

    page: Page
    answers: list[Answer] = field(default_factory=list)
    _open: dict[str, Answer] = field(default_factory=dict)

    def __post_init__(self) -> None:
        session = self._session = self.page.context.new_cdp_session(self.page)
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", self._sent)
        session.on("Network.requestWillBeSentExtraInfo", self._headers)
        session.on("Network.responseReceived", self._received)
        session.on("Network.loadingFinished", self._finished)

    def clear(self) -> None:
        """Start counting anew, as on a phone that was never here before."""
        self._session.send("Network.clearBrowserCache")
        self.answers.clear()

    def requests(self) -> list[Answer]:
        """Return the answers that really travelled."""
        return [one for one in self.answers if not one.cached and one.received]

    def received(self, *kinds: str) -> int:
        """Return the bytes that arrived, of these kinds or of all."""
        return sum(one.received for one in self.requests() if not kinds or one.kind in kinds)

    def _sent(self, event: dict[str, Any]) -> None:
        request = event["request"]
        if request["url"].startswith("data:"):
            return
        redirected = event.get("redirectResponse")
        if redirected:
            step = self._open.pop(event["requestId"])
            step.received = int(redirected["encodedDataLength"])
            self.answers.append(step)
        answer = Answer(request["url"], event.get("type", ""))
        answer.sent = len(request.get("postData", "").encode())
        self._open[event["requestId"]] = answer

    def _headers(self, event: dict[str, Any]) -> None:
        if answer := self._open.get(event["requestId"]):
            # As they stand on the wire: "name: value" and an end of line.
            answer.sent += sum(len(k) + len(v) + 4 for k, v in event["headers"].items())

    def _received(self, event: dict[str, Any]) -> None:
        if answer := self._open.get(event["requestId"]):
            answer.cached = bool(event["response"].get("fromDiskCache"))

    def _finished(self, event: dict[str, Any]) -> None:
        if answer := self._open.pop(event["requestId"], None):
            answer.received = int(event["encodedDataLength"])
            self.answers.append(answer)
