"""Addresses of people and assignments."""

from django.urls import path

from mentors.views import certificates, certification, notices, pairing, roster

app_name = "mentors"

urlpatterns = [
    path("avisos/", notices.notices, name="notices"),
    path("avisos/leidos/", notices.read_all, name="read_notices"),
    path("avisos/preferencias/", notices.preferences, name="notice_preferences"),
    path("avisos/<int:notice_id>/", notices.open_notice, name="open_notice"),
    path("coordinacion/avisos/", notices.sheets, name="notice_sheets"),
    path("coordinacion/mensajes/<int:item_id>/", notices.message, name="message"),
    path("coordinacion/oficiales/", certification.officers, name="officers"),
    path("coordinacion/oficiales/certificar/", certification.certify_many, name="certify_many"),
    path("coordinacion/oficiales/<uuid:person_id>/", certification.certify, name="certify"),
    path(
        "coordinacion/oficiales/<uuid:person_id>/suspender/",
        certification.end,
        name="end_certification",
    ),
    path("coordinacion/asignaciones/", pairing.trainees, name="trainees"),
    path("coordinacion/asignaciones/<uuid:enrolment_id>/", pairing.assign, name="assign"),
    path("coordinacion/personas/<uuid:person_id>/cuenta/", pairing.account, name="account"),
    path("coordinacion/certificados/", certificates.certificates, name="certificates"),
    path(
        "coordinacion/certificados/<uuid:certificate_id>/",
        certificates.certificate,
        name="certificate",
    ),
    path(
        "coordinacion/certificados/<uuid:certificate_id>.pdf",
        certificates.certificate_document,
        name="certificate_pdf",
    ),
    path("coordinacion/importar/", roster.upload, name="import"),
    path("coordinacion/importar/revisar/", roster.review, name="import_review"),
    path("coordinacion/importar/resultado/", roster.result, name="import_result"),
]
