"""A real server on the demonstration data, and people who sign in to it through Chromium."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import ARGUMENTS
from tests.browser.chromium import find as find_chromium

ROOT = Path(__file__).resolve().parents[2]
AGENCY = "PNC-GT"
PASSWORD = "acompana-demo"
START_SECONDS = 60
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything of this folder: it drives Chromium against a real server."""
    for item in items:
        if Path(item.fspath).is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


def environment(var: Path) -> dict[str, str]:
    """Return the environment of a newcomer's machine, with its data under ``var``."""
    kept = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "REDIS_URL")}
    return kept | {
        "ACOMPANA_VAR": str(var),
        "DJANGO_SETTINGS_MODULE": "config.settings.development",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
    }


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Data as ``make setup`` leaves them, built once for all workers of a test run."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    var, ready = shared / "prepared", shared / "prepared.ready"
    with (shared / "prepared.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not ready.exists():
            subprocess.run(
                [sys.executable, "manage.py", "prepare"], cwd=ROOT, env=environment(var), check=True
            )
            ready.touch()
    return var


def free_port() -> int:
    """Return a port nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Return when the server answers; say what it printed when it does not."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=2):
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError(f"the server did not start:\n{log.read_text()[-3000:]}")


@pytest.fixture(scope="module")
def server(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with a database of its own, fresh for each file of tests."""
    var = tmp_path_factory.mktemp("server")
    for file in prepared.glob("*.sqlite3*"):
        shutil.copy(file, var / file.name)
    (var / "static").symlink_to(prepared / "static")
    port, log = free_port(), var / "server.log"
    address = f"http://127.0.0.1:{port}"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}",
             "--workers", "1", "--threads", "4", "--no-control-socket"],
            cwd=ROOT, env=environment(var), stdout=output, stderr=output,
        )  # fmt: skip
    try:
        wait_for(address, process, log)
        yield address
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for the tests of a file."""
    executable = find_chromium()
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield launched
        launched.close()


PageFor = Callable[..., Page]


@pytest.fixture
def page_for(server: str, chromium: Browser) -> Iterator[PageFor]:
    """Open a page signed in through the real form; ``None`` is a visitor."""
    contexts = []

    def open_page(
        handle: str | None,
        *,
        width: int = 360,
        height: int = 740,
        javascript: bool = True,
        password: str = PASSWORD,
        **options: Any,
    ) -> Page:
        context = chromium.new_context(
            base_url=server,
            viewport={"width": width, "height": height},
            java_script_enabled=javascript,
            locale="es-GT",
            timezone_id="America/Guatemala",
            **options,
        )
        contexts.append(context)
        context.set_default_timeout(15_000)
        page = context.new_page()
        if handle is not None:
            sign_in(page, handle, password)
        return page

    yield open_page
    for context in contexts:
        context.close()


def sign_in(page: Page, handle: str, password: str = PASSWORD) -> None:
    """Sign in as people do: agency, service number, password."""
    page.goto("/cuentas/ingresar/")
    page.get_by_label("Institución").select_option(AGENCY)
    page.get_by_label("Número de servicio").fill(handle)
    page.locator('input[name="password"]').fill(password)
    page.locator("main form button[type=submit], main form button:not([type])").first.click()
    page.wait_for_url(lambda url: "ingresar" not in url)


@pytest.fixture
def assert_accessible() -> Callable[[Page], None]:
    """Fail with the list of violations that axe finds, at 320 and at 1280 px."""

    def check(page: Page, *widths: int) -> None:
        for width in widths or (320, 1280):
            page.set_viewport_size({"width": width, "height": 740})
            found = Axe().run(page, options={"runOnly": {"type": "tag", "values": AXE_TAGS}})
            assert found.violations_count == 0, f"{width} px: {found.generate_report()}"
            overflow = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            assert overflow <= 0, f"{width} px: the page scrolls sideways by {overflow} px"

    return check
