"""Addresses of what is learned, and of the frameworks and programmes behind it."""

from django.urls import path

from curriculum.views import (
    certificates,
    framework_import,
    frameworks,
    programme_parts,
    programmes,
    publication,
)

app_name = "curriculum"

_PROGRAMME = "coordinacion/programas/<int:version_id>/"
_FRAMEWORK = "coordinacion/marcos/<uuid:framework_id>/"

urlpatterns = [
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
