"""What people do in the browser, step by step, in the words they read."""

from __future__ import annotations

from playwright.sync_api import Page, expect

COMMENT = "Situación: riña en la calle. Pidió apoyo por radio y esperó a su pareja."
BEST = "Ubicó a la usuaria fuera del alcance de la persona agresora antes de preguntar."
LEAST = "Tardó en preguntar por lesiones; lo hizo cuando se le indicó."


def accept_the_notice(page: Page) -> None:
    """Read the privacy notice that stands before everything else at the first sign-in."""
    expect(page.get_by_role("heading", level=1, name="Aviso de privacidad")).to_be_visible()
    page.get_by_role("button", name="Lo leí y acepto").click()
    page.wait_for_url(lambda url: "privacidad" not in url)


def score_on_the_phone(page: Page, scores: dict[str, int]) -> None:
    """Score competencies on the group screens of the client program, then open the review.

    ``scores`` maps codes such as ``PRI-01`` to values; groups are visited in the given order, and
    a comment is written where the form asks for one.
    """
    page.get_by_role("button", name="Empezar").click()
    expect(page.get_by_role("heading", level=1, name="Competencias")).to_be_visible()
    for group in dict.fromkeys(code.split("-")[0] for code in scores):
        page.locator(f'a[href="#{group}"]').click()
        for code, value in scores.items():
            if code.startswith(group):
                row = page.locator(f"#rating-{code}")
                row.locator(f'input[value="{value}"]').check(force=True)
                comment = row.get_by_role("textbox", name="¿Qué hizo y qué debía hacer?")
                if value <= 2 or value >= 6:
                    comment.fill(COMMENT)
        page.get_by_role("link", name="Competencias").first.click()
        expect(page.get_by_role("heading", level=1, name="Competencias")).to_be_visible()


def narrate_and_sign(page: Page, *, least: bool) -> str:
    """Write the narratives, review, confirm and sign; returns the receipt number."""
    page.goto(page.url.split("#")[0] + "#narrativas")
    page.get_by_role("textbox", name="Desempeño más aceptable").fill(BEST)
    if least:
        page.get_by_role("textbox", name="Desempeño menos aceptable").fill(LEAST)
    page.get_by_role("button", name="Revisar y firmar").click()
    expect(page.get_by_role("heading", level=1, name="Revise antes de firmar")).to_be_visible()
    page.get_by_role("checkbox", name="Confirmo que no las observé en este turno").check()
    page.get_by_role("button", name="Firmar y enviar").click()
    receipt = page.locator(".receipt-number")
    expect(receipt).to_be_visible()
    return receipt.inner_text()
