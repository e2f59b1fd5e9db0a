"""Addresses of what is learned. Addresses that people read are in Spanish."""

from django.urls import path

from curriculum.views import certificates, closing, lessons, modules, quizzes, scenarios

app_name = "curriculum"

MODULE = "app/aprender/modulos/<slug:module>/"
"""Addresses hold codes such as ``m01``, never what it is about (content-safety CS-24)."""

urlpatterns = [
    path("app/aprender/modulos/", modules.modules, name="modules"),
    path(MODULE, modules.module, name="module"),
    path(f"{MODULE}seguir/", modules.go_on, name="go_on"),
    path(f"{MODULE}pausa/", modules.pause, name="pause"),
    path(f"{MODULE}alternativa/", modules.alternative, name="alternative"),
    path(f"{MODULE}lecciones/<slug:lesson>/", lessons.lesson, name="lesson"),
    path(f"{MODULE}lecciones/<slug:lesson>/<int:number>/", lessons.screen, name="lesson_screen"),
    path(f"{MODULE}lecciones/<slug:lesson>/<int:number>/seguir/", lessons.step, name="lesson_step"),
    path(f"{MODULE}escenario/", scenarios.scenario, name="scenario"),
    path(f"{MODULE}escenario/decidir/", scenarios.decide, name="decide"),
    path(f"{MODULE}cuestionario/", quizzes.quiz, name="quiz"),
    path(f"{MODULE}cuestionario/<uuid:attempt>/<int:number>/", quizzes.question, name="question"),
    path(f"{MODULE}cuestionario/<uuid:attempt>/resultado/", quizzes.result, name="result"),
    path(f"{MODULE}cierre/", closing.closing, name="closing"),
    path(f"{MODULE}cierre/borrar/", closing.erase, name="erase_reflection"),
    path("app/aprender/certificados/", certificates.certificates, name="certificates"),
    path(
        "app/aprender/certificados/<uuid:certificate_id>.pdf",
        certificates.document,
        name="certificate_pdf",
    ),
    path("verificar/", certificates.check, name="check"),
    path("verificar/<str:code>/", certificates.check_code, name="check_code"),
]
