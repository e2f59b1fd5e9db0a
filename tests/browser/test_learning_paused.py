"""A trainee pauses in the middle of a lesson, without any script."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.conftest import PageFor


def test_a_trainee_goes_on_without_scripts_after_a_pause(page_for: PageFor) -> None:
    """Go on, pause, come back to the same idea, leave quickly."""
    page = page_for("agente", javascript=False)
    page.goto("/app/aprender/modulos/m01/")
    page.get_by_role("link", name="Seguir donde quedé").click()
    page.get_by_role("button", name="Seguir").click()
    expect(page.get_by_role("heading", name="Idea 3 de 5")).to_be_visible()
    page.get_by_role("link", name="Pausar").click()
    expect(page.get_by_role("heading", name="Una pausa")).to_be_visible()
    page.get_by_role("link", name="Seguir después").click()
    page.get_by_role("link", name=re.compile("^Continuar módulo")).click()
    expect(page.get_by_role("heading", name="Idea 3 de 5")).to_be_visible()
    page.get_by_role("link", name="Salida rápida").click()
    page.wait_for_url("**/ayuda/")
