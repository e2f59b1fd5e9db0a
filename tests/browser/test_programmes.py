"""A programme of one's own: drafted from a template, published by a second person, then chosen."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import PageFor

NAME = "Programa del norte, 18 semanas"


def start_from_a_template(page: Page) -> None:
    """Copy GT-16 under an own code."""
    page.goto("/coordinacion/programas/")
    page.get_by_role("link", name="Iniciar un programa").click()
    page.get_by_label("GT-16 v1").check()
    page.get_by_label("Código").fill("gt-norte")
    page.get_by_label("Nombre").fill(NAME)
    page.get_by_role("button", name="Crear borrador").click()
    expect(page.get_by_role("heading", level=1, name="GT-NORTE")).to_be_visible()


def change_phases_and_words(page: Page) -> None:
    """Make the first phase longer, add one, name the trainees as the agency does."""
    page.get_by_role("link", name="Cambiar fases").click()
    page.get_by_role("group", name="Fase I", exact=True).get_by_label("Días").first.fill("49")
    page.get_by_role("button", name="Agregar una fase").click()
    added = page.locator("fieldset.field-set").last
    added.get_by_label("Nombre").fill("")
    page.get_by_role("button", name="Guardar fases").click()
    expect(page.get_by_role("heading", name="Hay un problema")).to_be_visible()
    expect(
        page.get_by_role("group", name="Fase I", exact=True).get_by_label("Días").first
    ).to_have_value("49")
    added = page.locator("fieldset.field-set").last
    added.get_by_label("Nombre").fill("Fase rural")
    added.get_by_label("Lugar").fill("5")
    page.get_by_role("group", name="Sombra").get_by_label("Lugar").fill("6")
    page.get_by_role("button", name="Guardar fases").click()
    row = page.get_by_role("row", name="Fase rural")
    expect(row.get_by_role("cell").nth(1)).to_have_text("28")
    page.get_by_role("link", name="Cambiar palabras").click()
    page.get_by_label("Quién se forma").fill("cadete en práctica")
    page.get_by_role("button", name="Guardar").click()
    expect(page.get_by_text("El borrador se guardó")).to_be_visible()


def test_two_people_publish_a_programme_of_their_own(
    page_for: PageFor, assert_accessible: Callable[..., None]
) -> None:
    """One drafts and proposes, another returns and then approves, a cohort can choose it."""
    first = page_for("coordinacion", width=1280, height=800)
    start_from_a_template(first)
    change_phases_and_words(first)
    assert_accessible(first)
    first.get_by_role("link", name="Ver el formulario de observación de esta versión").click()
    expect(first.locator("fieldset.rating")).to_have_count(34)
    first.go_back()
    first.get_by_label("Qué cambia y por qué").fill("La fase I dura siete semanas.")
    first.get_by_role("button", name="Proponer su publicación").click()
    expect(first.get_by_text("Usted propuso esta versión")).to_be_visible()
    expect(first.get_by_role("button", name="Aprobar y publicar")).to_have_count(0)

    second = page_for("jefatura", width=360, javascript=False)
    second.goto("/coordinacion/programas/")
    second.get_by_role("link", name="GT-NORTE v1").click()
    expect(second.locator("#decision")).to_contain_text("La fase I dura siete semanas.")
    second.get_by_role("button", name="Devolver con motivo").click()
    expect(second.get_by_role("heading", name="Hay un problema")).to_be_visible()
    second.get_by_label("Qué tiene que cambiar").fill("Explique la fase rural.")
    second.get_by_role("button", name="Devolver con motivo").click()
    expect(second.get_by_text("Devuelta. Vuelve a ser un borrador.")).to_be_visible()

    first.reload()
    expect(first.get_by_text("Explique la fase rural.")).to_be_visible()
    first.get_by_label("Qué cambia y por qué").fill("La fase rural es en Quiché.")
    first.get_by_role("button", name="Proponer su publicación").click()

    second.goto("/coordinacion/programas/")
    second.get_by_role("link", name="GT-NORTE v1").click()
    second.get_by_role("button", name="Aprobar y publicar").click()
    expect(second.get_by_text("Publicada. Las promociones nuevas pueden usarla")).to_be_visible()

    # Not in the second browser: axe needs the scripts that it goes without.
    first.reload()
    assert_accessible(first)
    first.goto("/coordinacion/organizacion/promociones/nueva/")
    choices = first.get_by_label("Programa").locator("option").all_inner_texts()
    assert f"GT-NORTE v1 · {NAME}" in choices


def test_a_framework_from_a_spreadsheet_is_reviewed_before_it_is_a_draft(
    page_for: PageFor, assert_accessible: Callable[..., None]
) -> None:
    """A wrong cell is named, the mended file becomes a draft; nothing typed is lost between."""
    header = (
        "dominio,nombre_dominio,codigo,competencia,critica,solo_formativa,evidencia,"
        "observaciones_minimas,oficiales_minimos,criterio_4\n"
    )
    wrong = "PRI,Primera respuesta,PRI-01,Seguridad al llegar,quizá,,campo,4,2,Se aproxima\n"
    page = page_for("coordinacion", width=1280, height=800)
    page.goto("/coordinacion/marcos/")
    page.get_by_role("link", name="Subir un marco").click()
    page.get_by_label("Código").fill("MARCO-GT")
    page.get_by_label("Nombre").fill("Marco de Guatemala")
    for row, button in ((wrong, "Elegir el archivo otra vez"), (wrong.replace("quizá", "si"), "")):
        content = (header + row).encode()
        page.get_by_label("Archivo con las competencias").set_input_files(
            {"name": "marco.csv", "mimeType": "text/csv", "buffer": content}
        )
        page.get_by_role("button", name="Revisar archivo").click()
        assert_accessible(page)
        if button:
            expect(page.get_by_text("«quizá» no es válido. Escriba si o no.")).to_be_visible()
            page.get_by_role("link", name=button).click()
            expect(page.get_by_label("Nombre")).to_have_value("Marco de Guatemala")
    page.get_by_role("button", name="Crear borrador").click()
    expect(page.get_by_role("heading", level=1, name="MARCO-GT")).to_be_visible()
    expect(page.get_by_role("button", name="Proponer su publicación")).to_be_visible()
