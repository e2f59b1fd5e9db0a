"""The digest that a sender states for what it sends (RFC 9530)."""

import re

from django.http import HttpRequest

_SHA256 = re.compile(r"sha-256=:([A-Za-z0-9+/=]{44}):")


def stated_digest(request: HttpRequest) -> str:
    """Return the SHA-256 in ``Content-Digest``, in base64; "" when none is stated."""
    found = _SHA256.search(request.headers.get("Content-Digest", ""))
    return found.group(1) if found else ""
