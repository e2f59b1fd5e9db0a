"""Addresses of what is learned, and of the frameworks and programmes behind it."""

from django.urls import path

from curriculum.views import (
    certificates,
    closing,
    framework_import,
    frameworks,
    lessons,
    modules,
    programme_parts,
    programmes,
    publication,
    quizzes,
    scenarios,
)

app_name = "curriculum"

# Codes such as ``m01``, never what it is about (content-safety CS-24).
_MODULE = "app/aprender/modulos/<slug:module>/"
_LESSON = f"{_MODULE}lecciones/<slug:lesson>/"
_PROGRAMME = "coordinacion/programas/<int:version_id>/"
_FRAMEWORK = "coordinacion/marcos/<uuid:framework_id>/"

urlpatterns = [
    path("app/aprender/modulos/", modules.modules, name="modules"),
    path(_MODULE, modules.module, name="module"),
    path(f"{_MODULE}seguir/", modules.go_on, name="go_on"),
    path(f"{_MODULE}pausa/", modules.pause, name="pause"),
    path(f"{_MODULE}alternativa/", modules.alternative, name="alternative"),
    path(_LESSON, lessons.lesson, name="lesson"),
    path(f"{_LESSON}<int:number>/", lessons.screen, name="lesson_screen"),
    path(f"{_LESSON}<int:number>/seguir/", lessons.step, name="lesson_step"),
    path(f"{_MODULE}escenario/", scenarios.scenario, name="scenario"),
    path(f"{_MODULE}escenario/decidir/", scenarios.decide, name="decide"),
    path(f"{_MODULE}cuestionario/", quizzes.quiz, name="quiz"),
    path(f"{_MODULE}cuestionario/<uuid:attempt>/<int:number>/", quizzes.question, name="question"),
    path(f"{_MODULE}cuestionario/<uuid:attempt>/resultado/", quizzes.result, name="result"),
    path(f"{_MODULE}cierre/", closing.closing, name="closing"),
    path(f"{_MODULE}cierre/borrar/", closing.erase, name="erase_reflection"),
    path("app/aprender/certificados/", certificates.certificates, name="certificates"),
    path(
        "app/aprender/certificados/<uuid:certificate_id>.pdf",
        certificates.document,
        name="certificate_pdf",
    ),
    path("verificar/", certificates.check, name="check"),
    path("verificar/<str:code>/", certificates.check_code, name="check_code"),
    path("coordinacion/programas/", programmes.programmes, name="programmes"),
    path("coordinacion/programas/nuevo/", programmes.start, name="programme_start"),
    path(_PROGRAMME, programmes.programme, name="programme"),
    path(f"{_PROGRAMME}fases/", programme_parts.phases, name="programme_phases"),
    path(f"{_PROGRAMME}reglas/", programme_parts.rules, name="programme_rules"),
    path(f"{_PROGRAMME}palabras/", programme_parts.words, name="programme_words"),
    path(f"{_PROGRAMME}formulario/", programmes.preview, name="programme_preview"),
    path(f"{_PROGRAMME}version/", programmes.next_version, name="programme_next"),
    path(f"{_PROGRAMME}proponer/", programmes.propose, name="programme_propose"),
    path(f"{_PROGRAMME}descartar/", programmes.discard, name="programme_discard"),
    path("coordinacion/marcos/", frameworks.frameworks, name="frameworks"),
    path("coordinacion/marcos/plantilla/", frameworks.template, name="framework_template"),
    path("coordinacion/marcos/importar/", framework_import.upload, name="framework_upload"),
    path("coordinacion/marcos/importar/revisar/", framework_import.review, name="framework_review"),
    path(_FRAMEWORK, frameworks.framework, name="framework"),
    path(f"{_FRAMEWORK}copiar/", frameworks.copy, name="framework_copy"),
    path(f"{_FRAMEWORK}cambiar/", frameworks.change, name="framework_change"),
    path(f"{_FRAMEWORK}descargar/", frameworks.download, name="framework_download"),
    path(f"{_FRAMEWORK}proponer/", frameworks.propose, name="framework_propose"),
    path(f"{_FRAMEWORK}descartar/", frameworks.discard, name="framework_discard"),
    path(
        "coordinacion/publicaciones/<uuid:proposal_id>/",
        publication.publication,
        name="publication",
    ),
]
