"""The coordination pairs people; people in the field report what they need."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from playwright.sync_api import expect

from tests.browser.conftest import PageFor


def test_the_coordinator_certifies_several_at_once(
    page_for: PageFor, assert_accessible: Callable[..., None]
) -> None:
    """Choose two, read what would happen, change the document, record."""
    page = page_for("coordinacion", width=1280, height=800)
    page.goto("/coordinacion/oficiales/")
    page.get_by_role("link", name="Certificar a varios").click()
    page.get_by_role("link", name="Mostrar a todos los oficiales").click()
    page.get_by_label("30115").check()
    page.get_by_label("30114").check()
    page.get_by_label("Fecha del certificado").fill("2026-02-03")
    page.get_by_label("Documento de respaldo").fill("Acta 40")
    page.get_by_role("button", name="Ver qué se registraría").click()
    expect(page.get_by_text("Se registrará")).to_have_count(2)
    assert_accessible(page)
    page.get_by_role("button", name="Cambiar").click()
    page.get_by_label("Documento de respaldo").fill("Acta 41")
    page.get_by_role("button", name="Ver qué se registraría").click()
    page.get_by_role("button", name="Registrar 2 certificaciones").click()
    expect(page.get_by_text("Se registraron 2 certificaciones.")).to_be_visible()
    page.goto("/coordinacion/oficiales/")
    expect(page.locator("tbody tr", has_text="30115")).to_contain_text("Vigente hasta")


def in_days(count: int) -> str:
    """Return a day from now in ISO, as a native date input takes it."""
    return (datetime.now(tz=UTC) + timedelta(days=count)).date().isoformat()


def test_a_rotation_is_planned_against_a_rule_with_its_reason(
    page_for: PageFor, assert_accessible: Callable[..., None]
) -> None:
    """The same officer in the next phase: said before saving, recorded with the reason."""
    page = page_for("coordinacion", width=1280, height=800)
    page.goto("/coordinacion/asignaciones/calendario/")
    page.get_by_role("link", name="Kevin Geovany").click()
    page.locator('select[name="officer"] option', has_text="Byron Estuardo").first.wait_for(
        state="attached"
    )
    chosen = page.locator('select[name="officer"] option', has_text="Byron Estuardo").first
    page.locator('select[name="officer"]').select_option(chosen.get_attribute("value"))
    page.get_by_label("Fase", exact=False).first.select_option(label="Fase III")
    page.locator('input[name="from_date"]').fill(in_days(30))
    page.get_by_role("button", name="Registrar asignación").click()
    expect(page.get_by_text("Este oficial ya acompañó la fase anterior.").first).to_be_visible()
    assert_accessible(page)
    page.get_by_label("Motivo de la excepción a la rotación").fill(
        "No hay otra oficial en la unidad."
    )
    page.get_by_role("button", name="Registrar asignación").click()
    expect(page.get_by_text("Se registró la asignación")).to_be_visible()
    page.goto("/coordinacion/asignaciones/calendario/")
    page.get_by_role("link", name="Kevin Geovany").click()
    planned = page.locator(".timeline li", has_text="Fase III")
    expect(planned).to_contain_text("No hay otra oficial en la unidad.")


def test_a_trainee_asks_for_relief_and_the_coordination_answers(
    page_for: PageFor, assert_accessible: Callable[..., None]
) -> None:
    """In confidence: the officer's pages say nothing; who asked reads the answer."""
    trainee = page_for("agente")
    trainee.goto("/app/aprender/")
    trainee.get_by_role("link", name="Avisar").click()
    trainee.get_by_role("link", name="Un relevo u otro oficial").click()
    trainee.get_by_label("Así no aprendo lo suficiente").check()
    trainee.get_by_label("Qué pasa, en sus palabras").fill("Paso los turnos en la recepción.")
    trainee.get_by_role("button", name="Enviar a la coordinación").click()
    expect(trainee.get_by_text("Su solicitud fue enviada.")).to_be_visible()
    assert_accessible(trainee)

    coordinator = page_for("coordinacion", width=1280, height=800)
    coordinator.goto("/coordinacion/solicitudes/")
    coordinator.get_by_role("link", name="Wendy Nohemí").click()
    expect(coordinator.get_by_text("Paso los turnos en la recepción.")).to_be_visible()
    chosen = coordinator.locator("option", has_text="30114").get_attribute("value")
    coordinator.locator('select[name="officer"]').select_option(chosen)
    coordinator.get_by_label("Como relevo, junto al oficial actual").check()
    coordinator.locator('input[name="to_date"]').fill(in_days(20))
    coordinator.get_by_label("Respuesta").first.fill("Desde hoy le acompaña también otro oficial.")
    coordinator.get_by_role("button", name="Aprobar y asignar").click()
    expect(coordinator.get_by_text("Se registró la decisión.")).to_be_visible()

    trainee.reload()
    expect(trainee.get_by_text("Desde hoy le acompaña también otro oficial.")).to_be_visible()
    officer = page_for("oficial")
    officer.goto("/app/avisar/")
    expect(officer.get_by_text("Usted no ha avisado nada.")).to_be_visible()


def test_an_officer_reports_an_absence_from_a_phone_without_a_script(
    page_for: PageFor, assert_accessible: Callable[..., None]
) -> None:
    """The coordination sees whom it leaves without an officer before it approves."""
    officer = page_for("oficial", javascript=False)
    officer.goto("/app/campo/")
    officer.get_by_role("link", name="Avisar").click()
    officer.get_by_role("link", name="Una ausencia").click()
    officer.get_by_label("Citación judicial").check()
    officer.locator('input[name="from_date"]').fill(in_days(40))
    officer.locator('input[name="to_date"]').fill(in_days(39))
    officer.get_by_role("button", name="Avisar").click()
    expect(
        officer.get_by_text("El último día no puede ser anterior al primero.").first
    ).to_be_visible()
    expect(officer.get_by_label("Citación judicial")).to_be_checked()
    officer.locator('input[name="to_date"]').fill(in_days(41))
    officer.get_by_role("button", name="Avisar").click()
    expect(officer.get_by_text("Su ausencia quedó avisada.")).to_be_visible()

    coordinator = page_for("coordinacion", width=1280, height=800)
    coordinator.goto("/coordinacion/solicitudes/")
    coordinator.get_by_role("link", name="Byron Estuardo").click()
    expect(coordinator.get_by_text("Sin oficial").first).to_be_visible()
    assert_accessible(coordinator)
    coordinator.get_by_role("button", name="Aprobar", exact=True).click()
    expect(coordinator.get_by_text("Se registró la decisión.")).to_be_visible()
    officer.reload()
    expect(officer.get_by_text("Aprobada")).to_be_visible()
