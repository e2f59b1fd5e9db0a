"""Find Chromium for the browser tests, or install it.

``python -m tests.browser.chromium`` prints the path; tests call :func:`find`. A machine without a
browser must not look as if the browser tests had passed, so there is no way to leave it out.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
"""Quiet on the network, and able to run as root in a container."""


def find() -> str | None:
    """Return the path of a Chromium: CHROMIUM, then PATH, then Playwright's own."""
    return next((path for path in _places() if path and Path(path).exists()), None)


def _places() -> Iterator[str | None]:
    yield os.environ.get("CHROMIUM")
    yield from (shutil.which(name) for name in NAMES)
    yield _own_of_playwright()


def _own_of_playwright() -> str:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def install() -> None:
    """Install Debian's package when root, Playwright's build otherwise (or where that fails)."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _run("apt-get", "update", "-qq")
        if _run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"):
            return
    _run(sys.executable, "-m", "playwright", "install", "chromium")


def _run(*command: str) -> bool:
    """Run it with its output on stderr: stdout belongs to the path."""
    return subprocess.run(command, stdout=sys.stderr, check=False).returncode == 0


def main() -> int:
    """Print the path; install first where there is none."""
    if find() is None:
        print("No Chromium on this machine: installing it ...", file=sys.stderr)
        install()
    path = find()
    if path is None:
        print(
            "The browser tests need Chromium and it could not be installed.\n"
            "Install it (Debian: apt-get install chromium) or set CHROMIUM to its path.",
            file=sys.stderr,
        )
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
