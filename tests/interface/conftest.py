"""Chromium and the pages drawn for it, for the tests of what a person meets."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import ARGUMENTS
from tests.browser.chromium import find as find_chromium

from .drawn_pages import Opener


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for the tests of a file."""
    executable = find_chromium()  # before Playwright starts: it may start one of its own
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Opener]:
    """Open pages of ``drawn_pages.PAGES``; they close with the test."""
    opener = Opener(chromium)
    yield opener
    opener.close()
