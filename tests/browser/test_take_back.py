"""An officer signs by mistake on the phone, takes it back, and may write the shift anew."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import PageFor
from tests.browser.journeys import narrate_and_sign, score_on_the_phone


def test_a_signature_made_by_mistake_is_taken_back(
    page_for: PageFor, assert_accessible: Callable[[Page], None]
) -> None:
    page = page_for("oficial")
    page.goto("/app/campo/")
    name = page.locator(".next-step-title").first.inner_text()
    page.get_by_role("link", name=f"Iniciar observación {name}").click()
    score_on_the_phone(page, {"PRI-01": 4})
    narrate_and_sign(page, least=False)
    page.get_by_role("link", name="¿Firmó por error? Ver el recibo").click()
    expect(page.get_by_text("mientras nadie la haya leído")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("link", name="Retirar mi firma").click()
    assert_accessible(page)
    page.get_by_role("button", name="Retirar mi firma").click()
    expect(page.get_by_role("heading", name="Usted la retiró")).to_be_visible()
    assert_accessible(page)

    page.goto("/app/campo/observaciones/")
    expect(page.locator("main .task-list > li").first).to_contain_text("Anulada")
