"""Addresses of what is learned. Addresses that people read are in Spanish."""

from django.urls import path

from curriculum.views import certificates

app_name = "curriculum"

urlpatterns = [
    path("app/aprender/certificados/", certificates.certificates, name="certificates"),
    path(
        "app/aprender/certificados/<uuid:certificate_id>.pdf",
        certificates.document,
        name="certificate_pdf",
    ),
    path("verificar/", certificates.check, name="check"),
    path("verificar/<str:code>/", certificates.check_code, name="check_code"),
]
