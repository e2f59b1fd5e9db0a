"""From paper to the record: print, type in, confirm."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import PageFor
from tests.browser.journeys import BEST


def test_what_came_back_on_paper_is_typed_in_and_confirmed(
    page_for: PageFor, assert_accessible: Callable[..., None]
) -> None:
    officer = page_for("oficial")
    officer.goto("/app/campo/")
    name = officer.locator(".next-step-title").first.inner_text()

    coordinator = page_for("coordinacion", width=1280, height=800)
    coordinator.goto("/coordinacion/papel/")
    for number in range(2, 6):
        if coordinator.get_by_role("link", name=f"Transcribir {name}").count():
            break
        coordinator.goto(f"/coordinacion/papel/?page={number}")
    coordinator.get_by_role("link", name=f"Imprimir formulario {name}").click()
    expect(coordinator.get_by_role("rowheader", name="PRI-01")).to_be_visible()
    assert_accessible(coordinator)
    assert len(coordinator.pdf()) > 10_000
    coordinator.go_back()
    coordinator.get_by_role("link", name=f"Transcribir {name}").click()
    coordinator.locator('#rating-PRI-01 input[value="4"]').check(force=True)
    coordinator.locator('textarea[name="best"]').fill(BEST)
    coordinator.get_by_role("button", name="Revisar").click()
    expect(coordinator.get_by_role("heading", name="Hay un problema")).to_be_visible()
    day = coordinator.locator('input[name="shift_day"]').nth(0).get_attribute("value") or ""
    coordinator.locator('input[name="shift_day"]').nth(0).check(force=True)
    coordinator.get_by_label("Fecha en el papel").fill(day)
    coordinator.get_by_label("Hora en el papel").fill("20:00")
    coordinator.get_by_role("button", name="Revisar").click()
    expect(coordinator.get_by_role("heading", name="Revise antes de firmar")).to_be_visible()
    coordinator.get_by_role("checkbox", name="Confirmo que no las observé").check()
    coordinator.get_by_role("button", name="Firmar y enviar").click()
    expect(coordinator.get_by_text("Transcrito y guardado.")).to_be_visible()

    officer.goto("/app/pendientes/?que=confirmar")
    officer.get_by_role("link", name="Confirmar lo transcrito de su papel").click()
    assert_accessible(officer)
    officer.get_by_role("button", name="Confirmar: yo escribí esto").click()
    expect(officer.get_by_text("Confirmada. Ahora es suya")).to_be_visible()
