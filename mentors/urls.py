"""Addresses of people and assignments."""

from django.urls import path

from mentors.views import pairing

app_name = "mentors"

urlpatterns = [
    path("coordinacion/oficiales/", pairing.officers, name="officers"),
    path("coordinacion/oficiales/<uuid:person_id>/", pairing.certify, name="certify"),
    path("coordinacion/asignaciones/", pairing.trainees, name="trainees"),
    path("coordinacion/asignaciones/<uuid:enrolment_id>/", pairing.assign, name="assign"),
]
