"""Addresses of people and assignments."""

from django.urls import path

from mentors.views import certificates, certification, pairing, roster

app_name = "mentors"

urlpatterns = [
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
