"""Addresses of people and assignments."""

from django.urls import path

from mentors.views import (
    assignments,
    calendars,
    careers,
    certificates,
    certification,
    cohorts,
    conflicts,
    notices,
    organisation,
    pairing,
    people,
    reporting,
    requests,
    roster,
)

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
    path("coordinacion/asignaciones/calendario/", assignments.week, name="week"),
    path("coordinacion/asignaciones/<uuid:enrolment_id>/", assignments.assign, name="assign"),
    path(
        "coordinacion/asignaciones/<uuid:enrolment_id>/<uuid:assignment_id>/",
        assignments.change,
        name="change_assignment",
    ),
    path("coordinacion/turnos/", calendars.patterns, name="patterns"),
    path("coordinacion/turnos/nuevo/", calendars.edit, name="new_pattern"),
    path("coordinacion/turnos/<int:pattern_id>/", calendars.pattern, name="pattern"),
    path("coordinacion/turnos/<int:pattern_id>/cambiar/", calendars.edit, name="edit_pattern"),
    path("coordinacion/turnos/<int:pattern_id>/personas/", calendars.put_on, name="put_on_pattern"),
    path(
        "coordinacion/turnos/<int:pattern_id>/personas/<int:calendar_id>/",
        calendars.take_off,
        name="take_off_pattern",
    ),
    path("coordinacion/solicitudes/", requests.requests, name="requests"),
    path("coordinacion/solicitudes/ausencia/", requests.absence_of, name="absence_of"),
    path(
        "coordinacion/solicitudes/ausencias/<uuid:absence_id>/",
        requests.absence,
        name="decide_absence",
    ),
    path(
        "coordinacion/solicitudes/relevos/<uuid:request_id>/", requests.relief, name="decide_relief"
    ),
    path("coordinacion/conflictos/", conflicts.conflicts, name="conflicts"),
    path("coordinacion/conflictos/nuevo/", conflicts.declare, name="declare_conflict_between"),
    path(
        "coordinacion/conflictos/<int:conflict_id>/", conflicts.withdraw, name="withdraw_conflict"
    ),
    path("app/avisar/", reporting.home, name="report"),
    path("app/avisar/ausencia/", reporting.absence, name="report_absence"),
    path("app/avisar/ausencia/<uuid:absence_id>/", reporting.own_absence, name="own_absence"),
    path("app/avisar/relevo/", reporting.relief, name="ask_relief"),
    path("app/avisar/relevo/<uuid:request_id>/", reporting.own_relief, name="own_relief"),
    path("app/avisar/conflicto/", reporting.conflict, name="declare_conflict"),
    path("app/avisar/conflicto/<int:conflict_id>/", reporting.own_conflict, name="own_conflict"),
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
    path("coordinacion/personas/<uuid:person_id>/traslado/", careers.transfer, name="transfer"),
    path(
        "coordinacion/personas/<uuid:person_id>/numero/",
        careers.change_number,
        name="change_number",
    ),
    path("coordinacion/personas/<uuid:person_id>/unir/", careers.merge, name="merge"),
    path(
        "coordinacion/personas/<uuid:person_id>/cierre/",
        careers.close,
        name="close_account",
    ),
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
