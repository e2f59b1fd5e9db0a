"""Addresses of records. Addresses that people read are in Spanish."""

from django.urls import path

from evaluations.views import (
    absence,
    field,
    inbox,
    learn,
    observation,
    panel,
    paper,
    receipt,
    write,
)

app_name = "evaluations"

urlpatterns = [
    path("app/", learn.app_home, name="app_home"),
    path("app/campo/", field.field_home, name="field_home"),
    path("app/campo/observaciones/", field.written, name="written"),
    path("app/campo/observacion/<uuid:assignment_id>/", write.write, name="write"),
    path("app/campo/observacion/<uuid:assignment_id>/firmar/", write.sign, name="sign"),
    path(
        "app/campo/sin-evaluacion/<uuid:assignment_id>/",
        absence.no_evaluation,
        name="no_evaluation",
    ),
    path("app/campo/corregir/<uuid:observation_id>/", write.correct, name="correct"),
    path(
        "app/campo/corregir/<uuid:observation_id>/firmar/",
        write.sign_correction,
        name="sign_correction",
    ),
    path("app/campo/recibo/<uuid:observation_id>/", receipt.receipt, name="receipt"),
    path("app/campo/recibo/<uuid:observation_id>/retirar/", receipt.take_back, name="retract"),
    path("app/aprender/", learn.learn_home, name="learn_home"),
    path("app/aprender/observaciones/", learn.own_observations, name="own_observations"),
    path("observaciones/<uuid:observation_id>/", observation.observation, name="observation"),
    path("observaciones/<uuid:observation_id>/confirmar/", observation.confirm, name="confirm"),
    path("observaciones/<uuid:observation_id>/acuse/", observation.answer, name="answer"),
    path("observaciones/<uuid:observation_id>/negativa/", observation.refuse, name="refuse"),
    path("observaciones/<uuid:observation_id>/decidir/", observation.decide, name="decide"),
    path("coordinacion/", inbox.inbox, name="inbox"),
    path("coordinacion/papel/", paper.papers, name="papers"),
    path("papel/<uuid:assignment_id>/", paper.blank, name="blank_paper"),
    path("papel/<uuid:assignment_id>/transcribir/", paper.transcribe, name="transcribe"),
    path("papel/<uuid:assignment_id>/guardar/", paper.keep, name="keep_transcription"),
    path("app/pendientes/", inbox.own_inbox, name="own_inbox"),
    path("panel/", panel.cohorts, name="cohorts"),
    path("panel/promociones/<int:cohort_id>/", panel.matrix, name="matrix"),
    path("panel/agentes/<uuid:enrolment_id>/", panel.trainee, name="trainee"),
]
