"""Every page of every role: axe, reflow, targets, focus; narrow and wide, light and dark."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.every_page import (
    COLOURS_ONLY,
    CONTROLS,
    EVERY_RULE,
    OBSCURED,
    PAGES,
    SMALL_TARGETS,
    TOO_WIDE,
    open_by_name,
    page_of,
    violations,
)

# Structure does not change with the scheme, so the whole set of rules runs once at each width, and
# the colours in both schemes at the narrowest and the widest.
STATES = [
    (320, "light", EVERY_RULE),
    (360, "light", EVERY_RULE),
    (768, "light", EVERY_RULE),
    (320, "dark", COLOURS_ONLY),
    (1280, "dark", EVERY_RULE),
    (1280, "light", COLOURS_ONLY),
]


@pytest.mark.parametrize("handle", PAGES, ids=lambda handle: handle or "visitor")
def test_every_page_of_a_role_holds(server: str, chromium: Browser, handle: str | None) -> None:
    """Zero violations, nothing sideways, a thumb-wide target in /app/, focus never covered."""
    wrong = []
    with page_of(chromium, server, handle) as page:
        for name in PAGES[handle]:
            open_by_name(page, name)
            for width, scheme, rules in STATES:
                page.set_viewport_size({"width": width, "height": 640})
                page.emulate_media(color_scheme=scheme)
                state = (name, width, scheme)
                wrong += [(*state, *found) for found in violations(page, rules)]
                if (excess := page.evaluate(TOO_WIDE)) > 0:
                    wrong.append((*state, f"runs over by {excess} px"))
            page.set_viewport_size({"width": 360, "height": 640})
            if page.locator("html.app").count():
                wrong += [
                    (name, "small", *target) for target in page.evaluate(SMALL_TARGETS, CONTROLS)
                ]
            wrong += [(name, "covered", control) for control in page.evaluate(OBSCURED, CONTROLS)]
    assert wrong == []
