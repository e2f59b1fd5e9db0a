"""A trainee learns on a phone: a module by keyboard, a story, a quiz, a certificate."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from curriculum.content.places import STARTER
from curriculum.content.source import Question, parse
from tests.browser.conftest import PageFor

M01 = parse((STARTER / "modules" / "m01.yaml").read_text(encoding="utf-8"))
NEXT = re.compile("^(Seguir|Terminar la lección)$")
LONGEST_WALK = 80


def press(page: Page, role: str, name: str | re.Pattern[str]) -> None:
    """Reach a control with Tab alone and press Enter on it."""
    target = page.get_by_role(role, name=name, exact=isinstance(name, str)).first  # type: ignore[arg-type]
    expect(target).to_be_visible()
    for _step in range(LONGEST_WALK):
        if target.evaluate("(e) => e === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(target).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def choose(page: Page, text: str) -> None:
    """Mark an option with the keyboard: a radio or a box."""
    option = page.get_by_label(text, exact=True)
    option.focus()
    page.keyboard.press("Space")
    expect(option).to_be_checked()


def read_the_lessons(page: Page) -> None:
    """Go through every screen of the four lessons, the first from where the person stopped."""
    for lesson in M01.lessons:
        expect(page).to_have_title(re.compile(rf"^M01 · {re.escape(lesson.code)} "))
        read = ""
        while lesson.code in page.title():
            read += page.locator("main").inner_text()
            press(page, "button", NEXT)
        unread = [point for point in lesson.points if point not in read]
        assert not unread or lesson is M01.lessons[0]


def play(page: Page, rating: str) -> None:
    """Take the story from its first decision to an ending, choosing one kind of option."""
    for decision in M01.scenario.decisions:
        option = next(each for each in decision.options if each.rating == rating)
        choose(page, option.text)
        press(page, "button", "Elegir")
        expect(page.get_by_text(option.feedback, exact=True)).to_be_visible()
        if rating == "danina":
            expect(page.get_by_text("Esta opción puede hacer daño. Lea por qué.")).to_be_visible()
        press(page, "button", "Seguir")
    expect(page.get_by_role("heading", name="Cómo termina")).to_be_visible()


def answer(page: Page, question: Question, *, right: bool) -> None:
    """Answer one question, by keyboard, and read the reason."""
    options = question.options
    if question.type == "order":
        order = list(question.correct) if right else list(reversed(question.correct))
        for place, which in enumerate(order, start=1):
            page.get_by_label(options[which], exact=True).select_option(str(place))
    else:
        wrong = [n for n in range(len(options)) if n not in question.correct][:1]
        for which in question.correct if right else wrong:
            choose(page, options[which])
    press(page, "button", "Responder")
    expect(page.get_by_text(question.rationale, exact=True)).to_be_visible()
    press(page, "link", re.compile("^(Seguir|Ver el resultado)$"))


def test_a_trainee_finishes_the_first_module(
    page_for: PageFor, assert_accessible: Callable[..., None], tmp_path: Path
) -> None:
    """By keyboard at 360 px: lessons, both endings, a failed and a passed quiz, a certificate."""
    page = page_for("agente")
    page.goto("/app/aprender/modulos/")
    expect(page.get_by_text("Se abre cuando termine M01.").first).to_be_visible()
    press(page, "link", re.compile(f"^{re.escape(M01.title)}"))
    expect(page.get_by_text(M01.content_warning.text)).to_be_visible()
    press(page, "link", "Seguir donde quedé")
    read_the_lessons(page)

    expect(page.get_by_text(M01.scenario.situation)).to_be_visible()
    press(page, "link", "Empezar")
    play(page, "danina")
    harm = next(each for each in M01.scenario.endings if each.outcome == "harmful")
    expect(page.get_by_text(harm.text)).to_be_visible()
    press(page, "link", "Empezar de nuevo")
    play(page, "optima")
    good = next(each for each in M01.scenario.endings if each.outcome == "good")
    expect(page.get_by_text(good.text)).to_be_visible()
    press(page, "link", "Terminar el caso")

    for passes in (False, True):
        press(page, "link", "Empezar")
        for question in M01.quiz:
            answer(page, question, right=passes)
        if not passes:
            expect(page.get_by_role("heading", name="Todavía no aprueba")).to_be_visible()
            expect(page.get_by_role("heading", name="Para leer de nuevo")).to_be_visible()
            assert_accessible(page)
            page.set_viewport_size({"width": 360, "height": 740})
            press(page, "link", "Reintentar")
    expect(page.get_by_role("heading", name="Aprobó el cuestionario")).to_be_visible()
    press(page, "link", "Cerrar el módulo")
    expect(page.get_by_role("heading", level=1, name="Terminó el módulo")).to_be_visible()
    certificate = page.get_by_role("link", name="Descargar el certificado (PDF)")
    answer_of_server = page.request.get(certificate.get_attribute("href") or "")
    assert answer_of_server.headers["content-type"] == "application/pdf"
    assert answer_of_server.body().startswith(b"%PDF")
    code = re.search(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){3}", page.locator("main").inner_text())
    assert code is not None
    visitor = page_for(None)
    visitor.goto(f"/verificar/{code.group()}/")
    expect(visitor.locator("main")).to_contain_text(M01.title)
    expect(visitor.locator("main")).to_contain_text("es válido")
