"""Addresses of people and assignments."""

from django.urls import path

from mentors.views import (
    certificates,
    certification,
    cohorts,
    organisation,
    pairing,
    people,
    roster,
)

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
    path("coordinacion/organizacion/", organisation.agency, name="organisation"),
    path("coordinacion/organizacion/unidades/", organisation.units, name="units"),
    path("coordinacion/organizacion/unidades/nueva/", organisation.new_unit, name="new_unit"),
    path("coordinacion/organizacion/unidades/<int:unit_id>/", organisation.unit, name="unit"),
    path(
        "coordinacion/organizacion/unidades/<int:unit_id>/uso/",
        organisation.unit_use,
        name="unit_use",
    ),
    path("coordinacion/organizacion/promociones/", cohorts.cohorts, name="cohorts"),
    path("coordinacion/organizacion/promociones/nueva/", cohorts.new_cohort, name="new_cohort"),
    path("coordinacion/organizacion/promociones/<int:cohort_id>/", cohorts.cohort, name="cohort"),
    path(
        "coordinacion/organizacion/promociones/<int:cohort_id>/cerrar/",
        cohorts.cohort_close,
        name="cohort_close",
    ),
    path("coordinacion/personas/", people.people, name="people"),
    path("coordinacion/personas/nueva/", people.new_person, name="new_person"),
    path("coordinacion/personas/<uuid:person_id>/", people.person, name="person"),
    path("coordinacion/personas/<uuid:person_id>/rol/", people.give_role, name="give_role"),
    path(
        "coordinacion/personas/<uuid:person_id>/rol/<int:grant_id>/",
        people.take_role,
        name="take_role",
    ),
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
