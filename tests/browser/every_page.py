"""Which pages each role meets, and how to look at one of them in the browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from tests.browser.conftest import AXE_TAGS, sign_in

# A page is an address, or a page and the link on it that leads further: ids differ in every
# demonstration. ``None`` is a visitor.
PAGES: dict[str | None, list[str]] = {
    None: [
        "/cuentas/ingresar/",
        "/ayuda/",
        "/ayuda/ » main a[href^='/ayuda/']",
        "/privacidad/",
        "/no-existe/",
        "/verificar/",
        "/verificar/0000-0000-0000-0000/",
    ],
    "oficial": [
        "/app/campo/",
        "/app/campo/observaciones/",
        "/app/pendientes/",
        "/avisos/",
        "/avisos/preferencias/",
        "/app/campo/ » a[href*='/campo/observacion/']",
        "/app/campo/ » a[href*='/sin-evaluacion/']",
        "/app/campo/ » a[href*='/corregir/']",
        "/app/campo/ » main a[href^='/observaciones/']",
        "/app/avisar/",
        "/app/avisar/ausencia/",
        "/coordinacion/",  # 403
        "/cuentas/contrasena/",
        "/cuentas/segundo-factor/",
        "/cuentas/segundo-factor/totp/activate/",
        "/cuentas/sesiones/",
        "/cuentas/salir/",
    ],
    "agente": [
        "/app/aprender/",
        "/app/aprender/observaciones/",
        "/app/pendientes/",
        "/app/aprender/certificados/",
        "/app/aprender/ » a[href^='/panel/agentes/']",
        "/app/aprender/ » .next-step a",
        "/app/avisar/relevo/",
        "/app/avisar/conflicto/",
    ],
    "supervision": [
        "/avisos/",
        "/coordinacion/avisos/",
        "/coordinacion/",
        "/coordinacion/ » main a[href^='/observaciones/']",
    ],
    "coordinacion": [
        "/coordinacion/",
        "/coordinacion/papel/",
        "/coordinacion/papel/ » main a[href$='/transcribir/']",
        "/coordinacion/papel/ » main a[href^='/papel/']:not([href$='/transcribir/'])",
        "/coordinacion/?que=mensajes » main a[href^='/coordinacion/mensajes/']",
        "/avisos/preferencias/",
        "/coordinacion/ » main a[href^='/observaciones/']",
        "/coordinacion/programas/",
        "/coordinacion/programas/nuevo/",
        "/coordinacion/programas/ » main td a",
        "/coordinacion/marcos/",
        "/coordinacion/marcos/importar/",
        "/coordinacion/marcos/ » .task-list a",
        "/coordinacion/asignaciones/",
        "/coordinacion/asignaciones/ » main a[href^='/coordinacion/asignaciones/']",
        "/coordinacion/oficiales/",
        "/coordinacion/oficiales/ » main tbody a[href^='/coordinacion/oficiales/']",
        "/coordinacion/oficiales/ » main a[href$='/suspender/']",
        "/coordinacion/oficiales/ » main a[href$='/cuenta/']",
        "/coordinacion/oficiales/certificar/",
        "/coordinacion/asignaciones/calendario/",
        "/coordinacion/asignaciones/calendario/ » tbody a",
        "/coordinacion/solicitudes/",
        "/coordinacion/solicitudes/ » a[href*='/relevos/']",
        "/coordinacion/solicitudes/ » a[href*='/ausencias/']",
        "/coordinacion/solicitudes/ausencia/",
        "/coordinacion/conflictos/",
        "/coordinacion/conflictos/nuevo/",
        "/coordinacion/turnos/",
        "/coordinacion/turnos/nuevo/",
        "/coordinacion/turnos/ » tbody a",
        "/coordinacion/importar/",
        "/coordinacion/certificados/",
        "/coordinacion/organizacion/",
        "/coordinacion/organizacion/unidades/",
        "/coordinacion/organizacion/unidades/nueva/",
        "/coordinacion/organizacion/unidades/ » main tbody a[href$='/']",
        "/coordinacion/organizacion/unidades/ » main a[href$='/uso/']",
        "/coordinacion/organizacion/promociones/",
        "/coordinacion/organizacion/promociones/nueva/",
        "/coordinacion/organizacion/promociones/ » main tbody a[href$='/']",
        "/coordinacion/organizacion/promociones/ » main a[href$='/cerrar/']",
        "/coordinacion/personas/",
        "/coordinacion/personas/nueva/",
        "/coordinacion/personas/ » main tbody a",
        "/coordinacion/personas/?q=30113 » main tbody a",
    ],
    "jefatura": ["/panel/", "/panel/ » main a[href^='/panel/agentes/']"],
    "auditoria": ["/panel/"],
    "donante": ["/panel/"],
}

CONTROLS = "a[href], button, summary, input:not([type=hidden]), select, textarea"

# In one go, because a round trip for each of a hundred controls would cost a second: seven cells
# of a 320 px screen leave 40.8 (experience.md 1.3.2); a whole row of a list is one target.
SMALL_TARGETS = """(controls) => [...document.querySelectorAll(controls)]
  .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.matches(".skip"))
  .map((e) => {
    const part = e.matches("[type=radio], [type=checkbox]") ? e.closest("label") ?? e : e;
    const target = e.closest(".task-list li, .m tbody th") ?? part;
    const box = target.getBoundingClientRect();
    return [e.outerHTML.slice(0, 90), Math.round(box.width), Math.round(box.height)];
  })
  .filter(([, width, height]) => width < 40 || height < 44)"""

# Focus every control in turn, as Tab would, and see whether the fixed bar lies over it.
OBSCURED = """(controls) => {
  const bar = document.querySelector(".bottom");
  if (!bar || getComputedStyle(bar).position !== "fixed") return [];
  return [...document.querySelectorAll(controls)]
    .filter((e) => e.checkVisibility() && !bar.contains(e))
    .filter((e) => {
      e.focus();
      const box = (e.labels?.[0] ?? e).getBoundingClientRect();
      return document.activeElement === e && box.bottom > bar.getBoundingClientRect().top + 1;
    })
    .map((e) => e.outerHTML.slice(0, 90));
}"""
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
RUN_AXE = """async (only) => {
  const { violations } = await axe.run(document, { runOnly: only, resultTypes: ["violations"] });
  return violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html.slice(0, 120))]);
}"""
# Rows of a list are alike: some of them tell what all would, in a quarter of the time.
SHORTEN = """() => document
  .querySelectorAll("tbody tr:nth-child(n+7), .task-list > li:nth-child(n+9)")
  .forEach((row) => row.remove())"""
EVERY_RULE = {"type": "tag", "values": AXE_TAGS}
COLOURS_ONLY = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}


def open_by_name(page: Page, name: str) -> None:
    """Open a page of ``PAGES``: an address, and where it says so, the first such link on it."""
    address, _arrow, link = name.partition(" » ")
    page.goto(address)
    if link:
        href = page.locator(link).first.get_attribute("href")
        assert href, name
        page.goto(href)
    page.locator("main").wait_for()
    page.evaluate(SHORTEN)


def violations(page: Page, only: dict[str, Any] = EVERY_RULE) -> list[Any]:
    """Return what axe finds now, as [rule, [marks-up]]; the script enters a page once."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE_SCRIPT)
    found: list[Any] = page.evaluate(RUN_AXE, only)
    return found


@contextmanager
def page_of(browser: Browser, server: str, handle: str | None) -> Iterator[Page]:
    """One page for everything that a role looks at, signed in once."""
    context = browser.new_context(base_url=server, locale="es-GT", timezone_id="America/Guatemala")
    context.set_default_timeout(15_000)
    page = context.new_page()
    if handle:
        sign_in(page, handle)
    yield page
    context.close()
